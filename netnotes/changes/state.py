"""The folder `.netnotes/`: what the changes keep there, and writing to it so that it lasts.

It may have come with somebody else's notes. So nothing in it is followed that leads elsewhere, and nothing
is waited for.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from netnotes.changes.place import close, naming
from netnotes.config import STATE_DIR
from netnotes.errors import RefusedError

#: The folder of displaced copies.
KEPT = "kept"
_OWNER, _PRIVATE = 0o700, 0o600
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def state_dir(root: Path) -> Path:
    """The folder, made where it is missing: for the owner only, and ignored by git.

    Raises `RefusedError` where it is a link, or holds something else in the place of our folder.
    """
    folder = root / STATE_DIR
    _refuse_link(folder, STATE_DIR)
    _refuse_unlike_folder(folder / KEPT)
    ignore = folder / ".gitignore"
    try:
        made = os.lstat(ignore).st_size > 0
    except FileNotFoundError:
        made = False
    if not made:
        folder.mkdir(mode=_OWNER, exist_ok=True)
        handle = own_file(ignore, os.O_WRONLY | os.O_CREAT)
        with naming(str(ignore)), os.fdopen(handle, "wb") as file:
            file.write(b"*\n")
    return folder


def kept_dir(root: Path) -> Path:
    """The folder of displaced copies. Raises `RefusedError` where it is none."""
    folder = state_dir(root) / KEPT
    folder.mkdir(mode=_OWNER, exist_ok=True)
    return folder


def own_file(path: Path, flags: int) -> int:
    """A handle on a file of the folder. Raises `RefusedError` for a link, a pipe, or a folder."""
    name = f"{STATE_DIR}/{path.name}"
    _refuse_link(path, name)
    try:
        handle = os.open(path, flags | _SAFELY, _PRIVATE)
    except IsADirectoryError:
        raise _refusal(name, "a folder") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        close(handle)
        raise _refusal(name, "no regular file")
    return handle


def _refuse_unlike_folder(path: Path) -> None:
    """Refuse before a change what would only be met after it."""
    with suppress(FileNotFoundError):
        if not stat.S_ISDIR(os.lstat(path).st_mode):
            raise _refusal(f"{STATE_DIR}/{path.name}", "no folder")


def _refuse_link(path: Path, name: str) -> None:
    if os.path.islink(path):
        raise _refusal(name, "a link to another place")


def _refusal(name: str, what: str) -> RefusedError:
    return RefusedError(
        f"{name}: this is {what}, which netnotes did not make; move it away. Nothing was written."
    )
