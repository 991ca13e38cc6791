"""people/ -> Network, through the cache.

A file is read again when its size, times or inode changed, and when it was changed so shortly
before the cache was written that its times could lie. A few notes that were read since are kept in a
small file of their own, by the same rules, until all are kept anew. Whatever is wrong with one file costs that
file, never another.
"""

from __future__ import annotations

import gc
import marshal
import os
import time
from collections.abc import Collection, Hashable, Mapping
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netnotes import cache
from netnotes.config import Settings
from netnotes.model.faces import kept_note, make_note
from netnotes.model.head import HASH, digest
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.packed import unpack
from netnotes.scan import Found, Scan, edited, scan
from netnotes.sentences import spoken
from netnotes.shelf import Place, Shelf

if TYPE_CHECKING:
    from netnotes.read import Read

#: Times on disk may be this coarse (FAT: 2 s): a change within it can go unseen by time alone.
_COARSE = 2_000_000_000

_MTIME, _CTIME = itemgetter(1), itemgetter(2)

#: One note in so many must be new for the cache to be written anew: of ten thousand notes, reading
#: some fifty again costs less than writing what is kept of all.
_WORTH_KEEPING = 200

#: The notes that are kept beside all the others until these are written anew.
LATE_NAME = "late.cache"

#: What is kept of a file: what tells its version, whether that could lie, the head of its note, where
#: its body is cut (`packed.shelve`), the body, packed, and the rest, packed, or where both lie.
Kept = tuple[tuple[int, ...], bool, tuple[Any, ...], int, "bytes | Place", "bytes | Place"]


class Store:
    """Parsed notes, kept between runs and, in a long run, between loads."""

    def __init__(
        self,
        settings: Settings,
        *,
        use_cache: bool = True,
        before: Store | None = None,
        kind: type[Network] = Network,
    ) -> None:
        """`before` is a store of the same network under other settings: its notes are known.

        Not if it read them in another language: what is wrong with them is said in that one.
        """
        self.state = spoken().state
        if before is not None and before.state != self.state:
            before = None
        self.settings = settings
        self.use_cache = use_cache
        #: So many notes were read by the last load: all others were known.
        self.read = 0
        self.scanned: Scan | None = None
        self.found: Scan | None = None
        #: What outlives a network, for the next one (`Network.memory`).
        self.memory: dict[Hashable, Any] = {}
        #: What a load gives: a network, or one that tells what is looked at of it.
        self.kind = kind
        #: The files that were new when the folder was last looked at.
        self._unread: tuple[Scan, list[Found]] | None = None
        self._faces: dict[str, tuple[Kept, Note]] = {}
        self._remembered: dict[str, Kept] | None = None
        self.kept: dict[str, Kept] | None = before.kept if before else None
        #: Those of them that were read since all was written, by path.
        self._later: dict[str, Kept] = before._later if before else {}
        self._notes: Shelf = (
            before._notes if before else Shelf(settings.state_dir, "notes", blobs=2, use=use_cache)
        )

    def load(
        self,
        overlay: Mapping[str, bytes] | None = None,
        changed: Collection[str] | None = None,
    ) -> Network:
        """The network as it is on disk now.

        `overlay` holds other texts by path: unsaved ones, say, also of notes that have no file yet.
        `changed` are the only paths where a file may have changed since the last load, for whoever
        watches the folder: then nothing else is looked at.
        """
        if self.scanned is None and self.found is not None and changed is not None:
            self.scanned = edited(self.settings.root, self.found, changed)
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
        if not self.use_cache or time.time_ns() - _latest(found) < _COARSE:
            return ""
        rest = repr((problems, others)).encode("utf-8", "backslashreplace")
        return digest(marshal.dumps(found, 2) + rest)

    def _scan(self) -> Scan:
        """What lies in the folder, looked at once for a signature and the load that follows it."""
        if self.scanned is None:
            self.scanned = scan(self.settings.root)
        return self.scanned

    def _load(self, overlay: Mapping[str, bytes]) -> Network:
        unread = self.unread()
        self.found = found, problems, _ = self._scan()
        self.scanned = self._unread = None
        kept = self._known()
        self._remembered = None
        self.read = len(unread)
        if unread or len(kept) > len(found):
            kept = self._renewed(found, unread, kept)
        self.kept = kept
        notes = self._notes_of(found, kept, overlay)
        return self.kind(notes, me=self.settings.me, files=problems, memory=self.memory)

    def unread(self) -> list[Found]:
        """The files that a load would read now."""
        seen = self._scan()
        if self._unread is None or self._unread[0] is not seen:
            get = self._known().get
            new = [
                file
                for file in seen[0]
                if (known := get(file[0])) is None or known[0] != file[1] or known[1]
            ]
            self._unread = seen, new
        return self._unread[1]

    def _known(self) -> dict[str, Kept]:
        """What is kept of the notes; in a run that goes on, what is remembered."""
        known = self.kept if self.kept is not None else self._remembered
        if known is not None:
            return known
        kept: dict[str, Kept] = self._notes.read()
        late = cache.read(self.settings.state_dir / LATE_NAME) if kept and self.use_cache else None
        if late:
            self._later = late
            kept.update(late)
        self._remembered = kept
        return kept

    def _renewed(
        self, found: list[Found], unread: list[Found], kept: dict[str, Kept]
    ) -> dict[str, Kept]:
        """What is kept of the notes once these are read; the next run finds it.

        All is written anew where much changed; a few notes are kept beside it until then.
        """
        read, texts = self._read(unread, kept)
        fresh = {path: read[path] if path in read else kept[path] for path, _ in found}
        gone = len(kept.keys() - fresh.keys())
        before = self._later
        later = {path: fresh[path] for path in {*before, *read} if path in fresh}
        if (len(later) + gone) * _WORTH_KEEPING > len(fresh):
            if self.use_cache and texts:
                from netnotes.texts import keep

                keep(self.settings, texts)
            del texts  # as much as all notes together: gone before what is kept of them is written
            fresh = self._notes.write(_with_common(fresh))
            later = {}
        self._later = later
        if self.use_cache and later != before:
            cache.write(self.settings.state_dir / LATE_NAME, later)
        return fresh

    def _notes_of(
        self, found: list[Found], fresh: Mapping[str, Kept], overlay: Mapping[str, bytes]
    ) -> list[Note]:
        """The notes of these files, and of what the overlay adds."""
        source = Source(self.settings.root, self._notes, fresh)
        before = self._faces
        if not overlay and not before:  # as of nearly every run: nobody has a face yet
            entries = [fresh[path] for path, _ in found]
            notes: list[Note] = [
                kept_note(path, kept[2], source)
                for (path, _), kept in zip(found, entries, strict=True)
            ]
            pairs = zip(entries, notes, strict=True)
            self._faces = {note.path: pair for note, pair in zip(notes, pairs, strict=True)}
            return notes
        faces: dict[str, tuple[Kept, Note]] = {}
        notes = []
        unsaved = [path for path in sorted(overlay) if path not in fresh]
        added = [path for path in unsaved if not os.path.lexists(self.settings.root / path)]
        for path in (*(path for path, _ in found), *added):
            if path in overlay:
                from netnotes.model.parse import parse_note

                notes.append(make_note(path, parse_note(overlay[path])))
                continue
            kept = fresh[path]
            known = before.get(path)
            if known is None or known[0] is not kept:
                known = kept, kept_note(path, kept[2], source)
            faces[path] = known
            notes.append(known[1])
        self._faces = faces
        return notes

    def _read(
        self, unread: list[Found], kept: Mapping[str, Kept]
    ) -> tuple[dict[str, Kept], dict[str, tuple[str, bytes]]]:
        """Read and parse files, but those that hold what was read before; their texts beside."""
        now = time.time_ns()
        root = self.settings.root
        parsed: dict[str, Read] = {}
        changed = [path for path, _ in unread if path not in kept or not _same(root, path, kept)]
        if changed:
            from netnotes.read import read_notes

            parsed = read_notes(root, changed)
        out: dict[str, Kept] = {}
        for path, version in unread:
            _, mtime, ctime, _ = version
            racy = now - max(mtime, ctime) < _COARSE
            head, cut, body, rest = parsed[path][:4] if path in parsed else kept[path][2:]
            out[path] = (version, racy, head, cut, body, rest)
        return out, {path: (read.head[HASH], read.text) for path, read in parsed.items()}


class Source:
    """What was kept of the notes of one load, for whoever asks what they say."""

    def __init__(self, root: Path, shelf: Shelf, kept: Mapping[str, Kept]) -> None:
        self.root = root
        self.shelf = shelf
        self.kept = kept

    def body(self, path: str) -> tuple[bytes, int]:
        """What of a note is at hand, packed; from its file, should the cache have been damaged."""
        _, _, _, cut, place, _ = self.kept[path]
        found = self._blob(place)
        if found is None:
            read = self._read(path)
            return read.body, read.cut
        return found, cut

    def rest(self, path: str) -> dict[str, Any]:
        """The rest of it."""
        found = self._blob(self.kept[path][5])
        return unpack(self._read(path).rest if found is None else found)

    def _blob(self, blob: bytes | Place) -> bytes | None:
        return blob if isinstance(blob, bytes) else self.shelf.blob(blob)

    def _read(self, path: str) -> Read:
        from netnotes.read import read_note

        return read_note(self.root, path)


def load_network(settings: Settings, *, use_cache: bool = True) -> Network:
    """The network of these settings, as it is on disk now."""
    return Store(settings, use_cache=use_cache).load()


def after(network: Network, settings: Settings, texts: Mapping[str, bytes | None]) -> Network:
    """The network once files hold these bytes (None: once they are gone): no file is read."""
    from netnotes.model.parse import parse_note

    notes: list[Note] = [note for note in network.everything if note.path not in texts]
    for path, raw in texts.items():
        if raw is not None:
            notes.append(make_note(path, parse_note(raw)))
    notes.sort(key=lambda note: note.path)
    return Network(notes, me=settings.me, files=network.files)


def _latest(found: list[Found]) -> int:
    """The latest time of a change of any of these."""
    if not found:
        return 0
    versions = [version for _, version in found]
    latest: int = max(*map(_MTIME, versions), *map(_CTIME, versions))
    return latest


def _same(root: Path, path: str, kept: Mapping[str, Kept]) -> bool:
    """Whether a file whose times changed, or could lie, holds what was read before."""
    from netnotes.raw import read_bytes

    raw = read_bytes(f"{root}/{path}")
    return isinstance(raw, bytes) and digest(raw) == kept[path][2][HASH]


def _with_common(entries: Mapping[str, Kept]) -> dict[str, Kept]:
    """The same, with what new heads share with each other there but once: so it is also kept but once."""
    common: dict[Any, Any] = {}
    once = common.setdefault
    found = dict(entries)
    for path, (version, racy, head, cut, body, rest) in entries.items():
        if isinstance(body, bytes):  # new
            parts = [once(part, part) if part.__class__ is tuple else part for part in head]
            found[path] = version, racy, tuple(parts), cut, body, rest
    return found
