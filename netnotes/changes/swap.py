"""Renaming in ways that lose nothing: two files change places, or a name is taken if it is free.

Linux has `renameat2`, macOS `renamex_np`. Elsewhere, and on file systems that cannot do it, the
best there is: the old file gets a second name before the new one takes its place, so it is never
lost, but an editor that saves by renaming in that very moment loses its version (in the measured
race of SECURITY, 6: one of 300).
"""

from __future__ import annotations

import errno
import os
import platform
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any, TypeAlias

from netnotes.changes.place import is_there

#: (from, to) -> 0, or an error number.
_Rename: TypeAlias = Callable[[bytes, bytes], int]

#: What a file system answers that does not know how.
_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}

_AT_FDCWD = -100
_NOREPLACE, _EXCHANGE = 1, 2  # linux/fs.h
_SWAP, _EXCL = 2, 4  # macOS sys/stdio.h
#: `renameat2` by number, for C libraries that have no function of that name.
_NUMBERS = {"x86_64": 316, "aarch64": 276, "riscv64": 276}


def exchange(one: str, other: str) -> None:
    """Let two files of one folder change places, in one step where the system can do that."""
    how = _exchange_call()
    if how is None or not _done(how, one, other):
        _exchange_slowly(one, other)


def finish_exchange(one: str, other: str) -> None:
    """Bring an exchange without the system's help, in which the program was stopped, to rest."""
    side = _side(one)
    if not is_there(side):
        return
    if is_there(one) and is_there(other):
        os.unlink(side)  # it was stopped before the new file took the place
    else:
        os.rename(side, one if is_there(other) else other)


def rename_new(one: str, other: str) -> None:
    """Rename `one`; raises `FileExistsError` where there is an `other` already."""
    how = _rename_call()
    if how is None or not _done(how, one, other):
        _rename_slowly(one, other)


def finish_rename(one: str, other: str) -> None:
    """The same for a rename: where a file was left with both names it loses the old one."""
    if one.casefold() == other.casefold():
        return  # to some systems that is one name
    with suppress(FileNotFoundError):
        if os.path.samestat(os.lstat(one), os.lstat(other)):
            os.unlink(one)


def _exchange_slowly(one: str, other: str) -> None:
    side = _side(one)
    try:
        os.link(other, side)
    except OSError as error:
        if error.errno not in {*_CANNOT, errno.EPERM, errno.EMLINK}:
            raise
        os.rename(other, side)  # no second names here: for a moment there is no such file
    try:
        os.replace(one, other)
    except OSError:
        finish_exchange(one, other)
        raise
    os.rename(side, one)


def _rename_slowly(one: str, other: str) -> None:
    if os.name == "nt":
        os.rename(one, other)  # never replaces there
        return
    try:
        os.link(one, other, follow_symlinks=False)
    except OSError as error:
        if error.errno not in {*_CANNOT, errno.EPERM, errno.EMLINK}:
            raise
        if is_there(other):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), other) from error
        os.rename(one, other)
        return
    try:
        os.unlink(one)
    except OSError:
        with suppress(OSError):
            os.unlink(other)
        raise


def _side(one: str) -> str:
    return f"{one}~"


def _done(how: _Rename, one: str, other: str) -> bool:
    """Whether the system's own call did it; False where it cannot, an error where it would not."""
    while True:
        number = how(os.fsencode(one), os.fsencode(other))
        if number != errno.EINTR:
            break
    if number in _CANNOT:
        return False
    if number:
        raise OSError(number, os.strerror(number), other)
    return True


@cache
def _exchange_call() -> _Rename | None:
    return _call(_EXCHANGE, _SWAP)


@cache
def _rename_call() -> _Rename | None:
    return _call(_NOREPLACE, _EXCL)


def _call(linux: int, mac: int) -> _Rename | None:
    """The system's own call with these flags, or None where there is none."""
    if not (sys.platform.startswith("linux") or sys.platform == "darwin"):
        return None
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    call: Callable[[bytes, bytes], Any]
    if sys.platform == "darwin":
        name = getattr(libc, "renamex_np", None)
        if name is None:
            return None
        call = lambda a, b: name(a, b, mac)  # noqa: E731
    else:
        call = _linux_call(libc, linux)

    def rename(one: bytes, other: bytes) -> int:
        ctypes.set_errno(0)
        return ctypes.get_errno() if call(one, other) else 0

    return rename


def _linux_call(libc: Any, flags: int) -> Callable[[bytes, bytes], Any]:
    with suppress(AttributeError):
        function = libc.renameat2
        return lambda a, b: function(_AT_FDCWD, a, _AT_FDCWD, b, flags)
    number = _NUMBERS.get(platform.machine())
    if number is None:
        return _unknown
    return lambda a, b: libc.syscall(number, _AT_FDCWD, a, _AT_FDCWD, b, flags)


def _unknown(one: bytes, other: bytes) -> int:
    import ctypes

    ctypes.set_errno(errno.ENOSYS)
    return -1
