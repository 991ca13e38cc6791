"""Files written in full, with what belongs to them, and on the disk before anything goes on."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from netnotes.changes.place import close, naming
from netnotes.errors import RefusedError

#: A new file is the owner's alone: it speaks of people.
PRIVATE = 0o600

_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
#: Attributes that this file system lacks, or that only the system may set, stay behind.
_LEFT_BEHIND = {errno.ENOTSUP, errno.EPERM, errno.ENODATA, errno.EINVAL}
#: macOS: access lists and extended attributes, of `fcopyfile`.
_COPYFILE_ACL_XATTR = 0b101


def write_all(handle: int, data: bytes) -> None:
    """Write all of `data`, however little the system takes at a time."""
    rest = memoryview(data)
    while rest:
        written = os.write(handle, rest)
        if not written:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[written:]


def sync(handle: int) -> None:
    """Let what was written reach the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        # Elsewhere fsync does that; here it stops at the drive's own cache.
        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(folder: str) -> None:
    """Let the names in a folder reach the disk; a system that cannot do that is left alone."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with naming(folder):
            os.fsync(handle)
    finally:
        close(handle)


def write_new(place: str, data: bytes, like: str = "") -> None:
    """A new file at `place` that holds `data`, on the disk, or an error and no such file.

    It takes over mode, owner and extended attributes of the file `like`; without one it is the
    owner's alone.
    """
    handle = os.open(place, _CREATE, PRIVATE)
    try:
        with closing(handle), naming(place):
            write_all(handle, data)
            _is_whole(handle, data)
            if like:
                _take_over(like, handle)
            sync(handle)
    except BaseException:
        with suppress(OSError):
            os.unlink(place)
        raise


def _is_whole(handle: int, data: bytes) -> None:
    """See for ourselves that all of it is there."""
    if os.fstat(handle).st_size != len(data):
        raise OSError(errno.EIO, os.strerror(errno.EIO))


@contextmanager
def closing(handle: int) -> Iterator[None]:
    """Close at the end; an error of closing counts, unless there is one already."""
    try:
        yield
    except BaseException:
        close(handle)
        raise
    os.close(handle)


def _take_over(like: str, handle: int) -> None:
    """Mode, owner, extended attributes of one file for another."""
    if not hasattr(os, "fchown"):
        os.chmod(handle, os.stat(like).st_mode & 0o7777)
        return
    source = os.open(like, os.O_RDONLY | os.O_NONBLOCK)
    try:
        old, new = os.fstat(source), os.fstat(handle)
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            _give(handle, old, like)
        os.fchmod(handle, old.st_mode & 0o7777)
        _copy_attributes(source, handle)
    finally:
        close(source)


def _give(handle: int, old: os.stat_result, like: str) -> None:
    try:
        os.fchown(handle, old.st_uid, old.st_gid)
    except PermissionError as error:
        if error.errno != errno.EPERM:
            raise
        name = os.path.basename(like)
        raise RefusedError(
            f"{name}: it belongs to another account or group, and a new version could not; "
            "change it by hand. Nothing was written."
        ) from error


def _copy_attributes(source: int, handle: int) -> None:
    if sys.platform == "darwin":
        import ctypes

        libc = ctypes.CDLL(None, use_errno=True)
        libc.fcopyfile(source, handle, None, _COPYFILE_ACL_XATTR)
        return
    if not hasattr(os, "listxattr"):
        return
    try:
        names = os.listxattr(source)
    except OSError as error:
        if error.errno not in _LEFT_BEHIND:
            raise
        return
    for name in names:
        try:
            os.setxattr(handle, name, os.getxattr(source, name))
        except OSError as error:
            if error.errno not in _LEFT_BEHIND:
                raise
