"""What a rule about the whole network is given: the notes, the settings, the date, and indexes.

Rules run over ten thousand notes at every `check`, so what several of them need is read once, here,
and from plain data.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from netnotes import apart
from netnotes.apart import Apart
from netnotes.config import Settings
from netnotes.lint.known import Known
from netnotes.model.ask import Ask
from netnotes.model.head import BROKEN, HASH
from netnotes.model.log import Entry
from netnotes.model.network import Network
from netnotes.model.note import Mention, Note, fold
from netnotes.model.org import Org, company_key
from netnotes.model.person import Person

if TYPE_CHECKING:
    from netnotes.lint.rule import Rule

_NOBODY = Note("", {"fields": {}, "broken": True})


class Meant(NamedTuple):
    """A mention with the notes that it could mean."""

    note: Note
    mention: Mention
    notes: list[Note]


class Twin(NamedTuple):
    """Someone who is probably there already: the field that the two share; its address, if any."""

    person: Person
    first: Person
    field: str
    address: str = ""


class Context:
    """The network as the rules see it. Notes that could not be read are not judged."""

    def __init__(
        self, network: Network, settings: Settings, today: date, known: Known | None = None
    ) -> None:
        """`known` is what earlier runs found out about single notes."""
        self.known = known or Known()
        self.network = network
        self.settings = settings
        self.today = today
        #: What mentions mean, by what they expect: the one note, or all that it could be.
        self._single: dict[str, dict[str, Note]] = {"person": {}, "org": {}, "any": {}}
        self._several: dict[tuple[str, str], list[Note]] = {}

    @cached_property
    def notes(self) -> list[Note]:
        """Every note that could be read, those with a slug that is taken included."""
        return [note for note in self.network.everything if not note.head[BROKEN]]

    def picked(self, rule: Rule) -> Iterator[tuple[Note, Any]]:
        """Each note of which a rule picked something, with that (`Rule.picks`)."""
        found = self._picks.get(rule.code)
        if not found:
            return iter(())
        return ((note, found[h]) for note in self.notes if (h := note.head[HASH]) in found)

    def picked_asks(self, rule: Rule) -> Iterator[tuple[Person, Ask]]:
        """The asks of each person of whom a rule picked something."""
        for person, _ in self.picked(rule):
            if isinstance(person, Person):
                yield from ((person, ask) for ask in person.asks)

    @cached_property
    def _picks(self) -> dict[str, dict[str, Any]]:
        from netnotes.lint.rule import rules

        self.known.pick(self.notes, rules(), self.settings)
        return self.known.picks

    @cached_property
    def people(self) -> list[Person]:
        """Every person among them, me included."""
        return [note for note in self.notes if isinstance(note, Person)]

    def sent(self, ask: Ask) -> bool:
        """Whether an ask was sent; one that was not is an idea."""
        return ask.sent is not None and ask.sent <= self.today

    def entries_after(self, day: date) -> Iterator[tuple[Note, Entry]]:
        """The log entries of all notes that are dated after `day`."""
        last = day.toordinal()
        for note in self.notes:
            if note.last > last:
                yield from ((note, entry) for entry in note.log if entry.ordinal > last)

    # -- who is who -------------------------------------------------------------------------

    @property
    def named(self) -> dict[str, list[Note]]:
        """The notes behind each name and alias, in the form in which names are compared."""
        return self.network._named

    @cached_property
    def twins(self) -> list[Twin]:
        """People who share an address, or name and employer; each pair once.

        Those of whom it was said that they are two are none.
        """
        found: dict[tuple[str, str], Twin] = {}
        addressed: dict[str, Person] = {}
        from netnotes.lint.rule import by_name

        for person, addresses in self.picked(by_name()["probable-duplicate-person"]):
            assert isinstance(person, Person)
            for address in addresses:
                first = addressed.setdefault(address.casefold(), person)
                if first is not person:
                    twin = Twin(person, first, "email", address)
                    found.setdefault((person.path, first.path), twin)
        for notes in self.named.values():
            if len(notes) > 1:
                for twin in self._namesakes([n for n in notes if isinstance(n, Person)]):
                    found.setdefault((twin.person.path, twin.first.path), twin)
        return [
            twin
            for twin in found.values()
            if not self.apart.parts(twin.person.slug, (twin.first.slug,))
        ]

    @cached_property
    def apart(self) -> Apart:
        """Who is not the same person, because somebody said so."""
        return apart.read(self.settings.root)

    def _namesakes(self, people: list[Person]) -> Iterator[Twin]:
        """Those among the bearers of one name who work at the same place."""
        seen: dict[tuple[str, str], Person] = {}
        for person in people:
            if person.org is not None and person.has("name"):
                org = self.network.org(person.org)
                employer = org.key if org else company_key(person.org.target)
                first = seen.setdefault((fold(person.called), employer), person)
                if first is not person:
                    yield Twin(person, first, "name")

    # -- who is meant -----------------------------------------------------------------------

    @cached_property
    def doubtful(self) -> list[Meant]:
        """Mentions that mean nobody, several, themselves, or another kind of note than expected."""
        found: list[Meant] = []
        for note in self.notes:
            if not self.known.is_clear(note):
                doubts = self.doubts(note)
                if doubts:
                    found += doubts
                else:
                    self.known.found_clear(note)
        return found

    def doubts(self, note: Note) -> list[Meant]:
        """Those of one note."""
        single, several = self._single, self._several
        found: list[Meant] = []
        for mention in note.plain_mentions:
            target, _, _, expects = mention
            meant = single[expects].get(target)
            if meant is None and (target, expects) not in several:
                notes = self.meaning(target, expects)
                if len(notes) == 1 and _fits(notes[0], expects):
                    meant = single[expects][target] = notes[0]
                else:
                    several[target, expects] = notes
            if meant is None:
                found.append(Meant(note, Mention(mention), several[target, expects]))
            elif meant is note:
                found.append(Meant(note, Mention(mention), [note]))
        return found

    def meaning(self, target: str, expects: str) -> list[Note]:
        """The notes that a reference could mean; a broken note may bear any name, so it is meant."""
        exactly = self.network.notes.get(target)  # as nearly every reference is written
        notes = [exactly] if exactly else self.network.candidates(target)
        if notes or self.spoken_for(target):
            return notes or [_NOBODY]
        org = self.network.org(target) if expects != "person" else None
        return [org] if org else []

    def spoken_for(self, target: str) -> bool:
        """Whether a note that cannot be read is likely the one that is meant."""
        return bool(self._unreadable) and "-".join(fold(target).split()) in self._unreadable

    @cached_property
    def _unreadable(self) -> set[str]:
        return {note.key for note in self.network.broken}


def _fits(note: Note, expects: str) -> bool:
    if expects == "any" or note.broken:
        return True
    return isinstance(note, Org) is (expects == "org")
