"""The bytes of a file among the notes, read without waiting for anybody.

Apart from what parses them: whoever only compares bytes need not know YAML.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from netnotes.model.diagnostic import Problem
from netnotes.model.head import MAX_NOTE
from netnotes.model.span import WHOLE_FILE
from netnotes.sentences import say

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path | str) -> bytes | Problem:
    """A note's bytes (one more than the most that a note may hold at most), or why not."""
    try:
        handle = os.open(path, _READ)
        try:
            state = os.fstat(handle)
            if not stat.S_ISREG(state.st_mode):
                return Problem(
                    "not-a-file", WHOLE_FILE, say("it is no regular file, so it is no note")
                )
            return _all(handle, state.st_size)
        finally:
            os.close(handle)
    except OSError as error:
        return Problem(
            "unreadable", WHOLE_FILE, say("it cannot be read: {strerror}", strerror=error.strerror)
        )


def _all(handle: int, size: int) -> bytes:
    """What an open file holds: as much as its size says, mostly, and whatever else there is."""
    found = os.read(handle, min(size, MAX_NOTE) + 1)
    while len(found) <= MAX_NOTE:
        more = os.read(handle, MAX_NOTE + 1 - len(found)) if len(found) != size else b""
        if not more:
            break
        found += more
    return found
