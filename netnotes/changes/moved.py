"""Where notes are that are no longer under their names: somebody moved them, by hand or with git."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from netnotes.changes import place
from netnotes.config import NOTES_DIR
from netnotes.errors import RefusedError

#: A field, which any other note may hold as well; only whose name it is tells one note from another.
_FIELD = re.compile(r"(?!name:)[\w-]+:")


def now_at(root: Path, notes: Mapping[str, Collection[str]]) -> dict[str, str]:
    """By the path of each note that is gone where it is now; `notes` are lines that it held, by its path.

    It is a note that holds more than half of what is its own, or some of that and has its file's
    name, in another folder. Of several it is the one that holds most. All notes are read once.
    """
    gone = {path: _own(lines) for path, lines in notes.items() if not _is_there(root, path)}
    if not gone:
        return {}
    by_line: dict[bytes, list[str]] = {}
    for path, own in gone.items():
        for line in own:
            by_line.setdefault(line, []).append(path)
    best = {path: (0, True, path) for path in gone}
    for other in _notes(root):
        held = Counter(path for line in _lines(root, other) for path in by_line.get(line, ()))
        for path, number in held.items():
            same_name = os.path.basename(other) == os.path.basename(path)
            if (same_name or number > len(gone[path]) / 2) and (number, same_name) > best[path][:2]:
                best[path] = (number, same_name, other)
    return {path: now for path, (_, _, now) in best.items()}


def _own(lines: Collection[str]) -> set[bytes]:
    return {line.encode("utf-8", "surrogateescape") for line in lines if not _FIELD.match(line)}


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
