"""The folder that the site is written to: for the owner only, ignored by git, and touched where it changed.

MkDocs empties the folder and writes all of it anew. So it is given a folder of its own inside, and what
it made there is put in its place once everything is made; until then the last site stands as it was.
"""

from __future__ import annotations

import filecmp
import logging
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

#: What the owner's group and everyone else may do.
_OTHERS = 0o077
#: Where MkDocs writes, within the folder of the site; nothing hidden there is ever served or taken away.
STAGE = ".netnotes-new"
_ROBOTS = "User-agent: *\nDisallow: /\n"
#: What tells a file that we wrote: a digest of it, its size, and when it was written (ns).
Written = tuple[bytes, int, int]


class Output:
    """What is written in one build."""

    def __init__(self) -> None:
        self.folder = ""
        self.umask: int | None = None
        self.filter: _Says | None = None

    def begin(self, folder: str) -> None:
        """From here on files are made for the owner only, and what is there is closed to others."""
        self.folder = folder
        if self.umask is None:
            self.umask = os.umask(_OTHERS)
        if os.path.isdir(folder):
            _close(folder)

    def stage(self) -> str:
        """An empty folder for MkDocs to write to. In what it says it is called as the site's own is."""
        staged = os.path.join(self.folder, STAGE)
        _remove(staged)
        self.filter = _Says(staged, self.folder)
        logging.getLogger("mkdocs.commands.build").addFilter(self.filter)
        return staged

    def settle(self, ours: Iterable[str], pictures: str) -> dict[str, tuple[int, int]]:
        """Take away what does not belong to the site any more, but for `pictures`.

        `ours` are files that we write. Gives those of them that lie there: size and time (ns).
        """
        staged = os.path.join(self.folder, STAGE)
        theirs = {os.path.relpath(path, staged).replace(os.sep, "/") for path in _files(staged)}
        there: dict[str, tuple[int, int]] = {}
        kept = {*ours} | theirs | {"robots.txt", ".gitignore"}
        folders = {above for path in kept for above in _above(path)} | {*_above(f"{pictures}/x")}
        _sweep(self.folder, "", kept, folders, pictures, there)
        return there

    def place(self) -> None:
        """Put what MkDocs made where it belongs; what is as it was stays untouched."""
        staged = os.path.join(self.folder, STAGE)
        for path in [*_files(staged)]:
            target = os.path.join(self.folder, os.path.relpath(path, staged))
            if os.path.isfile(target) and filecmp.cmp(path, target, shallow=False):
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.replace(path, target)

    def end(self) -> None:
        """Mark the folder, take the stage away, and let the process make files as before."""
        if self.filter is not None:
            logging.getLogger("mkdocs.commands.build").removeFilter(self.filter)
            _remove(os.path.join(self.folder, STAGE))
        if self.umask is None:
            return
        folder = Path(self.folder)
        try:
            if folder.is_dir():
                (folder / ".gitignore").write_text("*\n", "utf-8")
                (folder / "robots.txt").write_text(_ROBOTS, "utf-8")
                if self.filter is None:  # else whatever lies there was looked at
                    _close_all(self.folder)
        finally:
            self.filter = None
            os.umask(self.umask)
            self.umask = None


class Writer:
    """Writes the files of ours that are not there as they should be."""

    def __init__(
        self, folder: str, there: Mapping[str, tuple[int, int]], known: Mapping[str, Written]
    ) -> None:
        """`there` is what lies in the folder, `known` what was written before."""
        self.folder, self.there, self.known = folder, there, known
        self.made: set[str] = set()
        self.written: dict[str, Written] = {}

    def write(self, place: str, content: bytes) -> None:
        """One file, by its place in the folder; raises OSError."""
        digest = blake2b(content, digest_size=16).digest()
        known = self.known.get(place)
        if known is not None and known[0] == digest and self.there.get(place) == known[1:]:
            self.written[place] = known
            return
        path = os.path.join(self.folder, place)
        above = os.path.dirname(path)
        if above not in self.made:
            os.makedirs(above, exist_ok=True)
            self.made.add(above)
        with open(path, "wb") as file:
            file.write(content)
            file.flush()  # the time that counts is the one at which it is written
            info = os.fstat(file.fileno())
        self.written[place] = (digest, len(content), info.st_mtime_ns)


class _Says(logging.Filter):
    """Lets MkDocs speak of the folder that is meant."""

    def __init__(self, staged: str, folder: str) -> None:
        super().__init__()
        self.staged, self.meant = staged, folder

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = str(record.msg).replace(self.staged, self.meant)
        return True


def _above(path: str) -> Iterator[str]:
    """The folders that a file stands in."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _files(folder: str) -> Iterator[str]:
    for inner, _, names in os.walk(folder):
        for name in names:
            yield os.path.join(inner, name)


def _sweep(
    root: str, inner: str, kept: set[str], folders: set[str], pictures: str,
    there: dict[str, tuple[int, int]],
) -> None:  # fmt: skip
    """One folder and what is in it; whatever is hidden at the top is none of ours."""
    try:
        entries = [*os.scandir(os.path.join(root, inner))]
    except OSError:
        return
    for entry in entries:
        place = f"{inner}/{entry.name}" if inner else entry.name
        if not inner and entry.name.startswith("."):
            if not entry.is_symlink():
                _close_all(entry.path)
            continue
        if entry.is_symlink():
            os.unlink(entry.path)
        elif entry.is_dir():
            if place in folders:
                _close(entry.path)
                _sweep(root, place, kept, folders, pictures, there)
            else:
                shutil.rmtree(entry.path)
        elif entry.is_file() and (place in kept or inner == pictures):
            info = entry.stat()
            there[place] = (info.st_size, info.st_mtime_ns)
            if stat.S_IMODE(info.st_mode) & _OTHERS:
                _close(entry.path)
        else:
            os.unlink(entry.path)


def _remove(path: str) -> None:
    """Take a folder away, or a link that stands in its place."""
    if os.path.islink(path):
        os.unlink(path)
    else:
        shutil.rmtree(path, ignore_errors=True)


def _close(path: str) -> None:
    """Take away what others may do with a file or folder."""
    with suppress(OSError):
        mode = os.stat(path, follow_symlinks=False).st_mode & 0o7777
        if mode & _OTHERS:
            os.chmod(path, mode & ~_OTHERS)


def _close_all(folder: str) -> None:
    """The same for everything in a folder: some of it may be older than this build."""
    _close(folder)
    for inner, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = os.path.join(inner, name)
            if not os.path.islink(path):
                _close(path)
