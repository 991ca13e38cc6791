"""References, moved along when a note gets another name or becomes part of another note.

What is written by the slug or the name that goes away is written anew; any other spelling stays as it
is as long as it means whom it meant, and becomes the slug where it would not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from netnotes.model import edit
from netnotes.model.dated import Milestone
from netnotes.model.field import Record
from netnotes.model.log import Entry
from netnotes.model.network import Network
from netnotes.model.note import Note, fold
from netnotes.model.parse import parse_note
from netnotes.model.values.many import Many
from netnotes.model.values.reference import ReferenceKind
from netnotes.model.wikilink import WIKILINK
from netnotes.words import counted, listing

#: So many lines are named; of more there is only their number.
_NAMED = 12
_PEOPLE = Entry._fields.index("people")
#: What cannot stand in the brackets of a reference.
_UNFIT = re.compile(r"[\[\]|#^\n\r\\]")


class Moved(NamedTuple):
    """A reference that is written anew: its note's path, and the line of the file."""

    path: str
    line: int


def meant(network: Network, target: str, expects: str) -> Note | None:
    """The note that a reference means; a company is known by its name without legal suffixes too."""
    note = network.resolve(target)
    if note is None and expects != "person":
        return network.org(target)
    return note


class Moving:
    """Where each reference goes when `old` becomes `new`.

    `before` and `after` are the network without and with that change, references aside. `renamed`
    says by what a reference by name is replaced: nothing, where the old name goes on being one.
    """

    def __init__(
        self, before: Network, after: Network, old: Note, new: Note, *, renamed: bool
    ) -> None:
        self.before, self.after = before, after
        self.old, self.new = old, new
        self.renamed = renamed
        self._known: dict[tuple[str, str], str | None] = {}

    def __call__(self, target: str, expects: str) -> str | None:
        """The new target of a reference, or None where it stays."""
        key = (target, expects)
        if key not in self._known:
            self._known[key] = self._find(target, expects)
        return self._known[key]

    def _find(self, target: str, expects: str) -> str | None:
        was = meant(self.before, target, expects)
        if was is None:
            return None
        home = self.new if was is self.old else self.after.notes.get(was.key)
        if home is None:
            return None
        said = fold(target)
        if was is self.old and said == self.old.key:
            return self._by(home, expects, home.slug, target)
        by_name = was is self.old and self.renamed and said == fold(self.old.called)
        if by_name or meant(self.after, target, expects) is not home:
            return self._by(home, expects, home.called, target)
        return None

    def _by(self, home: Note, expects: str, first: str, target: str) -> str | None:
        """What means `home` for sure: `first` if it does, else the slug."""
        for word in (first, home.slug, home.called):
            fits = word.strip() and not _UNFIT.search(word)
            if fits and meant(self.after, word, expects) is home:
                return None if word == target else word
        return home.slug

    def make(self, raw: bytes) -> bytes:
        """A note's bytes with its references moved."""
        return self._bare(edit.rewrite_references(raw, self))

    def _bare(self, raw: bytes) -> bytes:
        """Names without brackets in the log and the milestones, where they would mean nobody."""
        for line, names in _bare_names(parse_note(raw)):
            text = _line(raw, line)
            new = text
            for name in names:
                if self._is_lost(name):
                    home = self.new if self.before.resolve(name) is self.old else None
                    home = home or self.after.notes[_sure(self.before.resolve(name)).key]
                    new = _replaced(new, name, f"[[{home.slug}|{name}]]")
            if new != text:
                raw = edit.replace_line(raw, line, new)
        return raw

    def _is_lost(self, name: str) -> bool:
        """Whether a bare name means somebody now, and would mean another one or nobody."""
        was = self.before.resolve(name)
        if was is None:
            return False
        home = self.new if was is self.old else self.after.notes.get(was.key)
        return home is not None and self.after.resolve(name) is not home

    def notes(self) -> Iterator[Note]:
        """The notes in which a reference is written anew."""
        for note in self.before.everything:
            if not note.broken and self._speaks(note):
                yield note

    def _speaks(self, note: Note) -> bool:
        """Whether a reference in a note is written anew."""
        if any(self(target, expects) is not None for target, expects in references(note)):
            return True
        return any(map(self._is_lost, bare_names(note, mine=note is self.before.me)))

    def places(self, path: str, raw: bytes) -> Iterator[Moved]:
        """The lines of a note on which references are written anew: no line is added or taken."""
        lines = zip(raw.split(b"\n"), self.make(raw).split(b"\n"), strict=True)
        for number, (before, after) in enumerate(lines, 1):
            if before != after:
                yield Moved(path, number)


def told(moved: Sequence[Moved]) -> Iterator[str]:
    """A sentence that says where references were written anew; none where none was."""
    if moved:
        places = [f"{one.path}:{one.line}" for one in moved[:_NAMED]]
        more = [f"{len(moved) - _NAMED} more"] if len(moved) > _NAMED else []
        yield f"References moved along on {counted(len(moved), 'line')}: {listing([*places, *more])}."


def _sure(note: Note | None) -> Note:
    assert note is not None
    return note


def references(note: Note) -> Iterator[tuple[str, str]]:
    """Every reference of a note, bare names in fields that name somebody included.

    In a key that is no field only brackets make one.
    """
    for target, _, _, expects in note.plain_mentions:
        yield target, expects
    for _, said in note.extra:
        for found in WIKILINK.finditer(said):
            yield found["target"].strip(), "any"
    for name, field in type(note).fields.items():
        plain = note.values.get(name)
        if plain is not None:
            yield from _of_kind(field.kind, plain)


def _of_kind(kind: Any, plain: Any) -> Iterator[tuple[str, str]]:
    if isinstance(kind, ReferenceKind):
        yield plain[0], kind.expects
    elif isinstance(kind, Many):
        for item in plain:
            yield from _of_kind(kind.kind, item)
    elif isinstance(kind, Record):
        for name, field in kind.table.fields.items():
            if plain.get(name) is not None:
                yield from _of_kind(field.kind, plain[name])


def bare_names(note: Note, *, mine: bool) -> Iterator[str]:
    """The names without brackets that count: who was there; in my note, whom a milestone thanks."""
    for entry in note.shared:
        yield from (target for target, linked, *_ in entry.people if not linked)
    if mine:
        for milestone in note.milestones:
            yield from _named(milestone)


def _named(milestone: Milestone) -> tuple[str, ...]:
    return (*milestone.thanks, *((milestone.org,) if milestone.org else ()))


def _bare_names(data: Mapping[str, Any]) -> list[tuple[int, list[str]]]:
    """The same by line of the file."""
    found: dict[int, list[str]] = {}
    for plain in data["log"]:
        for target, linked, line, _ in plain[_PEOPLE]:
            if not linked:
                found.setdefault(line, []).append(target)
    for plain in data["milestones"]:
        milestone = Milestone._make(plain)
        found.setdefault(milestone.line, []).extend(_named(milestone))
    return sorted(found.items())


def _line(raw: bytes, number: int) -> str:
    lines = raw.decode("utf-8-sig").split("\n")
    return lines[number - 1].removesuffix("\r")


def _replaced(line: str, name: str, by: str) -> str:
    """A line in which a name stands in brackets, the first time that it stands bare."""
    found = re.search(rf"(?<![\[|\w]){re.escape(name)}(?![\]|\w])", line)
    return line if found is None else f"{line[: found.start()]}{by}{line[found.end() :]}"
