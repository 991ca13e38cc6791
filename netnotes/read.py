"""Files of the network as plain data, read in two processes where there are many of them."""

from __future__ import annotations

import marshal
import os
import stat
import sys
from pathlib import Path
from typing import Any, NamedTuple

from netnotes.model.diagnostic import Problem
from netnotes.model.note import bare, fold
from netnotes.model.packed import pack, shelve
from netnotes.model.parse import MAX_NOTE, broken_note, decode, parse_note
from netnotes.model.span import WHOLE_FILE
from netnotes.sentences import say

#: From so many unread notes on a second process pays for itself (a fork costs 20 ms, a note 0.3).
WORTH_A_PROCESS = 600


class Read(NamedTuple):
    """A note as it is kept (`packed.shelve`): its head, its body, the rest, packed, and its text.

    The text is as words are looked for in it.
    """

    head: tuple[Any, ...]
    cut: int
    body: bytes
    rest: bytes
    text: bytes


#: Ends each text, so that no word is found across two of them.
END = "\0"


def read_bytes(path: Path) -> bytes | Problem:
    """A note's bytes (one more than the most that a note may hold at most), or why not."""
    try:
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return Problem(
                    "not-a-file", WHOLE_FILE, say("it is no regular file, so it is no note")
                )
            return file.read(MAX_NOTE + 1)
    except OSError as error:
        return Problem(
            "unreadable", WHOLE_FILE, say("it cannot be read: {strerror}", strerror=error.strerror)
        )


def read_note(root: Path, path: str) -> Read:
    """One note's plain data and its text, from its file."""
    raw = read_bytes(root / path)
    hand, rest = pack(broken_note(raw) if isinstance(raw, Problem) else parse_note(raw))
    return Read(*shelve(hand), rest, searched(raw))


def searched(raw: bytes | Problem) -> bytes:
    """The text of a note as words are looked for in it: folded as names are, without accents."""
    text = "" if isinstance(raw, Problem) else bare(fold(decode(raw)[0]))
    return (text.replace(END, " ") + END).encode("utf-8", "replace")


def read_notes(root: Path, paths: list[str]) -> dict[str, Read]:
    """The plain data and the texts of these notes, by path."""
    if len(paths) >= WORTH_A_PROCESS and (os.cpu_count() or 1) > 1:
        found = _in_two(root, paths)
        if found is not None:
            return found
    return {path: read_note(root, path) for path in paths}


def _in_two(root: Path, paths: list[str]) -> dict[str, Read] | None:
    """Half here, half in a second process; None where a process cannot be had safely."""
    import threading
    from multiprocessing import get_context

    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return None  # a fork is only safe here; elsewhere one process does it all
    context = get_context("fork")
    receive, send = context.Pipe(duplex=False)
    middle = len(paths) // 2
    helper = context.Process(target=_send, args=(root, paths[middle:], send))
    try:
        helper.start()
    except OSError:
        return None
    send.close()
    found = {path: read_note(root, path) for path in paths[:middle]}
    try:
        there: dict[str, tuple[Any, ...]] = marshal.loads(receive.recv_bytes())
        found.update({path: Read._make(read) for path, read in there.items()})
    except (EOFError, OSError):
        found.update({path: read_note(root, path) for path in paths[middle:]})
    finally:
        receive.close()
        helper.join()
    return found


def _send(root: Path, paths: list[str], send: Any) -> None:
    send.send_bytes(marshal.dumps({path: tuple(read_note(root, path)) for path in paths}))
    send.close()
