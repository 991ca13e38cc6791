"""What a change to the notes consists of. Paths are relative to the network, with `/`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias


class Change(NamedTuple):
    """New bytes for one file.

    `make` gives them from those that are there now. It is called again when an editor was faster,
    and raises `RefusedError` where it cannot do it. What it gives back unchanged is not written.
    """

    path: str
    make: Callable[[bytes], bytes]


class Create(NamedTuple):
    """A file that does not exist yet; nothing is ever overwritten.

    `like` is a file whose permissions it takes over; without one it is the owner's alone.
    """

    path: str
    data: bytes
    like: str = ""


class Move(NamedTuple):
    """Another name for a file; nothing is ever overwritten. A change of case alone is fine."""

    path: str
    to: str


class Remove(NamedTuple):
    """Take away a file that still holds `expected`; a copy stays in `.netnotes/kept/`."""

    path: str
    expected: bytes


Step: TypeAlias = Change | Create | Move | Remove


class Written(NamedTuple):
    """What came of one path: its bytes before and after, None where there is no file."""

    path: str
    before: bytes | None
    after: bytes | None
