"""A note that must be read before anything can be said of what it holds."""

from __future__ import annotations

from netnotes.errors import RefusedError
from netnotes.model.note import Note


def refuse_broken(note: Note) -> None:
    """Raise `RefusedError` where a note cannot be read: whether it holds something is not known."""
    if not note.broken:
        return
    wrong = note.problems[-1]
    raise RefusedError(
        f"{note.path}: line {wrong.span.line}, column {wrong.span.column}: {wrong.message}. "
        "The note can be changed once this is mended."
    )
