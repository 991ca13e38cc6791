"""Notes that were just made, and who was there already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.views._shape import TEXT, Shape, listed, record
from netnotes.views._written import written
from netnotes.views.view import Block, Bullets, Code, Link, Paragraph, Text, View
from netnotes.words import counted, listing

#: Someone who was there already: the name given, the note's path, and the sentence that says so.
There = tuple[str, str, str]

_NOTE = record(None, slug=TEXT, name=TEXT, path=TEXT)
SHAPE: Shape = written(
    {
        "new": listed(_NOTE),
        "there": listed(record(None, name=TEXT, path=TEXT, text=TEXT)),
    }
)

_NAMED = 3


def build(
    network: Network, today: date, settings: Settings, paths: Sequence[str], there: Sequence[There]
) -> View:
    """The notes at `paths`, and those that were `there`."""
    del today, settings
    by_path = {note.path: note for note in network.notes.values()}
    notes = [by_path[path] for path in paths if path in by_path]
    blocks: list[Block] = []
    if notes:
        blocks.append(Bullets("", tuple((Link(n.path, f"{n.path}:1", "place"),) for n in notes)))
    if there:
        blocks.append(Bullets("Here already, and left as they are", tuple((said,) for _, _, said in there)))  # fmt: skip
    if len(notes) == 1 and isinstance(notes[0], Person):
        blocks.append(Paragraph(_next(notes[0])))
    data = {
        "new": [{"slug": n.slug, "name": n.called, "path": n.path} for n in notes],
        "there": [{"name": name, "path": path, "text": said} for name, path, said in there],
    }
    return View("new", _title(notes), tuple(blocks), data)


def _title(notes: Sequence[Note]) -> str:
    if not notes:
        return "Nobody new"
    if len(notes) <= _NAMED:
        return f"Added {listing([note.called for note in notes])}"
    return f"Added {counted(len(notes), 'note')}"


def _next(person: Person) -> Text:
    """What is worth knowing first: them, not what they could do (R193, R194)."""
    return (
        "What moves them, and what you talked about, is worth a line: ",
        Code(f'netnotes log {person.slug} coffee "…"'),
    )
