"""What is planned: the meetings ahead, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netnotes.config import Settings
from netnotes.model.head import LAST, SIGNS
from netnotes.model.log import Entry
from netnotes.model.network import Network, Touch
from netnotes.model.person import Person


class Plan(NamedTuple):
    """A meeting ahead with someone; `touch` is where it is written."""

    person: Person
    touch: Touch

    @property
    def entry(self) -> Entry:
        """The entry that plans it."""
        return self.touch.entry


class Meeting(NamedTuple):
    """A meeting with the name of its page, `meetings/2026-11-24-alice-nguyen`."""

    name: str
    plan: Plan


def meetings(network: Network, today: date, settings: Settings) -> list[Meeting]:
    """Every meeting that is planned, however far ahead, by day.

    Those of the last days are among them until somebody says how they were, by ticking their box:
    what comes after a meeting is part of it.
    """
    key = ("meetings", today, settings.horizon)
    return network.once(key, lambda: _meetings(network, today, settings))


def meeting_at(
    network: Network, today: date, settings: Settings, at: str, person: Person
) -> Meeting | None:
    """The meeting that is written at a place, as a person who is there would look for it."""

    def find() -> Meeting | None:
        there = [m for m in meetings(network, today, settings) if m.plan.touch.at == at]
        return next((m for m in there if m.plan.person is person), there[0] if there else None)

    return network.part("meeting", (at, person.key), find)


def _meetings(network: Network, today: date, settings: Settings) -> list[Meeting]:
    first = today.toordinal() - settings.horizon
    found = [
        Plan(person, touch)
        for person in _perhaps(network, first)
        if not person.broken and "died" not in person.values
        for touch in _planned(network, person, first, today)
        if _here(network, touch)
    ]
    taken: Counter[str] = Counter()
    named = []
    for plan in sorted(found, key=_order):
        name = f"meetings/{plan.entry.day.isoformat()}-{plan.person.slug}"
        taken[name] += 1
        named.append(Meeting(name if taken[name] == 1 else f"{name}-{taken[name]}", plan))
    return named


def plans(network: Network, today: date, settings: Settings) -> list[Plan]:
    """Every meeting within the horizon, the next first; one a meeting, with whose note holds it.

    What stands in my own note, or in an organization's, is prepared for each who is named there.
    """
    last = today.toordinal() + settings.horizon
    found = [
        Plan(person, touch)
        for person in _perhaps(network, today.toordinal())
        if not person.broken and not person.died
        for touch in ahead(network, person, today)
        if touch.entry.ordinal <= last and _here(network, touch)
    ]
    return sorted(found, key=_order)


def _perhaps(network: Network, first: int) -> Iterator[Person]:
    """Those with whom something could be planned for the day `first` or later: few of very many."""
    named = network.named_in_plans(first)
    for person in network.people:
        if person.head[LAST] >= first or person.key in named:
            yield person


def next_plan(network: Network, person: Person, today: date) -> Plan | None:
    """The next meeting with someone, however far ahead, in whoever's note it stands."""
    found = [Plan(person, touch) for touch in ahead(network, person, today)]
    return min(found, key=_order, default=None)


def _order(plan: Plan) -> tuple[int, str, str]:
    return plan.entry.ordinal, plan.entry.time or "~", plan.touch.at


def _here(network: Network, touch: Touch) -> bool:
    """Whether the meeting is prepared on this person's page, and not on that of the note's own."""
    return touch.own or touch.note is network.me or not isinstance(touch.note, Person)


def ahead(network: Network, person: Person, today: date) -> Iterator[Touch]:
    """The entries of today and later that plan something with a person."""
    return _planned(network, person, today.toordinal(), today)


def _planned(network: Network, person: Person, first: int, today: date) -> Iterator[Touch]:
    """The entries that plan something with a person, from the day `first` on."""
    if person.last >= first or "box" in person.head[SIGNS]:
        for entry in person.log:
            if entry.ordinal >= first and _is_open(entry, today):
                yield Touch(entry, person, own=True)
    for touch in network.shared_touches(person):
        if touch.entry.ordinal >= first and _is_open(touch.entry, today):
            yield touch


def _is_open(entry: Entry, today: date) -> bool:
    """Whether an entry is still to come, or to be told of.

    One of today with a time is a meeting, unless it is ticked; one that has passed has an open box.
    """
    if entry.box == "x" or "cancelled" in entry.marks:
        return False
    if entry.ordinal < today.toordinal():
        return entry.box == " "
    return entry.planned(today) or (bool(entry.time) and not entry.direction)
