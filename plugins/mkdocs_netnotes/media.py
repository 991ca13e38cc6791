"""Pictures that lie beside the notes: the only files of `people/` that are copied into the site."""

from __future__ import annotations

import os
import posixpath
import stat
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from netnotes.config import NOTES_DIR

#: What a picture's file begins with, by the ending of its name. No SVG: it can hold scripts.
_SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"\x00\x00\x00",),
}
PICTURE_ENDINGS = tuple(_SIGNATURES)
#: What tells a file from any other: its size, when it and what is known of it last changed (ns), and where
#: it really lies, for a link may lead elsewhere.
Lies = tuple[int, int, int, str]
_LARGEST = 16 * 1024 * 1024


class Pictures:
    """The pictures that pages ask for. Only these end up in the site, under names of our own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        #: Address in the site -> file, of every picture that a page shows.
        self.used: dict[str, str] = {}
        #: What lies where a picture was looked for: what tells it from another, or None for nothing.
        self.looked_for: dict[str, Lies | None] = {}
        self._folders: dict[str, str] = {}

    @cached_property
    def _inside(self) -> str:
        return os.path.realpath(self.root / NOTES_DIR)

    def find(self, note_path: str, said: str) -> str | None:
        """The address of the picture that a note calls `said`, or None where there is none."""
        said = said.strip()
        if not said or "\x00" in said or said.startswith(("/", "\\")) or "://" in said:
            return None
        ending = posixpath.splitext(said)[1].lower()
        beginnings = _SIGNATURES.get(ending)
        if beginnings is None:
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(note_path), said))
        at = str(self.root / path)
        real = os.path.realpath(at)
        self.looked_for[at] = lies_at(at, self._folders)
        if not real.startswith(self._inside + os.sep) or not _is_picture(real, beginnings):
            return None
        name = blake2b(path.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        address = f"{NOTES_DIR}/pictures/{name}{ending}"
        self.used[address] = real
        return address


def version(path: str) -> tuple[int, int] | None:
    """What tells a file from another one in its place, or None where there is none."""
    try:
        info = os.stat(path)
    except OSError:
        return None
    return info.st_size, info.st_mtime_ns


def lies_at(path: str, folders: dict[str, str]) -> Lies | None:
    """What lies at a path, or None for nothing; `folders` keeps where each folder really is."""
    try:
        info = os.stat(path)
        folder, name = os.path.split(path)
        if os.path.islink(path):
            real = os.path.realpath(path)
        else:
            if folder not in folders:
                folders[folder] = os.path.realpath(folder)
            real = os.path.join(folders[folder], name)
    except OSError:
        return None
    return info.st_size, info.st_mtime_ns, info.st_ctime_ns, real


def _is_picture(path: str, beginnings: tuple[bytes, ...]) -> bool:
    """Whether it is a regular file that begins as such a picture does."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            info = os.fstat(handle)
            if not stat.S_ISREG(info.st_mode) or info.st_size > _LARGEST:
                return False
            return file.read(16).startswith(beginnings)
    except OSError:
        return False
