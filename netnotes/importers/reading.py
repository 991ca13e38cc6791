"""How far the reading of a source has come, for whoever has to wait for it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

#: A file that is smaller is read in a moment, and no share of it is worth telling.
_SMALL = 1 << 20


@dataclass(slots=True)
class Reading:
    """What is read, and how far; `watch` is told after each piece and each record."""

    watch: Watch | None = None
    #: The file, without its folder.
    file: str = ""
    #: Its bytes, and how many of them are behind us.
    size: int = 0
    done: int = 0
    #: What was read of the source: so many of `unit` (`Place`).
    records: int = 0
    unit: str = "record"

    @property
    def percent(self) -> int | None:
        """How much of the file is behind us; None where it is too small to tell."""
        return min(100 * self.done // self.size, 100) if self.size >= _SMALL else None

    def record(self, unit: str) -> None:
        """One more record was read."""
        self.unit = unit
        self.records += 1
        if self.watch is not None:
            self.watch(self)

    def begins(self, file: str, size: int) -> None:
        """A file is read from its beginning."""
        self.file, self.size, self.done = file, size, 0

    def comes_to(self, place: int) -> None:
        """So many bytes of the file are behind us."""
        self.done = place
        if self.watch is not None:
            self.watch(self)


Watch: TypeAlias = Callable[[Reading], None]


def watched(raw: io.RawIOBase, reading: Reading, file: str, size: int) -> io.RawIOBase:
    """The same bytes; as they are read, `reading` tells how far it is with the `file` of `size` bytes."""
    return _Watched(raw, reading, file, size)


class _Watched(io.RawIOBase):
    def __init__(self, raw: io.RawIOBase, reading: Reading, file: str, size: int) -> None:
        self._raw, self._reading, self._file, self._size = raw, reading, file, size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._raw.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        self._at = self._raw.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        if not self._at:
            self._reading.begins(self._file, self._size)
        count = self._raw.readinto(buffer) or 0
        self._at += count
        self._reading.comes_to(self._at)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()
