"""Two notes of two people, remembered: who was told apart is taken for one no more."""

from __future__ import annotations

from pathlib import Path

from netnotes import apart
from netnotes.changes.step import Change, Create, Step
from netnotes.errors import BadValueError
from netnotes.model.note import Note
from netnotes.sentences import say
from netnotes.writing.intent import Intent


def telling_apart(root: Path, note: Note, other: Note) -> Intent:
    """The line in `netnotes-apart.txt` that says so. Raises `BadValueError` for one note twice."""
    if note is other:
        raise BadValueError("B", f"that is {note.called} as well ({note.path}); name two notes")
    pairs = [(note.slug, other.slug)]
    step: Step = (
        Change(apart.NAME, lambda raw: apart.added(raw, pairs))
        if (root / apart.NAME).exists()
        else Create(apart.NAME, apart.added(b"", pairs))
    )
    one, two = (f"{it.called} ({it.slug})" for it in (note, other))
    return Intent(say("{one} is not {other}", one=one, other=two), (step,))
