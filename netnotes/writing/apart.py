"""Two notes of two people, remembered: who was told apart is taken for one no more.

What is remembered follows a note that is renamed, and ends where two notes become one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from netnotes import apart
from netnotes.changes.step import Change, Create, Step
from netnotes.errors import BadValueError
from netnotes.importers.values import profile_key
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


def following(root: Path, read: Callable[[str], bytes], old: str, new: str) -> list[Change]:
    """What to change where the note `old` is called `new`: a step, or none where nothing is said of it."""
    return _change(root, read, lambda raw: apart.followed(raw, old, new))


def joining(root: Path, read: Callable[[str], bytes], note: Note, other: Note) -> list[Change]:
    """What to change where `other` becomes a part of `note`: that they are two holds no more."""
    pairs = [(note.slug, key) for key in _told_by(other)]
    pairs += [(other.slug, key) for key in _told_by(note)]
    return _change(root, read, lambda raw: apart.followed(raw, other.slug, note.slug, pairs))


def _change(
    root: Path, read: Callable[[str], bytes], make: Callable[[bytes], bytes]
) -> list[Change]:
    if not (root / apart.NAME).exists():
        return []
    raw = read(apart.NAME)
    return [Change(apart.NAME, make)] if make(raw) != raw else []


def _told_by(note: Note) -> Iterator[str]:
    """By what an import could have told somebody apart who has this note now."""
    values = note.values
    yield note.slug
    for url in values.get("links", {}).values():
        yield profile_key(url)
    for name in ("email", "phone"):
        yield from (address for address, *_ in values.get(name, ()))
    org = str(values["org"][0]).strip("[]") if "org" in values else ""
    for name in note.names:
        yield name
        yield f"{name}, {org}"
