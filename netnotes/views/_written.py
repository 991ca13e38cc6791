"""What the answers of commands that write share."""

from __future__ import annotations

from netnotes.model.note import Note
from netnotes.views._shape import DATE, TEXT, Shape, listed, record
from netnotes.views.view import Code, Link, Text

#: What every command that writes prints with `--json`, besides what is its own.
CHANGED: Shape = listed(record(path=TEXT, diff=TEXT))


def written(optional: dict[str, Shape]) -> Shape:
    """The whole of what such a command prints; with `--dry-run` the optional keys are absent."""
    return record(optional, schema={"const": 1}, today=DATE, changed=CHANGED)


def field_line(note: Note, name: str, said: str) -> Text:
    """A field as it is now, with its place."""
    at = note.field_at(name)
    return (Code(f"{name}: {said}"), " ", Link(at, at, "place"))
