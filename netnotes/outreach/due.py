"""Whom to reach out to, and why: for every person at most one line, with all its reasons.

The main job. Orgs and my own note are never due; broken notes are silent, since nothing may be
concluded from them (a `do_not_contact` could stand where they broke).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason, Step, reasons
from netnotes.outreach.standing import ORDER, Standing

#: A reason, and the keys of those whom it can hold for; None: everyone.
Asked = tuple[Reason, frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Due:
    """A person to reach out to: why, the most binding reason first, and one next step."""

    person: Person
    standing: Standing
    last_contact: date | None
    reasons: tuple[Because, ...]

    @property
    def due_on(self) -> date:
        """The day of the most binding reason."""
        return self.reasons[0].on

    @property
    def step(self) -> Step:
        """The one next step."""
        return self.reasons[0].step


def due(network: Network, today: date, settings: Settings, *, only: str = "") -> list[Due]:
    """Everyone with a reason on the day `today`, the most binding first.

    `only` is a reason's code: then just the people for whom it holds, ranked by it.
    """
    kinds = [reason for reason in reasons() if not only or reason.code == only]
    if network.me is not None and not network.me.seeking:
        kinds = [reason for reason in kinds if not reason.search]
    network.shared  # noqa: B018  # everyone will be asked for theirs
    asked = _ask(network, today, settings, kinds)
    order = {reason.code: reason.order for reason in kinds}
    found: list[tuple[tuple[object, ...], Due]] = []
    for person in network.notes.values():  # in any order: they are ranked below
        if not isinstance(person, Person) or person is network.me:
            continue
        line = _line(Case(network, person, today, settings), asked)
        if line is not None:
            first = line.reasons[0]
            key = (
                order[first.code],
                -first.past,
                first.on if not first.past else today,
                ORDER.index(line.standing),
                fold(person.called),
                person.slug,
            )
            found.append((key, line))
    found.sort(key=lambda pair: pair[0])
    return [line for _, line in found]


def due_line(
    network: Network, person: Person, today: date, settings: Settings, kinds: list[Reason]
) -> Due | None:
    """The line of one person, or None where nothing is due."""
    return _line(Case(network, person, today, settings), _ask(network, today, settings, kinds))


def _ask(network: Network, today: date, settings: Settings, kinds: list[Reason]) -> list[Asked]:
    return [(kind, kind.among(network, today, settings)) for kind in kinds]


def _line(case: Case, asked: list[Asked]) -> Due | None:
    person = case.person
    if person.broken or "died" in person.values:
        return None
    held = tuple(_held(case, asked))
    return Due(person, case.standing, case.last_contact_day, held) if held else None


def _held(case: Case, asked: list[Asked]) -> Iterator[Because]:
    person = case.person
    values, signs = person.values, case.signs
    silenced = "do_not_contact" in values and person.do_not_contact
    if "snooze" in values:
        silenced |= person.snooze is not None and person.snooze > case.today
    for kind, among in asked:
        if silenced and not kind.agreed:
            continue
        if among is not None and person.key not in among:
            continue
        if kind.of and kind.of.isdisjoint(signs) and not any(part in values for part in kind.of):
            continue
        for because in sorted(kind.find(case), key=lambda b: (-b.past, b.on)):
            yield replace(because, code=kind.code)
