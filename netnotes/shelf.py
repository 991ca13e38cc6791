"""Data by key, kept between runs: what is read at once, and blobs for when they are asked for.

Two files in `.netnotes/`: `NAME.cache` holds the data and says where each blob lies in
`NAME-….blobs`. A new blob is appended; when half of the file is of no use any more it is written
anew. A blob is believed only where its digest says so; whoever asks has the file it was made of.
"""

from __future__ import annotations

import mmap
import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import Any

from netnotes import cache

#: Where a blob lies in its file: offset and length in bytes, and a digest of it. What says so is sealed,
#: so the digest need only be one that nobody can meet with another blob.
Place = tuple[int, int, bytes]

#: The place of a blob that could not be read any more: it is made again next time.
_LOST: Place = (0, 0, b"")

#: So many bytes of no use are never worth writing everything anew.
_SLACK = 1 << 20


class Shelf:
    """One shelf of a network's cache. Without `use` nothing is read and nothing kept."""

    def __init__(self, folder: Path, name: str, *, blobs: int = 1, use: bool = True) -> None:
        """`blobs` is how many each entry has, at its end."""
        self.first = -blobs
        self.folder = folder
        self.name = name
        self.use = use
        self._blobs = ""
        self._map: mmap.mmap | None = None

    def read(self) -> dict[str, Any]:
        """What is kept, by key: `(…, place, …)`; nothing where it cannot be trusted."""
        kept = cache.read(self.folder / f"{self.name}.cache") if self.use else None
        if kept is None or not self._open(kept["blobs"]):
            return {}
        entries: dict[str, Any] = kept["entries"]
        return entries

    def blob(self, place: Place) -> bytes | None:
        """The blob at a place, or None where it cannot be trusted."""
        offset, length, digest = place
        if self._map is None or offset + length > len(self._map):
            self._open(self._blobs)
        found = self._map[offset : offset + length] if self._map is not None else b""
        return found if len(found) == length and _digest(found) == digest else None

    def find(self, words: bytes, start: int, end: int = sys.maxsize) -> int:
        """Where these bytes stand next among all blobs, from `start` on and before `end`; -1: nowhere."""
        return self._map.find(words, start, end) if self._map is not None else -1

    def write(self, entries: dict[str, Any]) -> dict[str, Any]:
        """Keep these: `(…, blob, …)` where it is new, `(…, place, …)` where it is kept already.

        Gives them with places. Where nothing can be kept they come back as they were.
        """
        if not self.use:
            return entries
        try:
            cache.make_state_dir(self.folder)
            placed = self._append(entries) or self._anew(entries)
            self._open(self._blobs)
        except OSError:
            return entries
        whole = {key: entry for key, entry in placed.items() if _LOST not in entry[self.first :]}
        cache.write(self.folder / f"{self.name}.cache", {"blobs": self._blobs, "entries": whole})
        self._sweep()
        return placed

    def _open(self, blobs: str) -> bool:
        """Look at a file of blobs; whether there is one."""
        if not blobs or os.path.basename(blobs) != blobs:
            return False
        try:
            with open(self.folder / blobs, "rb", opener=cache.at_once) as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError):  # an empty file cannot be mapped
            return False
        self._blobs = blobs
        return True

    def _append(self, entries: dict[str, Any]) -> dict[str, Any] | None:
        """Put the new blobs behind those that are there; None where it is better to begin anew."""
        first = self.first
        new = {key: e[first:] for key, e in entries.items() if any(map(_is_new, e[first:]))}
        if not self._blobs:
            return None
        blobs = (blob for entry in entries.values() for blob in entry[first:])
        live = sum(len(blob) if isinstance(blob, bytes) else blob[1] for blob in blobs)
        handle = os.open(self.folder / self._blobs, _APPEND)
        with os.fdopen(handle, "ab") as file:
            state = os.fstat(handle)
            if not state.st_nlink or state.st_size > 2 * live + _SLACK:
                return None
            joined = b"".join(blob for blobs in new.values() for blob in blobs if _is_new(blob))
            file.write(joined)
            file.flush()
            offset = file.tell() - len(joined)  # others may have appended in between
        placed = dict(entries)
        for key, both in new.items():
            places = []
            for blob in both:
                place = (offset, len(blob), _digest(blob)) if isinstance(blob, bytes) else blob
                offset += len(blob) if isinstance(blob, bytes) else 0
                places.append(place)
            placed[key] = (*entries[key][:first], *places)
        return placed

    def _anew(self, entries: dict[str, Any]) -> dict[str, Any]:
        """Put all blobs into a file of their own."""
        import tempfile

        placed: dict[str, Any] = {}
        handle, path = tempfile.mkstemp(dir=self.folder, prefix=f"{self.name}-", suffix=".blobs")
        offset = 0
        with os.fdopen(handle, "wb") as file:
            for key, entry in entries.items():
                places = []
                for one in entry[self.first :]:
                    blob = one if isinstance(one, bytes) else self.blob(one)
                    if blob is None:
                        places.append(_LOST)
                        continue
                    file.write(blob)
                    places.append((offset, len(blob), _digest(blob)))
                    offset += len(blob)
                placed[key] = (*entry[: self.first], *places)
        self._blobs = os.path.basename(path)
        return placed

    def _sweep(self) -> None:
        """Take away files of blobs that nothing points to any more."""
        try:
            for entry in os.scandir(self.folder):
                name = entry.name
                of_this = name.startswith(f"{self.name}-") and name.endswith(".blobs")
                if of_this and name != self._blobs:
                    os.unlink(entry.path)
        except OSError:
            return


def _is_new(blob: bytes | Place) -> bool:
    return isinstance(blob, bytes)


def _digest(blob: bytes) -> bytes:
    return blake2b(blob, digest_size=12).digest()


_APPEND = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
