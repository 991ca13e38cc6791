"""Whom to reach out to, and why: for every person at most one line, with all its reasons.

The main job. Orgs and my own note are never due; broken notes are silent, since nothing may be
concluded from them (a `do_not_contact` could stand where they broke).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netnotes.config import Settings
from netnotes.lazy import no_garbage
from netnotes.model.handed import all_same
from netnotes.model.head import HELD
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason, Step, reasons
from netnotes.outreach.standing import ORDER, Standing
from netnotes.sentences import spoken

#: Where verdicts are left to the next load (`Network.memory`).
_KEPT = "verdicts"


class Due(NamedTuple):
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

    `only` is a reason's code: then just the people for whom it holds, ranked by it. Several pages of the
    site ask; it is found once for all of them.
    """
    key = ("due", today, only, settings.fingerprint())
    with no_garbage():
        return list(network.once(key, lambda: _due(network, today, settings, only)))


def _due(network: Network, today: date, settings: Settings, only: str) -> tuple[Due, ...]:
    kinds = [reason for reason in reasons() if not only or reason.code == only]
    if network.me is not None and not network.me.seeking:
        kinds = [reason for reason in kinds if not reason.search]
    order = {reason.code: reason.order for reason in kinds}
    found: list[tuple[tuple[object, ...], Due]] = []
    verdicts = Verdicts(network, today, settings)
    for key, asked in _asked(network, today, settings, kinds).items():  # they are ranked below
        person = network.notes[key]
        if not isinstance(person, Person) or person is network.me:
            continue
        line = verdicts.line(person, asked)
        if line is not None:
            first = line.reasons[0]
            rank = (
                order[first.code],
                -first.past,
                first.on if not first.past else today,
                ORDER.index(line.standing),
                person.folded,
                person.slug,
            )
            found.append((rank, line))
    if not only:
        verdicts.keep()
    found.sort(key=lambda pair: pair[0])
    return tuple(line for _, line in found)


class _Verdict(NamedTuple):
    """What was found of somebody, and what it rests on beside what all verdicts do."""

    person: Person
    asked: list[Reason]
    elsewhere: tuple[tuple[int, Note], ...]
    case: Case
    line: Due | None


class Verdicts:
    """The line of each person: of whoever is as at the last load, the one that was found then.

    A line rests on the person's own note, on the logs that name them, on my note, on the organizations
    and on who is who. What tells of other people's notes besides, as a meeting does, is found anew.
    """

    def __init__(self, network: Network, today: date, settings: Settings) -> None:
        self.network, self.today, self.settings = network, today, settings
        self.rests_on = today, settings.fingerprint(), spoken().state, network.me
        rests_on, notes, kept = network.memory.get(_KEPT, (None, (), {}))
        same = rests_on == self.rests_on and all_same(notes, network.order, _org)
        self.before: dict[str, _Verdict] = kept if same else {}
        self.found: dict[str, _Verdict] = {}

    def line(self, person: Person, asked: list[Reason]) -> Due | None:
        """The line of one person, for the reasons that are looked for."""
        notes, said = self.network.notes, self.network.said_elsewhere.get(person.key)
        elsewhere = tuple((n, notes[key]) for n, key in said.entries) if said is not None else ()
        known = self.before.get(person.key)
        if known is not None and (known.person, known.asked, known.elsewhere) == (
            person, asked, elsewhere,
        ):  # fmt: skip
            # What is not made yet is made of the notes as they are.
            known.case.network = self.network
        else:
            case = Case(self.network, person, self.today, self.settings)
            known = _Verdict(person, asked, elsewhere, case, _line(case, asked))
        self.found[person.key] = known
        return known.line

    def keep(self) -> None:
        """Leave what was found to the next load."""
        alone = {key: one for key, one in self.found.items() if not _of_others(one.line)}
        self.network.memory[_KEPT] = self.rests_on, self.network.order, alone


def _org(note: Note) -> Note | None:
    """A note on all of which a verdict may rest, whoever it is about."""
    return note if note.is_org else None


def _of_others(line: Due | None) -> bool:
    """Whether a line tells of what stands in notes that it does not rest on."""
    return line is not None and any(because.code == "meeting" for because in line.reasons)


def due_line(
    network: Network, person: Person, today: date, settings: Settings, kinds: list[Reason]
) -> Due | None:
    """The line of one person, or None where nothing is due."""
    case = Case(network, person, today, settings)
    has = {*person.head[HELD], *case.signs}
    asked = [kind for kind in kinds if not kind.of or not kind.of.isdisjoint(has)]
    return _line(
        case, [kind for kind in asked if kind.concerns(network, person.key, today, settings)]
    )


def _asked(
    network: Network, today: date, settings: Settings, kinds: list[Reason]
) -> dict[str, list[Reason]]:
    """The reasons to look for, in their order, of each who could have one, by their key."""
    asked: dict[str, list[Reason]] = {}
    for kind in kinds:
        for key in kind.candidates(network, today, settings):
            asked.setdefault(key, []).append(kind)
    return asked


def _line(case: Case, asked: list[Reason]) -> Due | None:
    person = case.person
    if person.broken or "died" in person.head[HELD]:
        return None
    held = tuple(_held(case, asked))
    return Due(person, case.standing, case.last_contact_day, held) if held else None


def _held(case: Case, asked: list[Reason]) -> Iterator[Because]:
    person = case.person
    held = person.head[HELD]
    silenced = "do_not_contact" in held and person.do_not_contact
    if "snooze" in held:
        silenced |= person.snooze is not None and person.snooze > case.today
    for kind in asked:
        if silenced and not kind.agreed:
            continue
        found = list(kind.find(case))
        if len(found) > 1:
            found.sort(key=lambda b: (-b.past, b.on))
        for because in found:
            yield because.of_kind(kind.code)
