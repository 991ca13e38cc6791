"""The copies of the site that a server keeps in the temporary folder: whose they are, and their end.

A server that is killed cannot take its copy along. Each carries a file that its server holds locked;
the system lets go of the lock when the server dies, however it does, and the next run that comes by
takes away what nobody holds. Copies without that file are not ours, and stay.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

#: How MkDocs, and ProperDocs, call the folders that they serve from.
PREFIXES = ("mkdocs_", "properdocs_")
MARK = ".netnotes-served"
_PRIVATE = 0o600


class Held:
    """A copy that is being served; the mark lies there locked from the moment it lies there."""

    def __init__(self, folder: str) -> None:
        self.handle = -1
        if sys.platform == "win32":
            return
        new = os.path.join(folder, f"{MARK}.new")
        with suppress(OSError):
            self.handle = os.open(new, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, _PRIVATE)
            _lock(self.handle)
            os.rename(new, os.path.join(folder, MARK))

    def let_go(self) -> None:
        """The server is at its end."""
        if self.handle >= 0:
            os.close(self.handle)
            self.handle = -1


def is_one(folder: str) -> bool:
    """Whether a folder is called as such a copy is, and lies where they lie."""
    above, name = os.path.split(os.path.realpath(folder))
    return name.startswith(PREFIXES) and above == os.path.realpath(tempfile.gettempdir())


def strays(folder: str = "") -> list[Path]:
    """Copies of the site whose servers are gone, in the temporary folder."""
    return [] if sys.platform == "win32" else list(_strays(folder or tempfile.gettempdir()))


def sweep(folder: str = "") -> int:
    """Take such copies away; gives how many there were."""
    gone = 0
    for path in strays(folder):
        shutil.rmtree(path, ignore_errors=True)
        gone += not path.exists()
    return gone


def _strays(folder: str) -> Iterator[Path]:
    try:
        entries = [e for e in os.scandir(folder) if e.name.startswith(PREFIXES)]
    except OSError:
        return
    for entry in entries:
        with suppress(OSError):
            info = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(info.st_mode) and info.st_uid == os.geteuid() and _is_left(entry.path):
                yield Path(entry.path)


def _is_left(folder: str) -> bool:
    """Whether a copy carries our mark, and nobody holds it. Raises OSError where there is none."""
    handle = os.open(os.path.join(folder, MARK), os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return False
        _lock(handle)
    finally:
        os.close(handle)
    return True


def _lock(handle: int) -> None:
    """Take the lock; raises BlockingIOError, an OSError, where another process has it."""
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
