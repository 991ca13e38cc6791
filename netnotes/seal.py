"""What this account wrote itself, told from what came with somebody else's folder.

Beside notes that were cloned, or unpacked, may lie a `.netnotes/` that a stranger filled: a journal that
would be taken back, a change that would be brought to its end. So what is kept there carries a seal, made
with a secret of this account, which lies apart from all notes.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

#: The secret's name in the folder of this account, and its length in bytes.
NAME, LENGTH = "secret", 32

#: Where an account may keep nothing, a seal is a checksum alone: it tells torn from whole, not whose it is.
_NO_PLACE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR}
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def seal(data: bytes, *, size: int = 8) -> str:
    """The seal of `data`, `size` bytes as hexadecimal digits. Raises `OSError` where the disk fails."""
    return blake2b(data, digest_size=size, key=_key()).hexdigest()


def is_secret() -> bool:
    """Whether a seal tells whose a thing is: this account keeps a secret. Raises as `seal` does."""
    return _key() != b""


def folder() -> Path:
    """Where this account keeps what belongs to no network."""
    said = os.environ.get("XDG_STATE_HOME", "")
    if os.path.isabs(said):
        return Path(said, "netnotes")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or "~/AppData/Local").expanduser() / "netnotes"
    return Path("~/.local/state/netnotes").expanduser()


def _key() -> bytes:
    get = os.environ.get
    return _secret(get("XDG_STATE_HOME", ""), get("HOME", ""))


@cache
def _secret(*where: str) -> bytes:
    """The secret of this account, made where there is none yet; b"" where it cannot be kept.

    `where` are the variables that `folder` goes by, so that none is kept for another place.
    """
    path = folder() / NAME
    try:
        found = _read(path)
        if len(found) != LENGTH:
            _make(path, torn=bool(found) or os.path.lexists(path))
            found = _read(path)
    except OSError as error:
        if error.errno in _NO_PLACE:
            return b""
        error.filename = error.filename or str(path)
        raise
    return found


def _read(path: Path) -> bytes:
    try:
        handle = os.open(path, _READ)
    except FileNotFoundError:
        return b""
    try:
        return os.read(handle, LENGTH + 1)
    finally:
        os.close(handle)


def _make(path: Path, *, torn: bool) -> None:
    """Make a secret; of two runs that do so at once, the second takes that of the first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = f"{path}-{os.urandom(6).hex()}"
    handle = os.open(temporary, _NEW, 0o600)
    try:
        try:
            os.write(handle, os.urandom(LENGTH))
            os.fsync(handle)
        finally:
            os.close(handle)
        if torn:
            os.replace(temporary, path)
        else:
            with suppress(FileExistsError):
                os.link(temporary, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


__all__ = ["LENGTH", "NAME", "folder", "is_secret", "seal"]
