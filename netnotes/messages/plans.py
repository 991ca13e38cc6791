"""What is planned: the meetings ahead, each once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netnotes.config import Settings
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


def plans(network: Network, today: date, settings: Settings) -> list[Plan]:
    """Every meeting within the horizon, the next first; one a meeting, with whose note holds it.

    What stands in my own note, or in an organization's, is prepared for each who is named there.
    """
    last = today.toordinal() + settings.horizon
    found = [
        Plan(person, touch)
        for person in network.people
        if not person.broken and not person.died
        for touch in ahead(network, person, today)
        if touch.entry.ordinal <= last and _here(network, touch)
    ]
    return sorted(found, key=_order)


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
    now = today.toordinal()
    shared = network.shared_touches(person)
    if person.data.get("last", 0) >= now or "box" in person.data.get("signs", ()):
        for entry in person.log:
            if _is_ahead(entry, today):
                yield Touch(entry, person, own=True)
    for touch in shared:
        if _is_ahead(touch.entry, today):
            yield touch


def _is_ahead(entry: Entry, today: date) -> bool:
    """Whether an entry is still to come; one of today with a time is a meeting, unless ticked."""
    if entry.ordinal < today.toordinal() or entry.box == "x" or "cancelled" in entry.marks:
        return False
    return entry.planned(today) or (bool(entry.time) and not entry.direction)
