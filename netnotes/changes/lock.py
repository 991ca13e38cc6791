"""One writer at a time: a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from netnotes.changes.place import close, naming
from netnotes.changes.state import own_file, state_dir
from netnotes.errors import RefusedError

NAME = "lock"
#: How long to wait between two tries, in seconds.
_PAUSE = 0.005
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN}
if sys.platform == "win32":
    _HELD |= {errno.EACCES, errno.EDEADLK}
#: So many bytes tell who holds the lock.
_SIGNATURE = 200
#: Windows locks bytes, and one that is locked cannot be read: this one is never written.
_FAR = 1 << 30


@contextmanager
def locked(root: Path, seconds: float) -> Iterator[None]:
    """Hold the network's lock; waits `seconds` for it at most.

    Raises `RefusedError`, which names the holder, where it cannot be had in that time.
    """
    path = state_dir(root) / NAME
    handle = own_file(path, os.O_RDWR | os.O_CREAT)
    try:
        with naming(str(path)):
            _wait(handle, seconds)
        with suppress(OSError):
            _sign(handle)
        try:
            yield
        finally:
            with suppress(OSError):
                _release(handle)
    finally:
        close(handle)


def _wait(handle: int, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not _take(handle):
        if time.monotonic() >= until:
            raise RefusedError(
                f"another netnotes is writing in this network ({_holder(handle)}); nothing was "
                "written. Try again when it is done."
            )
        time.sleep(_PAUSE)


def _take(handle: int) -> bool:
    """Whether the lock could be had just now."""
    while True:
        try:
            _lock_now(handle)
        except InterruptedError:
            continue
        except OSError as error:
            if error.errno in _HELD:
                return False
            raise
        return True


def _sign(handle: int) -> None:
    """Write down who holds the lock; only for the message of whoever waits for it."""
    command = " ".join([os.path.basename(sys.argv[0] or "netnotes"), *sys.argv[1:2]])
    said = f"process {os.getpid()}, `{command}`".encode("utf-8", "backslashreplace")
    # Always as long, so that nothing has to be cut off: that would be slow on some systems.
    os.write(handle, said[:_SIGNATURE].ljust(_SIGNATURE))


def _holder(handle: int) -> str:
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        said = os.read(handle, _SIGNATURE).decode("utf-8", "replace").strip()
        if said:
            return said
    return "its name is not known"


if sys.platform == "win32":
    import msvcrt

    def _lock_now(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _release(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock_now(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
