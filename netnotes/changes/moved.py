"""Where a note is that is no longer under its name: somebody moved it, by hand or with git."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from netnotes.changes import place
from netnotes.config import NOTES_DIR
from netnotes.errors import RefusedError

#: A field, which any other note may hold as well; only whose name it is tells one note from another.
_FIELD = re.compile(r"(?!name:)[\w-]+:")


def now_at(root: Path, path: str, lines: Collection[str]) -> str:
    """The path of the note that was at `path` and held these `lines`; `path` where that is not known.

    It is a note that holds more than half of what is its own, or some of that and has its file's
    name, in another folder. Of several it is the one that holds most.
    """
    if _is_there(root, path):
        return path
    own = [line.encode("utf-8", "surrogateescape") for line in lines if not _FIELD.match(line)]
    best = (0, True, path)
    for other in _notes(root):
        held = _lines(root, other)
        same_name = os.path.basename(other) == os.path.basename(path)
        found = (sum(line in held for line in own), same_name, other)
        if (same_name or found[0] > len(own) / 2) and found[:2] > best[:2]:
            best = found
    return best[2]


def _is_there(root: Path, path: str) -> bool:
    try:
        return place.is_there(place.entry(root, path))
    except (RefusedError, OSError):
        return True


def _notes(root: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(root / NOTES_DIR):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(".md") and not name.startswith("."):
                yield Path(folder, name).relative_to(root).as_posix()


def _lines(root: Path, path: str) -> set[bytes]:
    """The lines of a note, with their spaces as they are compared."""
    with suppress(RefusedError, OSError):
        found = place.read(place.target(root, path))
        if found:
            return {b" ".join(line.split()) for line in found.data.splitlines()}
    return set()
