"""Files of plain data beside the notes: only a cache, safe to delete at any moment.

Kept in `.netnotes/`, readable by the owner only, ignored by git through a file of its own. What is
in it is versioned by the program that wrote it and by this Python, and is never trusted over a note. It
carries the seal of this account (`seal.py`): what came with somebody else's folder is not even looked
at, for reading such data is only safe where nobody forged it.
"""

from __future__ import annotations

import errno
import marshal
import mmap
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from netnotes import __version__, seal
from netnotes.sentences import spoken

#: A file that nobody else has, for its owner only.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@cache
def _program() -> str:
    """Which program keeps things: its version and its files, and this Python.

    What an older state of the code kept is never read by a newer one, so nobody has to remember a
    number. From an archive, where files cannot be listed, the version must do.
    """
    state = crc32(f"{__version__} {marshal.version} {sys.hexversion >> 16:x}".encode())
    for folder, _, names in os.walk(Path(__file__).parent):
        for name in sorted(names):
            if name.endswith(".py"):
                info = os.stat(os.path.join(folder, name))
                state = crc32(f"{name} {info.st_mtime_ns} {info.st_size}".encode(), state)
    return f"{state:08x}"


def read(path: Path) -> Any:
    """What `write` kept there, or None where there is nothing that can be trusted."""
    try:
        with open(path, "rb", opener=at_once) as file:
            head = file.readline(100)
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)  # no copy of it all
    except (OSError, ValueError):  # an empty file cannot be mapped
        return None
    with mapped, memoryview(mapped) as whole, whole[len(head) :] as kept:
        return marshal.loads(kept) if head == _head(kept) else None


def at_once(path: str, flags: int) -> int:
    """Open what is there and wait for nobody: a pipe of that name may have come with the notes."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def write(path: Path, data: Any) -> None:
    """Keep `data` there; where it cannot be kept nothing happens, and the next run reads anew."""
    kept = marshal.dumps(data)
    temporary = f"{path.parent}/.cache-{os.urandom(6).hex()}"
    try:
        make_state_dir(path.parent)
        head = _head(kept)
        if head is None:
            return
        handle = os.open(temporary, _NEW, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(head)
                file.write(kept)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError:
        return


def _head(kept: bytes | memoryview) -> bytes | None:
    """The first line of a cache file: who wrote it, in which language, and the seal of the rest.

    What was found in a note is kept as it was said, so it is of no use in another language. None where
    this account can keep no secret: then nothing is kept, and nothing believed.
    """
    from hashlib import sha256

    try:
        if not seal.is_secret():
            return None
        sealed = seal.seal(sha256(kept).digest(), size=16)
    except OSError:
        return None
    return f"netnotes {_program()}{spoken().state} {sealed}\n".encode()


def make_state_dir(path: Path) -> None:
    """Make `.netnotes/`: for the owner only, and ignored by git wherever it stands.

    Raises `OSError` where it is a link: it may have come with the notes, and lead anywhere.
    """
    if path.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
    if path.is_dir():
        return
    path.mkdir(mode=0o700)
    (path / ".gitignore").write_text("*\n", "utf-8")
