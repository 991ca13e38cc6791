"""Who is in the network already: asked before a note is made, by hand or by an import.

Someone is found by an e-mail address, a phone number, a name or alias, or name and employer. An
address, a number, or a name with its employer is as good as certain; a name alone is not, since two
people may bear it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from netnotes.model.network import Network
from netnotes.model.new import slug_of
from netnotes.model.note import Note, bare, fold
from netnotes.model.org import company_key
from netnotes.model.person import Person

_EXTENSION = re.compile(r"\s*(?:x|ext\.?|#)\s*\d+\s*$", re.IGNORECASE)
#: So many digits at the end tell two numbers apart, with or without the country before them.
_LOCAL = 7


class Candidate(NamedTuple):
    """Someone who may be in the network: what is known of them."""

    name: str
    aliases: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    org: str = ""
    is_org: bool = False


class Same(NamedTuple):
    """A note that seems to be of the candidate: by what, and whether that is as good as certain."""

    note: Note
    why: str
    certain: bool


class Register:
    """Everyone by what they can be recognized by; whoever makes notes adds them as it goes."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.emails: dict[str, list[Note]] = defaultdict(list)
        self.phones: dict[str, list[tuple[str, Note]]] = defaultdict(list)
        self.names: dict[str, list[Note]] = defaultdict(list)
        self.slugs: set[str] = {note.key for note in network.everything}
        for note in network.notes.values():
            self.add(note)

    def add(self, note: Note) -> None:
        """Enter a note by its addresses, numbers and names."""
        self.slugs.add(note.key)
        values = note.values
        for address, *_ in values.get("email", ()):
            self.emails[address.casefold()].append(note)
        for number, *_ in values.get("phone", ()):
            digits = digits_of(number)
            if digits:
                self.phones[local_of(digits)].append((digits, note))
        for name in dict.fromkeys(bare(fold(name)) for name in (note.slug, *note.names)):
            self.names[name].append(note)

    def find(self, candidate: Candidate) -> list[Same]:
        """The notes that seem to be of the candidate, the surest first, each once."""
        found: dict[str, Same] = {}
        for same in (*self._by_address(candidate), *self._by_name(candidate)):
            if same.note.key not in found:
                found[same.note.key] = same
        return sorted(found.values(), key=lambda same: not same.certain)

    def _by_address(self, candidate: Candidate) -> Iterator[Same]:
        for address in candidate.emails:
            for note in self.emails.get(address.casefold(), ()):
                yield Same(note, f"the same address, {address}", certain=True)
        for number in candidate.phones:
            digits = digits_of(number)
            for other, note in self.phones.get(local_of(digits), ()) if digits else ():
                if same_number(digits, other):
                    yield Same(note, f"the same number, {number}", certain=True)

    def _by_name(self, candidate: Candidate) -> Iterator[Same]:
        employer = self._employer(candidate.org)
        for name in (candidate.name, *candidate.aliases):
            for note in self._named(name, candidate):
                if note.is_org is not candidate.is_org and not note.broken:
                    kind = "an organization" if note.is_org else "a person"
                    yield Same(note, f"{kind} of that name", certain=False)
                    continue
                works = self._works_at(note)
                if employer and works and employer == works:
                    yield Same(note, "the same name and employer", certain=True)
                    continue
                called = {bare(fold(note.called)), company_key(note.called)}
                same = called & {bare(fold(name)), company_key(name)}
                said = "the same name" if same else f"it goes by “{name}” too"
                yield Same(note, said, certain=candidate.is_org)

    def _named(self, name: str, candidate: Candidate) -> Iterable[Note]:
        found = {note.key: note for note in self.names.get(bare(fold(name)), ())}
        slug = slug_of(name)
        taken = self.network.notes.get(slug) if slug else None
        if taken is not None and taken.broken:
            found[taken.key] = taken
        org = self.network.org(name) if candidate.is_org else None
        if org is not None:
            found[org.key] = org
        return found.values()

    def _employer(self, name: str) -> str:
        org = self.network.org(name) if name else None
        return org.key if org else company_key(name) if name else ""

    def _works_at(self, note: Note) -> str:
        if not isinstance(note, Person) or note.org is None:
            return ""
        return self._employer(note.org.target)


def digits_of(number: str) -> str:
    """The digits of a number without its extension and what is dialled before a country."""
    plain = "".join(c for c in _EXTENSION.sub("", number) if c.isdigit())
    return plain.removeprefix("00")


def local_of(digits: str) -> str:
    """The end of a number, which is the same with and without the country before it."""
    return digits[-_LOCAL:]


def same_number(one: str, other: str) -> bool:
    """Whether two numbers are one, the country left out of one of them."""
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return short == long or (len(short) >= _LOCAL and long.endswith(short))
