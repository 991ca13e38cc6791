"""What a rule about the whole network is given: the notes, the settings, the date, and indexes.

Rules run over ten thousand notes at every `check`, so what several of them need is read once, here,
and from plain data.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from netnotes import apart
from netnotes.apart import Apart
from netnotes.config import Settings
from netnotes.model.ask import Ask
from netnotes.model.log import Entry
from netnotes.model.network import Network
from netnotes.model.note import Mention, Note, fold
from netnotes.model.org import Org, company_key
from netnotes.model.person import Person

_PEOPLE = Entry._fields.index("people")
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

    def __init__(self, network: Network, settings: Settings, today: date) -> None:
        self.network = network
        self.settings = settings
        self.today = today

    @cached_property
    def notes(self) -> list[Note]:
        """Every note that could be read, those with a slug that is taken included."""
        return [note for note in self.network.everything if not note.broken]

    @cached_property
    def people(self) -> list[Person]:
        """Every person among them, me included."""
        return [note for note in self.notes if isinstance(note, Person)]

    @cached_property
    def asks(self) -> list[tuple[Person, Ask]]:
        """Every ask, with the person it was, or is to be, asked of."""
        asking = [person for person in self.people if person.values.get("asks")]
        return [(person, ask) for person in asking for ask in person.asks]

    def sent(self, ask: Ask) -> bool:
        """Whether an ask was sent; one that was not is an idea."""
        return ask.sent is not None and ask.sent <= self.today

    def entries_after(self, day: date) -> Iterator[tuple[Note, Entry]]:
        """The log entries of all notes that are dated after `day`."""
        last = day.toordinal()
        for note in self.notes:
            if note.data.get("last", 0) > last:
                yield from ((note, entry) for entry in note.log if entry.ordinal > last)

    def entries_off(self, channels: set[str]) -> Iterator[tuple[Note, Entry]]:
        """The log entries of all notes whose channel is none of these."""
        for note in self.notes:
            if not channels.issuperset(note.data.get("channels", ())):
                yield from ((note, entry) for entry in note.log if entry.channel not in channels)

    def bare_companions(self) -> Iterator[tuple[Note, str, int, int]]:
        """Who was there besides, by a name without brackets: the note, the name, its place."""
        for note in self.notes:
            for plain in note.data.get("shared", ()):  # of most notes there is nothing to make
                for target, linked, line, column in plain[_PEOPLE]:
                    if not linked:
                        yield note, target, line, column

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
        for person in self.people:
            for address, *_ in person.values.get("email", ()):
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
        single: dict[str, dict[str, Note]] = {"person": {}, "org": {}, "any": {}}
        several: dict[tuple[str, str], list[Note]] = {}
        found: list[Meant] = []
        for note in self.notes:
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
