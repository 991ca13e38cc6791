"""people/ -> Network, through the cache.

A file is read again when its size, times or inode changed, and when it was changed so shortly
before the cache was written that its times could lie. Whatever is wrong with one file costs that
file, never another.
"""

from __future__ import annotations

import gc
import marshal
import os
import re
import stat
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from netnotes import cache
from netnotes.config import NOTES_DIR, Settings
from netnotes.model.diagnostic import Problem
from netnotes.model.network import FileProblem, Network
from netnotes.model.note import fold
from netnotes.model.parse import MAX_NOTE, broken_note, decode, digest, make_note, parse_note
from netnotes.model.span import WHOLE_FILE

#: From so many unread notes on a second process pays for itself (a fork costs 20 ms, a note 0.3).
WORTH_A_PROCESS = 600

#: Times on disk may be this coarse (FAT: 2 s): a change within it can go unseen by time alone.
_COARSE = 2_000_000_000

_CONFLICT_COPY = re.compile(
    r"\.sync-conflict-|\(.*conflicted copy.*\)|\.orig\.md$|\.BACKUP\.", re.IGNORECASE
)
#: The names that nearly all notes have: nothing about them needs a second look.
_PLAIN_NAME = re.compile(r"[\w-]+\.md")
_BAD_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Found(NamedTuple):
    """A file among the notes: its path below the root, and what tells one version from another."""

    path: str
    size: int
    mtime: int
    ctime: int
    inode: int


class Scan(NamedTuple):
    """What lies below `people/`: notes, what should be none, and the paths of all the rest."""

    found: list[Found]
    problems: list[FileProblem]
    others: list[str]


class Store:
    """Parsed notes, kept between runs and, in a long run, between loads.

    What is kept of a file is what tells its version, whether that could lie, and its plain data.
    """

    def __init__(self, settings: Settings, *, use_cache: bool = True) -> None:
        self.settings = settings
        self.use_cache = use_cache
        self.kept: dict[str, tuple[tuple[int, ...], bool, dict[str, Any]]] | None = None
        self.texts: dict[str, tuple[str, str]] | None = None
        self.scanned: Scan | None = None

    def load(self, overlay: Mapping[str, bytes] | None = None) -> Network:
        """The network as it is on disk now; `overlay` holds unsaved texts by path."""
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
        latest = max((max(file.mtime, file.ctime) for file in found), default=0)
        if not self.use_cache or time.time_ns() - latest < _COARSE:
            return ""
        rest = repr((problems, others)).encode("utf-8", "backslashreplace")
        return digest(marshal.dumps([tuple(file) for file in found]) + rest)

    def _scan(self) -> Scan:
        """What lies in the folder, looked at once for a signature and the load that follows it."""
        if self.scanned is None:
            self.scanned = scan(self.settings.root)
        return self.scanned

    def _load(self, overlay: Mapping[str, bytes]) -> Network:
        found, problems, _ = self._scan()
        self.scanned = None
        if self.kept is None:
            self.kept = self._read_cache("notes")
        kept = self.kept
        fresh: dict[str, Any] = {}
        unread: list[Found] = []
        for file in found:
            known = kept.get(file.path)
            if known is not None and known[0] == file[1:] and not known[1]:
                fresh[file.path] = known
            else:
                unread.append(file)
        fresh.update(self._read(unread))
        if unread or len(fresh) != len(kept):
            self._write_cache("notes", fresh)
        self.kept = fresh
        self.texts = None
        notes = []
        for file in found:
            data = fresh[file.path][2]
            if file.path in overlay:
                data = parse_note(overlay[file.path])
            notes.append(make_note(file.path, data))
        return Network(notes, me=self.settings.me, files=problems)

    def text(self, path: str) -> str:
        """The text of a loaded note as words are looked for in it: folded, as names are."""
        if self.texts is None:
            self.texts = self._texts()
        return self.texts[path][1]

    def _texts(self) -> dict[str, tuple[str, str]]:
        """Every text with the digest of the note that it was read from, by path."""
        known = self._read_cache("texts")
        texts: dict[str, tuple[str, str]] = {}
        for path, (_, _, data) in (self.kept or {}).items():
            text = known.get(path)
            if text is None or text[0] != data["hash"]:
                raw = read_bytes(self.settings.root / path)
                text = (data["hash"], "" if isinstance(raw, Problem) else fold(decode(raw)[0]))
            texts[path] = text
        if texts != known:
            self._write_cache("texts", texts)
        return texts

    def _read_cache(self, name: str) -> dict[str, Any]:
        path = self.settings.state_dir / f"{name}.cache"
        return (cache.read(path) if self.use_cache else None) or {}

    def _write_cache(self, name: str, data: dict[str, Any]) -> None:
        if self.use_cache:
            cache.write(self.settings.state_dir / f"{name}.cache", data)

    def _read(self, unread: list[Found]) -> dict[str, Any]:
        """Read and parse files, in two processes where it is worth it."""
        kept = self.kept or {}
        now = time.time_ns()
        root = self.settings.root
        changed = [f.path for f in unread if f.path not in kept or not _same(root, f.path, kept)]
        parsed = _parse_all(root, changed)
        out: dict[str, Any] = {}
        for file in unread:
            data = parsed[file.path] if file.path in parsed else kept[file.path][2]
            racy = now - max(file.mtime, file.ctime) < _COARSE
            out[file.path] = (tuple(file[1:]), racy, data)
        return out


def load_network(settings: Settings, *, use_cache: bool = True) -> Network:
    """The network of these settings, as it is on disk now."""
    return Store(settings, use_cache=use_cache).load()


def _same(root: Path, path: str, kept: dict[str, Any]) -> bool:
    """Whether a file whose times changed, or could lie, holds what was read before."""
    raw = read_bytes(root / path)
    return isinstance(raw, bytes) and digest(raw) == kept[path][2]["hash"]


def scan(root: Path) -> Scan:
    """The notes below `people/`, by path, and what lies there that cannot be a note."""
    found: list[Found] = []
    problems: list[FileProblem] = []
    others: list[str] = []
    folders = [NOTES_DIR]
    resolved = os.path.realpath(root / NOTES_DIR)
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(root / folder))
        except OSError as error:
            message = f"the folder cannot be read: {error.strerror}"
            problems.append(_file_problem(folder, "unreadable", message))
            continue
        for entry in entries:
            name = entry.name
            if name[0] in "._":
                continue
            path = f"{folder}/{name}"
            try:
                if _PLAIN_NAME.fullmatch(name) and entry.is_file(follow_symlinks=False):
                    found.append(_found(entry, path))
                else:
                    others.append(path)
                    _look(entry, path, resolved, found, folders, problems)
            except OSError as error:
                if name.endswith(".md"):
                    message = f"it cannot be read: {error.strerror}"
                    problems.append(_file_problem(path, "unreadable", message))
    found.sort()
    problems.sort()
    return Scan(found, problems, sorted(others))


def _found(entry: os.DirEntry[str], path: str) -> Found:
    info = entry.stat()
    return Found(path, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)


def _look(
    entry: os.DirEntry[str], path: str, root: str,
    found: list[Found], folders: list[str], problems: list[FileProblem],
) -> None:  # fmt: skip
    """Sort one unusual directory entry: a note, a folder to walk, or something to report."""
    name = entry.name
    is_note = name.endswith(".md")
    if not is_note and not entry.is_dir(follow_symlinks=False) and not entry.is_symlink():
        return
    if (
        entry.is_symlink()
        and (is_note or entry.is_dir())
        and not _stays_inside(entry, path, root, problems)
    ):
        return
    if entry.is_dir():
        if is_note:
            message = "a folder that is named like a note; what is in it is read as usual"
            problems.append(_file_problem(path, "folder-like-a-note", message))
        if not entry.is_symlink():  # what a link inside leads to is walked where it really is
            folders.append(path)
        return
    if not is_note:
        return
    if not entry.is_file():
        problems.append(
            _file_problem(path, "not-a-file", "it is no regular file, so it is no note")
        )
    elif _CONFLICT_COPY.search(name):
        message = "a copy that a sync left behind; it is not read as a person"
        problems.append(_file_problem(path, "conflict-copy", message))
    else:
        if _BAD_NAME.search(name):
            message = (
                "the file's name holds characters that cannot be seen or are no UTF-8; rename it"
            )
            problems.append(_file_problem(path, "bad-file-name", message))
            if not name.isprintable() and _is_not_utf8(name):
                return
        found.append(_found(entry, path))


def _is_not_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return True
    return False


def _stays_inside(
    entry: os.DirEntry[str], path: str, root: str, problems: list[FileProblem]
) -> bool:
    """Whether a symbolic link leads to something inside of the network."""
    target = os.path.realpath(entry.path)
    if not os.path.exists(target):
        message = "a symbolic link that leads nowhere"
        problems.append(_file_problem(path, "broken-link", message))
        return False
    if os.path.commonpath([root, target]) != root:
        message = "a symbolic link that leaves the network's folder; it is not followed"
        problems.append(_file_problem(path, "link-outside", message))
        return False
    if os.path.isdir(target) and os.path.commonpath([target, entry.path]) == target:
        message = "a symbolic link to a folder that contains it"
        problems.append(_file_problem(path, "broken-link", message))
        return False
    return True


def _file_problem(path: str, rule: str, message: str) -> FileProblem:
    return FileProblem(path, Problem(rule, WHOLE_FILE, message))


def read_bytes(path: Path) -> bytes | Problem:
    """A note's bytes (one more than the most that a note may hold at most), or why not."""
    try:
        handle = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return Problem("not-a-file", WHOLE_FILE, "it is no regular file, so it is no note")
            return file.read(MAX_NOTE + 1)
    except OSError as error:
        return Problem("unreadable", WHOLE_FILE, f"it cannot be read: {error.strerror}")


def read_note(root: Path, path: str) -> dict[str, Any]:
    """One note's plain data, from its file."""
    raw = read_bytes(root / path)
    return broken_note(raw) if isinstance(raw, Problem) else parse_note(raw)


def _parse_all(root: Path, paths: list[str]) -> dict[str, Any]:
    if len(paths) >= WORTH_A_PROCESS and (os.cpu_count() or 1) > 1:
        parsed = _parse_in_two(root, paths)
        if parsed is not None:
            return parsed
    return {path: read_note(root, path) for path in paths}


def _parse_in_two(root: Path, paths: list[str]) -> dict[str, Any] | None:
    """Half here, half in a second process; None where a process cannot be had safely."""
    import threading
    from multiprocessing import get_context

    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return None  # a fork is only safe here; elsewhere one process does it all
    context = get_context("fork")
    receive, send = context.Pipe(duplex=False)
    middle = len(paths) // 2
    helper = context.Process(target=_send_parsed, args=(root, paths[middle:], send))
    try:
        helper.start()
    except OSError:
        return None
    send.close()
    parsed = {path: read_note(root, path) for path in paths[:middle]}
    try:
        parsed.update(marshal.loads(receive.recv_bytes()))
    except (EOFError, OSError):
        parsed.update({path: read_note(root, path) for path in paths[middle:]})
    finally:
        receive.close()
        helper.join()
    return parsed


def _send_parsed(root: Path, paths: list[str], send: Any) -> None:
    send.send_bytes(marshal.dumps({path: read_note(root, path) for path in paths}))
    send.close()
