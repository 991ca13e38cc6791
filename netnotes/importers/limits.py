"""How much is read of a file, unless more is asked for (SECURITY, rows 47, 49 to 54)."""

from __future__ import annotations

from typing import NamedTuple

_MIB = 1 << 20


class Limits(NamedTuple):
    """The caps of one import."""

    #: Bytes of a file that has to be read whole; modules that say `STREAMED` read any size.
    file: int = 16 * _MIB
    #: Candidates of one file.
    records: int = 20_000
    #: Characters of a cell of a table.
    cell: int = 128 * 1024
    #: Bytes that an archive unpacks to, and how many times its own size that may be.
    unpacked: int = 512 * _MIB
    ratio: int = 200
    #: Files in a folder or an archive.
    members: int = 20_000


CAREFUL = Limits()
#: With `--any-size`: what cannot be a mistake of one letter any more, and still ends.
ANY_SIZE = Limits(1 << 40, 1 << 40, 64 * _MIB, 1 << 40, 1_000, 1 << 40)
