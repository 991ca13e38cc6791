"""Whether what a record says and what a note says are the same."""

from __future__ import annotations

from typing import Any

from netnotes.model.note import Note, fold
from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.model.values.partial_date import PartialDate


def text_of(value: Any) -> str:
    """A value of a note as it is written."""
    if isinstance(value, PartialDate):
        return str(value)
    target = getattr(value, "target", None)
    if target is not None:
        return f"[[{target}]]" if value.linked else str(target)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def means(note: Note, field: str, said: str) -> bool:
    """Whether it is what the note's field holds, if in other words: `monthly` of `1 month`."""
    if fold(text_of(getattr(note, field))) == fold(said):
        return True
    kind = getattr(type(note).fields.get(field), "kind", None)
    if not isinstance(kind, ScalarKind):
        return False
    plain = kind.parse(said)
    return not isinstance(plain, Wrong) and bool(kind.thaw(plain) == getattr(note, field))


def says_more(field: str, mine: str, said: str) -> bool:
    """Whether the note's own date holds all that the other one says: 1990-04-12 of --04-12."""
    if field != "birthday":
        return False
    return mine.startswith(said) or (said.startswith("--") and mine[4:] == said[1:])
