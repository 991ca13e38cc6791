"""The file names of new notes: made from the name, unique in the whole network."""

from __future__ import annotations

from netnotes.config import NOTES_DIR
from netnotes.errors import BadValueError
from netnotes.model.new import slug_of
from netnotes.model.note import fold
from netnotes.model.values.text import CONTROL

#: What is readable in a list of files, and far below what a file system takes.
_LONGEST = 80
_LONGEST_BYTES = 180
#: Names that stand for devices on some systems, and those of a folder's own page.
_RESERVED = frozenset("con prn aux nul index readme".split()) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


def is_reserved(slug: str) -> bool:
    """Whether a slug is a name that some system, or the site, keeps for something else."""
    return fold(slug) in _RESERVED


def free_slug(name: str, taken: set[str], *, otherwise: str) -> str:
    """A slug for `name` that is none of the `taken` ones (folded); it is taken from then on.

    A name without a letter is called `otherwise`.
    """
    base = _short(slug_of(name)) or otherwise
    slug, number = base, 1
    while fold(slug) in taken or is_reserved(slug):
        number += 1
        slug = f"{base}-{number}"
    taken.add(fold(slug))
    return slug


def _short(slug: str) -> str:
    """A slug cut at a word where it is longer than a file's name should be."""
    if len(slug) <= _LONGEST and len(slug.encode()) <= _LONGEST_BYTES:
        return slug
    cut = slug[:_LONGEST]
    while len(cut.encode()) > _LONGEST_BYTES:
        cut = cut[:-1]
    return cut.rpartition("-")[0] or cut


def path_of(slug: str, folder: str) -> str:
    """Where a new note lies: below `people/`, in `folder`. Raises `BadValueError`."""
    parts = [part for part in folder.replace("\\", "/").split("/") if part]
    if parts[:1] == [NOTES_DIR]:
        parts = parts[1:]
    if folder.startswith("/") or ".." in parts or "." in parts:
        raise BadValueError("--folder", f"“{folder}” is no folder below {NOTES_DIR}/")
    for part in parts:
        if part[0] in "._" or CONTROL.search(part) or "\n" in part or part.endswith(".md"):
            message = f"“{part}” would not be read as a folder of people; name it as friends"
            raise BadValueError("--folder", message)
    return "/".join((NOTES_DIR, *parts, f"{slug}.md"))
