"""Whom to reach out to, and why: for every person at most one line, with all its reasons.

The main job. Orgs and my own note are never due; broken notes are silent, since nothing may be
concluded from them (a `do_not_contact` could stand where they broke).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from netnotes.config import Settings
from netnotes.lazy import no_garbage
from netnotes.model.handed import all_same
from netnotes.model.head import HELD
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.model.roll import Plain
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
    asked = _asked(network, today, settings, kinds)
    those = map(network.notes.__getitem__, asked)
    people = [one for one in those if isinstance(one, Person) and one is not network.me]
    verdicts = Verdicts(network, today, settings, asked)
    gists = network.each(
        "due",
        people,
        lambda person: _gist(verdicts.line(person)),
        lambda person: tuple(kind.code for kind in asked[person.key]),
    )
    if not only:
        verdicts.keep()
    pairs = zip(people, gists, strict=True)
    found = [verdicts.told(person, gist) for person, gist in pairs if gist is not None]

    def rank(line: Due) -> tuple[object, ...]:
        first, person = line.reasons[0], line.person
        return (
            order[first.code],
            -first.past,
            first.on if not first.past else today,
            ORDER.index(line.standing),
            person.folded,
            person.slug,
        )

    return tuple(sorted(found, key=rank))


class _Gist(NamedTuple):
    """What of a line decides where it stands, as plain data: of each reason the day, the code, and `past`."""

    standing: Standing
    last_contact: int
    reasons: tuple[tuple[int, str, float], ...]


def _gist(line: Due | None) -> Plain:
    if line is None:
        return None
    reasons = tuple((one.on.toordinal(), one.code, one.past) for one in line.reasons)
    last = line.last_contact.toordinal() if line.last_contact else 0
    return tuple(_Gist(line.standing, last, reasons))


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
    and on who is who. Whoever could have a reason that looks into more (`Reason.of_others`) is asked anew.
    """

    def __init__(
        self, network: Network, today: date, settings: Settings, asked: Mapping[str, list[Reason]]
    ) -> None:
        """`asked` are the reasons to look for, of each person by their key."""
        self.network, self.today, self.settings = network, today, settings
        self.asked = asked
        self.rests_on = today, settings.fingerprint(), spoken().state, network.me
        rests_on, notes, kept = network.memory.get(_KEPT, (None, (), {}))
        same = rests_on == self.rests_on and all_same(notes, network.order, _org)
        self.before: dict[str, _Verdict] = kept if same else {}
        self.found: dict[str, _Verdict] = {}

    def line(self, person: Person) -> Due | None:
        """The line of one person."""
        asked = self.asked[person.key]
        notes, said = self.network.notes, self.network.elsewhere(person)
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

    def told(self, person: Person, plain: Plain) -> Due:
        """The line of which this is the gist: what it says is found where somebody asks for it."""
        known = self.found.get(person.key)
        if known is not None and known.line is not None:
            return known.line
        gist = _Gist._make(plain)
        reasons = tuple(
            self._because(person, number, *said) for number, said in enumerate(gist.reasons)
        )
        last = date.fromordinal(gist.last_contact) if gist.last_contact else None
        return Due(person, gist.standing, last, reasons)

    def _because(self, person: Person, number: int, on: int, code: str, past: float) -> Because:
        def found() -> Because:
            line = self.line(person)
            assert line is not None
            return line.reasons[number]

        return Because(
            date.fromordinal(on),
            lambda: found().text,
            lambda: found().evidence,
            lambda: found().step,
            code,
            past,
        )

    def keep(self) -> None:
        """Leave what was found to the next load."""
        alone = {key: one for key, one in self.found.items() if not _of_others(one.asked)}
        self.network.memory[_KEPT] = self.rests_on, self.network.order, alone


def _org(note: Note) -> Note | None:
    """A note on all of which a verdict may rest, whoever it is about."""
    return note if note.is_org else None


def _of_others(asked: list[Reason]) -> bool:
    """Whether one of the reasons that were looked for tells of notes that a line does not rest on.

    Where it does not hold it may all the same, once those notes are others.
    """
    return any(reason.of_others for reason in asked)


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
