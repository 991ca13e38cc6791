"""Files of the network as plain data, read in two processes where there are many of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from netnotes.halves import in_two
from netnotes.lazy import VERY_MANY
from netnotes.model.diagnostic import Problem
from netnotes.model.note import bare, fold
from netnotes.model.packed import pack, shelve
from netnotes.model.parse import broken_note, decode, parse_note
from netnotes.raw import read_bytes
from netnotes.texts import END

#: From so many unread notes on a second process pays for itself (a fork costs 20 ms, a note 0.3).
WORTH_A_PROCESS = VERY_MANY


class Read(NamedTuple):
    """A note as it is kept (`packed.shelve`): its head, its body, the rest, packed, and its text.

    The text is as words are looked for in it.
    """

    head: tuple[Any, ...]
    cut: int
    body: bytes
    rest: bytes
    text: bytes


def read_note(root: Path, path: str) -> Read:
    """One note's plain data and its text, from its file."""
    raw = read_bytes(f"{root}/{path}")
    hand, rest = pack(broken_note(raw) if isinstance(raw, Problem) else parse_note(raw))
    return Read(*shelve(hand), rest, searched(raw))


def searched(raw: bytes | Problem) -> bytes:
    """The text of a note as words are looked for in it: folded as names are, without accents."""
    text = "" if isinstance(raw, Problem) else bare(fold(decode(raw)[0]))
    return (text.replace(END, " ") + END).encode("utf-8", "replace")


def read_notes(root: Path, paths: list[str]) -> dict[str, Read]:
    """The plain data and the texts of these notes, by path."""
    if len(paths) >= WORTH_A_PROCESS:
        found = _in_two(root, paths)
        if found is not None:
            return found
    return {path: read_note(root, path) for path in paths}


def _in_two(root: Path, paths: list[str]) -> dict[str, Read] | None:
    """Half here, half in a second process; None where a process cannot be had safely."""
    both = in_two(lambda half: [tuple(read_note(root, path)) for path in half], paths)
    if both is None:
        return None
    first, second = both
    return {path: Read._make(read) for path, read in zip(paths, first + second, strict=True)}
