"""Who of mine will be at an event, and what to bring up with each.

Someone is taken to be there whose tags name the event, or with whom a plan ahead does.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from typing import NamedTuple

from netnotes.config import Settings
from netnotes.lazy import lazy
from netnotes.messages.plans import Plan, ahead
from netnotes.model.log import Entry
from netnotes.model.network import Network, Touch
from netnotes.model.note import bare, fold
from netnotes.model.parse import parse_note
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.graph import DISTANCE, graph_on
from netnotes.outreach.standing import ORDER
from netnotes.sentences import say

_WORD = re.compile(r"[^\W_]+")
_SHARED = 3


class Pair(NamedTuple):
    """Two who will be there, do not know each other as far as the notes tell, and why they should."""

    one: Person
    other: Person
    why: str


class Guest(NamedTuple):
    """Someone who will be there, and the plan that says so; None where a tag does."""

    case: Case
    plan: Plan | None

    @property
    def person(self) -> Person:
        """Who it is."""
        return self.case.person

    @property
    def missed(self) -> Touch | None:
        """The last time I could have said hello and did not."""
        found = (t for t in self.case.touches if "missed" in t.entry.marks and t.own)
        return next((t for t in found if t.entry.ordinal <= self.case.now), None)


class Gathering:
    """An event on a day: `called` is its name as it was asked for."""

    def __init__(self, network: Network, called: str, today: date, settings: Settings) -> None:
        self.network = network
        self.called = called
        self.today = today
        self.settings = settings

    @lazy
    def guests(self) -> list[Guest]:
        """Who of mine will be there, the closest first."""
        found: list[Guest] = []
        for person in self.network.people:
            if person.broken or person.died or person.do_not_contact:
                continue
            plan = self._plan(person)
            if plan is not None or self._tagged(person):
                found.append(Guest(Case(self.network, person, self.today, self.settings), plan))
        return sorted(found, key=lambda g: (ORDER.index(g.case.standing), fold(g.person.called)))

    @lazy
    def living_there(self) -> list[Person]:
        """Who lives in the city of that name, where it is the name of one."""
        city = fold(self.called)
        return [
            person
            for person in self.network.people
            if person.city
            and fold(person.city) == city
            and person is not self.network.me
            and not (person.broken or person.died or person.do_not_contact)
        ]

    @lazy
    def day(self) -> date | None:
        """The day of the event, where a plan tells it."""
        days = [guest.plan.entry.day for guest in self.guests if guest.plan]
        return min(days, default=None)

    @lazy
    def channel(self) -> str:
        """How an entry about it begins: as it was planned, else `event`."""
        return next((g.plan.entry.channel for g in self.guests if g.plan), "") or "event"

    @lazy
    def pairs(self) -> list[Pair]:
        """Who of them could be brought together: something that both love, and no tie yet."""
        graph = graph_on(self.network, self.today, self.settings)
        far = DISTANCE["stranger"]
        known = [g.person for g in self.guests if (graph.direct(g.person.key) or far) < far]
        found: list[Pair] = []
        for one, other in combinations(known, 2):
            if other.key in graph.neighbours(one.key):
                continue
            theirs = {fold(word) for word in other.interests}
            common = [word for word in one.interests if fold(word) in theirs]
            if common:
                found.append(Pair(one, other, say("both love {what}", what=common[0])))
        return found[:_SHARED]

    def _tagged(self, person: Person) -> bool:
        wanted = _words(self.called)
        return bool(wanted) and any(
            _words(tag) == wanted for tag in person.tags if "tags" in person.values
        )

    def _plan(self, person: Person) -> Plan | None:
        """The next plan with them that names the event, in its place or its text."""
        wanted = f" {' '.join(_words(self.called))} "
        if not wanted.strip():
            return None
        for touch in sorted(ahead(self.network, person, self.today), key=lambda t: t.entry.ordinal):
            said = f" {' '.join(_words(f'{touch.entry.place} {touch.entry.text}'))} "
            if wanted in said:
                return Plan(person, touch)
        return None


def form(found: Gathering) -> list[str]:
    """The lines to finish afterwards, as `netnotes log -` reads them; left as it is, one says that you met.

    A plan is ticked by its line, which counts for all who are named in it.
    """
    lines: list[str] = []
    keys = {guest.person.key for guest in found.guests}
    for guest in found.guests:
        plan = guest.plan
        if plan is None:
            entry = _entry(found)
            lines.append(f"{found.day or found.today} {guest.person.slug} {entry} ")
        elif plan.touch.own or plan.touch.note.key not in keys:
            channel = plan.entry.channel or "event"
            lines.append(f"{plan.entry.day} {guest.person.slug} {channel}: ")
    return lines


def _entry(found: Gathering) -> str:
    """The event as an entry has it; a name that could not stand as its place stands in the text."""
    said = " ".join(found.called.split())
    day, entry = found.day or found.today, f"{found.channel} at {said}:"
    text = f"---\nname: A\n---\n\n## Log\n\n- {day} {entry}\n"
    note = parse_note(text.encode("utf-8", "replace"))
    read = [Entry._make(plain) for plain in note["log"]]
    fits = len(read) == 1 and read[0].place == said and not note["problems"]
    return entry if fits else f"{found.channel}: {said};"


def _words(text: str) -> list[str]:
    """The words of a name: `dsd-lisbon`, `DSD Lisbon` and `#dsd_lisbon` are the same."""
    return _WORD.findall(bare(fold(text)))
