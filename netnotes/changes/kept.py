"""`.netnotes/kept/`: every file that stood in a note's place, until it is certain that it may go.

An editor that had the note open may still write to what was displaced, so no such file is removed
at once. A name is the time in nanoseconds, what the file was taken for (the start of its digest, or
`removed`), and the note's path. A copy that holds something else is somebody's own version.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from netnotes.changes import place
from netnotes.changes.state import kept_dir
from netnotes.config import STATE_DIR
from netnotes.errors import RefusedError
from netnotes.model.parse import digest

REMOVED = "removed"
#: A displaced file that is just what it was taken for goes after so long (seconds).
SOON = 10
#: Somebody's own version goes after so long (seconds), and only when a note or git holds it.
LATE = 30 * 86_400

_LONGEST = 150


class Copy(NamedTuple):
    """A copy: where it is, since when (seconds since 1970), of which note, what it was taken for."""

    place: str
    at: float
    path: str
    label: str


def take(root: Path, displaced: str, label: str, path: str) -> None:
    """Keep a displaced file. It stays the same file, so that a late editor writes to the copy."""
    folder = kept_dir(root)
    name = f"{time.time_ns():020d}.{label[:16]}.{quote(path, safe='')[-_LONGEST:]}"
    there = os.path.join(folder, name)
    if place.is_link(displaced):
        shutil.copyfile(displaced, there)
        os.unlink(displaced)
        return
    try:
        os.rename(displaced, there)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copyfile(displaced, there)
        os.unlink(displaced)


def copies(root: Path) -> Iterator[Copy]:
    """Every copy that is kept, oldest first."""
    folder = root / STATE_DIR / "kept"
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError:
        return
    for name in names:
        at, _, rest = name.partition(".")
        label, _, path = rest.partition(".")
        if at.isdigit() and path and _is_file(os.path.join(folder, name)):
            yield Copy(os.path.join(folder, name), int(at) / 1e9, unquote(path), label)


def _is_file(path: str) -> bool:
    """Whether it is a file of its own: a link or a pipe was put there by somebody else."""
    with suppress(OSError):
        return stat.S_ISREG(os.lstat(path).st_mode)
    return False


def versions(root: Path) -> list[Copy]:
    """The copies that are somebody's own version: saved in the very moment of a change."""
    return [c for c in copies(root) if c.label != REMOVED and not _as_expected(c)]


def sweep(root: Path, now: float) -> None:
    """Let go of copies that nobody needs any more; `now` is in seconds since 1970."""
    for copy in copies(root):
        age = now - copy.at
        if age < SOON:
            break
        if _as_expected(copy) or (age > LATE and _is_safe(root, copy)):
            with suppress(OSError):
                os.unlink(copy.place)


def _as_expected(copy: Copy) -> bool:
    """Whether the copy is just what the program displaced, which the journal accounts for."""
    found = place.read(copy.place)
    return found is None or digest(found.data).startswith(copy.label)


def _is_safe(root: Path, copy: Copy) -> bool:
    """Whether every line of the copy is in its note, or the whole of it in git's history."""
    found = place.read(copy.place)
    if found is None:
        return False
    with suppress(OSError, RefusedError):
        note = place.read(place.target(root, copy.path))
        if note and set(found.data.split()) <= set(note.data.split()):
            lines = {line.strip() for line in found.data.splitlines()}
            if lines <= {line.strip() for line in note.data.splitlines()}:
                return True
    return in_history(root, copy.place)


def in_history(root: Path, file: str) -> bool:
    """Whether a commit of the repository holds a file with this very content."""
    from netnotes.git import GitMissingError, git

    try:
        status, name = git(root, "hash-object", "--no-filters", "--", file)
        if status:
            return False
        status, said = git(root, "log", "--all", "-1", "--format=%h", f"--find-object={name}")
    except GitMissingError:
        return False
    return status == 0 and bool(said)
