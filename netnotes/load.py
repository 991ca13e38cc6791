"""people/ -> Network, through the cache.

A file is read again when its size, times or inode changed, and when it was changed so shortly
before the cache was written that its times could lie. Whatever is wrong with one file costs that
file, never another.
"""

from __future__ import annotations

import gc
import marshal
import os
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.packed import pack, unpack
from netnotes.model.parse import digest, make_note, parse_note
from netnotes.read import read_bytes, read_note, read_notes
from netnotes.scan import Found, Scan, scan
from netnotes.sentences import spoken
from netnotes.shelf import Place, Shelf
from netnotes.texts import keep

#: Times on disk may be this coarse (FAT: 2 s): a change within it can go unseen by time alone.
_COARSE = 2_000_000_000

#: One note in so many must be new for the cache to be written anew: of ten thousand notes, reading
#: some fifty again costs less than writing what is kept of all.
_WORTH_KEEPING = 200

#: What is kept of a file: what tells its version, whether that could lie, what of its note is at
#: hand, and the rest, packed, or where it lies.
Kept = tuple[tuple[int, ...], bool, dict[str, Any], "bytes | Place"]


class Store:
    """Parsed notes, kept between runs and, in a long run, between loads."""

    def __init__(
        self, settings: Settings, *, use_cache: bool = True, before: Store | None = None
    ) -> None:
        """`before` is a store of the same network under other settings: its notes are known.

        Not if it read them in another language: what is wrong with them is said in that one.
        """
        self.state = spoken().state
        if before is not None and before.state != self.state:
            before = None
        self.settings = settings
        self.use_cache = use_cache
        self.scanned: Scan | None = None
        self.kept: dict[str, Kept] | None = before.kept if before else None
        self._notes: Shelf = (
            before._notes if before else Shelf(settings.state_dir, "notes", use=use_cache)
        )

    def load(self, overlay: Mapping[str, bytes] | None = None) -> Network:
        """The network as it is on disk now.

        `overlay` holds other texts by path: unsaved ones, say, also of notes that have no file yet.
        """
        enabled = gc.isenabled()
        gc.disable()  # a hundred thousand new tuples, none of which is garbage
        first = self.kept is None
        try:
            return self._load(overlay or {})
        finally:
            if first:
                gc.freeze()  # and none of which will be: the collector need not look at them
            if enabled:
                gc.enable()

    def signature(self) -> str:
        """What tells this state of the notes from any other, or '' where it cannot be told.

        It is read off the folder alone. A file changed a moment ago could change again and look
        the same; then it is better to look into the notes.
        """
        found, problems, others = self._scan()
        latest = max((max(mtime, ctime) for _, _, mtime, ctime, _ in found), default=0)
        if not self.use_cache or time.time_ns() - latest < _COARSE:
            return ""
        rest = repr((problems, others)).encode("utf-8", "backslashreplace")
        return digest(marshal.dumps([*map(tuple, found)]) + rest)

    def _scan(self) -> Scan:
        """What lies in the folder, looked at once for a signature and the load that follows it."""
        if self.scanned is None:
            self.scanned = scan(self.settings.root)
        return self.scanned

    def _load(self, overlay: Mapping[str, bytes]) -> Network:
        found, problems, _ = self._scan()
        self.scanned = None
        kept = self._notes.read() if self.kept is None else self.kept
        fresh: dict[str, Kept] = {}
        unread: list[Found] = []
        for file in found:
            path = file[0]
            known = kept.get(path)
            if known is not None and known[0] == file[1:] and not known[1]:
                fresh[path] = known
            else:
                unread.append(file)
        read, texts = self._read(unread, kept)
        fresh.update(read)
        gone = len(kept.keys() - fresh.keys())
        if (len(unread) + gone) * _WORTH_KEEPING > len(fresh):
            if self.use_cache and texts:
                keep(self.settings, texts)
            del texts  # as much as all notes together: gone before what is kept of them is written
            fresh = self._notes.write(fresh)
        self.kept = fresh
        notes = []
        for file in found:
            path = file[0]
            _, _, data, rest = fresh[path]
            if path in overlay:
                data, rest = pack(parse_note(overlay[path]))
            notes.append(make_note(path, data, partial(self._rest, path, rest)))
        for path in sorted(overlay):
            if path not in fresh and not os.path.lexists(self.settings.root / path):
                data, rest = pack(parse_note(overlay[path]))
                notes.append(make_note(path, data, partial(self._rest, path, rest)))
        return Network(notes, me=self.settings.me, files=problems)

    def _rest(self, path: str, rest: bytes | Place) -> dict[str, Any]:
        """What of a note is not at hand; from its file, should the cache have been damaged."""
        packed = rest if isinstance(rest, bytes) else self._notes.blob(rest)
        return unpack(read_note(self.settings.root, path)[1] if packed is None else packed)

    def _read(
        self, unread: list[Found], kept: Mapping[str, Kept]
    ) -> tuple[dict[str, Kept], dict[str, tuple[str, bytes]]]:
        """Read and parse files, but those that hold what was read before; their texts beside."""
        now = time.time_ns()
        root = self.settings.root
        changed = [f.path for f in unread if f.path not in kept or not _same(root, f.path, kept)]
        parsed = read_notes(root, changed)
        out: dict[str, Kept] = {}
        for file in unread:
            data, rest = parsed[file.path][:2] if file.path in parsed else kept[file.path][2:]
            racy = now - max(file.mtime, file.ctime) < _COARSE
            out[file.path] = (tuple(file[1:]), racy, data, rest)
        return out, {path: (data.get("hash", ""), text) for path, (data, _, text) in parsed.items()}


def load_network(settings: Settings, *, use_cache: bool = True) -> Network:
    """The network of these settings, as it is on disk now."""
    return Store(settings, use_cache=use_cache).load()


def after(network: Network, settings: Settings, texts: Mapping[str, bytes | None]) -> Network:
    """The network once files hold these bytes (None: once they are gone): no file is read."""
    notes: list[Note] = [note for note in network.everything if note.path not in texts]
    for path, raw in texts.items():
        if raw is not None:
            notes.append(make_note(path, parse_note(raw)))
    notes.sort(key=lambda note: note.path)
    return Network(notes, me=settings.me, files=network.files)


def _same(root: Path, path: str, kept: Mapping[str, Kept]) -> bool:
    """Whether a file whose times changed, or could lie, holds what was read before."""
    raw = read_bytes(root / path)
    return isinstance(raw, bytes) and digest(raw) == kept[path][2].get("hash")
