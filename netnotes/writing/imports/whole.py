"""Notes that come whole, from another network: where they may lie, and what of them is here already."""

from __future__ import annotations

from typing import Any

from netnotes.errors import BadValueError
from netnotes.model.edit import new_note
from netnotes.model.edits.source import EditRefusedError
from netnotes.model.note import Note, fold
from netnotes.model.parse import parse_note
from netnotes.model.values.text import CONTROL
from netnotes.writing.slugs import is_reserved, path_of

#: So long, in bytes, may the stem of a file be on every system.
_LONGEST = 200
_SUFFIX = ".md"


def stem_of(path: str) -> str:
    """The slug that a path gives."""
    return path.rpartition("/")[2].removesuffix(_SUFFIX)


def kept_path(path: str, folder: str, taken: set[str]) -> str:
    """The path of a note that lay at `path` below people/; '' where it cannot lie there.

    Its slug is taken from then on. A `folder` that was asked for goes before its own.
    """
    slug = stem_of(path)
    bad = (
        not slug.strip()
        or slug != slug.strip()
        or slug[0] in "._~#"
        or any(c in slug for c in '\\:*?"<>|\n\t')
        or CONTROL.search(slug)
        or len(slug.encode("utf-8", "replace")) > _LONGEST
        or is_reserved(slug)
        or fold(slug) in taken
    )
    if bad:
        return ""
    try:
        found = path_of(slug, folder or path.rpartition("/")[0])
    except BadValueError:
        found = path_of(slug, "")
    taken.add(fold(slug))
    return found


def says_all_of(note: Note, body: str) -> bool:
    """Whether a note's text says all that another one says."""
    try:
        other = parse_note(new_note({"name": "-"}, body))
    except EditRefusedError:
        return False
    return _said(other) <= _said({**note.rest, **note.data})


def _said(data: dict[str, Any]) -> set[tuple[str, ...]]:
    """What a text says, piece by piece, wherever it stands."""
    found: set[tuple[str, ...]] = {("prose", text) for _, text in data["prose"]}
    for name in ("log", "tasks", "mind", "news", "questions", "milestones", "sweeps"):
        for one in data.get(name, ()):
            day = str(one[0]) if name == "log" else ""
            found.add((name, day, *(part for part in one if isinstance(part, str))))
    return {("why", data["why"]), *found}
