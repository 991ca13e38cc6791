"""Errors of the system as one sentence: which file, why, and that nothing was written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netnotes.changes.record import TEMPORARY
from netnotes.errors import SystemSaidNoError

#: Reasons in words of our own, where the system's are hard to act on.
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your quota on this disk is used up",
    errno.EFBIG: "the file would grow over a limit that is set for this account",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "the permission to do that is missing",
    errno.EPERM: "the permission to do that is missing",
    errno.EIO: "the disk reports an error",
    errno.ENOTDIR: "a file stands where a folder is needed; move it away",
    errno.ENOLCK: "the system has no lock to give",
}


@contextmanager
def told(root: Path, outcome: str = "nothing was written") -> Iterator[None]:
    """Let a system error leave this block as a `SystemSaidNoError`."""
    try:
        yield
    except OSError as error:
        raise said_no(error, root, outcome) from error


def said_no(error: OSError, root: Path, outcome: str = "nothing was written") -> SystemSaidNoError:
    """The error as the one line that the user reads; files are named from the network's folder."""
    name = error.filename
    where = f"{_below(root, os.fsdecode(name))}: " if isinstance(name, str | bytes) else ""
    reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    return SystemSaidNoError(f"{where}{reason}; {outcome}.")


def _below(root: Path, name: str) -> str:
    home = os.path.realpath(root) + os.sep
    if os.path.basename(name).startswith(TEMPORARY):  # a file that nobody but this program knows
        name = os.path.dirname(name) + os.sep
    return name.removeprefix(home).replace(os.sep, "/")
