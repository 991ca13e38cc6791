"""Where the paths of a change lead, and what is there: the refusals that need no attempt."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from netnotes.config import NOTES_DIR, STATE_DIR
from netnotes.errors import RefusedError
from netnotes.model.parse import MAX_NOTE

_MARKERS = re.compile(rb"^(?:<{7}|>{7})(?: .*)?\r?$", re.MULTILINE)
_CHUNK = 1 << 20


class Found(NamedTuple):
    """A file as it was read: its bytes, and what the system says about it."""

    data: bytes
    info: os.stat_result


def entry(root: Path, path: str) -> str:
    """The path of a directory entry, below `root`; a link at its end is not followed.

    Raises `RefusedError` where it leads out of the network, or into git's folder or ours.
    """
    parts = path.split("/")
    if path.startswith("/") or any(part in ("", ".", "..") for part in parts) or "\0" in path:
        raise RefusedError(f"{path}: not a path inside of the network; nothing was written.")
    if {".git", STATE_DIR} & {part.casefold() for part in parts}:
        raise RefusedError(f"{path}: no place for notes; nothing was written.")
    folder = str(root)
    for part in parts[:-1]:
        folder = os.path.join(folder, part)
        if is_link(folder):
            folder = _resolved(os.path.join(root, *parts[:-1]))
            _stay_inside(root, path, folder)
            break
    return os.path.join(folder, parts[-1])


def target(root: Path, path: str) -> str:
    """The path of the file itself: links inside of the network are followed."""
    here = entry(root, path)
    if not is_link(here):
        return here
    there = _resolved(here)
    _stay_inside(root, path, there)
    return there


def _stay_inside(root: Path, path: str, place: str) -> None:
    homes = (_resolved(str(root)), _resolved(str(root / NOTES_DIR)))
    if not any(place == home or place.startswith(home + os.sep) for home in homes):
        raise RefusedError(f"{path}: it leads out of the network's folder; nothing was written.")


def _resolved(place: str) -> str:
    """The place without links; what cannot be looked at is an error, what is missing is not."""
    try:
        return os.path.realpath(place, strict=True)
    except FileNotFoundError:
        return os.path.realpath(place)


def is_there(place: str) -> bool:
    """Whether there is anything of that name, a link that leads nowhere included."""
    return _looked_at(place) is not None


def is_link(place: str) -> bool:
    """Whether it is a symbolic link."""
    info = _looked_at(place)
    return info is not None and stat.S_ISLNK(info.st_mode)


def _looked_at(place: str) -> os.stat_result | None:
    """What is there. Unlike `os.path` this takes no error of the disk for an absent file."""
    try:
        return os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return None


def read(place: str) -> Found | None:
    """What the file at `place` holds, or None where there is none.

    Raises `RefusedError` for what is no regular file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(place, flags)
    except FileNotFoundError:
        return None
    try:
        with naming(place):
            info = os.fstat(handle)
            if not stat.S_ISREG(info.st_mode):
                raise RefusedError(f"{place}: no regular file; nothing was written.")
            parts: list[bytes] = []
            enough = min(info.st_size + 1, _CHUNK)  # a buffer of a megabyte is slow to come by
            while part := os.read(handle, enough):
                parts.append(part)
        return Found(b"".join(parts), info)
    finally:
        close(handle)


@contextmanager
def naming(place: str) -> Iterator[None]:
    """Let a system error that leaves this block name the file."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = place
        raise


def close(handle: int) -> None:
    """Close what was only read, or is finished: an error of that changes nothing any more."""
    try:
        os.close(handle)
    except OSError:
        return


def refuse_unfit(path: str, found: Found) -> None:
    """Raise `RefusedError` for a file that must not be changed: the reason is in the message."""
    info = found.info
    if info.st_nlink > 1:
        raise RefusedError(
            f"{path}: it has {info.st_nlink} names (hard links), and a change would part them; "
            "make it a file of its own, or change it by hand. Nothing was written."
        )
    refuse_read_only(path, found)
    if len(found.data) > MAX_NOTE:
        raise RefusedError(f"{path}: over 1 MiB, too large to be changed; nothing was written.")
    refuse_markers(path, found.data)


def refuse_read_only(path: str, found: Found) -> None:
    """Raise `RefusedError` for a file without a single permission to write."""
    if not found.info.st_mode & 0o222:
        raise RefusedError(
            f"{path}: read-only; `chmod u+w` it if it may change. Nothing was written."
        )


def refuse_markers(path: str, data: bytes) -> None:
    """Raise `RefusedError` for a file in which git left both sides of a merge."""
    marker = _MARKERS.search(data)
    if marker:
        line = data.count(b"\n", 0, marker.start()) + 1
        raise RefusedError(
            f"{path}:{line}: git left both sides of a merge here; keep one and take out the "
            "markers first. Nothing was written."
        )
