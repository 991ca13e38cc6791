"""What was found out of all notes, handed on from one load to the next for as long as it holds.

Where a note is saved while a site is served, ten thousand others are as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from netnotes.model.head import BROKEN, NAMES

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.model.note import Note

T = TypeVar("T")


def handed_on(
    network: Network, name: Hashable, part: Callable[[Note], object], compute: Callable[[], T]
) -> T:
    """What `compute` gives, or gave for an earlier load of the same notes.

    It may rest on who is who, and on what `part` tells of each note, and on nothing else. It holds no
    note itself, for that may be another by now, but keys of notes.
    """
    notes = network.order
    before, value = network.memory.get(("handed on", name), ((), None))
    if not before or not all_same(before, notes, part):
        value = compute()
    network.memory["handed on", name] = notes, value
    found: T = value
    return found


def who(note: Note) -> tuple[object, ...]:
    """What of a note decides who is meant by a name."""
    return note.key, note.slug, type(note), note.head[NAMES], note.head[BROKEN]


def all_same(before: Sequence[Note], notes: Sequence[Note], part: Callable[[Note], Any]) -> bool:
    """Whether these notes say the same of who is who, and of a part, in the same order."""
    return len(before) == len(notes) and all(
        old is new or (who(old) == who(new) and part(old) == part(new))
        for old, new in zip(before, notes, strict=True)
    )
