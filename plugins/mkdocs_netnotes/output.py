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
from typing import TYPE_CHECKING

from netnotes.halves import Beside

if TYPE_CHECKING:
    from mkdocs.structure.files import File

#: What the owner's group and everyone else may do.
_OTHERS = 0o077
#: Where MkDocs writes, within the folder of the site; nothing hidden there is ever served or taken away.
STAGE = ".netnotes-new"
_ROBOTS = "User-agent: *\nDisallow: /\n"
#: What tells a file that we wrote: a digest of it, its size, and when it was written (ns).
Written = tuple[bytes, int, int]
#: What tells something that lies in the folder: its place there, its mode, its size, and its time (ns).
Lying = tuple[str, int, int, int]


class Output:
    """What is written in one build."""

    def __init__(self) -> None:
        self.folder = ""
        self.umask: int | None = None
        self.filter: _Says | None = None
        #: What lies in the folder, looked at while the network is read.
        self.looked: Beside | None = None
        #: What MkDocs need not copy, for it lies there: places in the folder.
        self.spared: set[str] = set()

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
        folder = self.folder
        self.looked = Beside(lambda: _looked(folder))
        self.spared = set()
        return staged

    def spare(self, files: Iterable[File]) -> None:
        """Leave out of what MkDocs copies each file that lies in the site as it is."""
        for file in files:
            there = os.path.join(self.folder, file.dest_uri)
            if (
                not file.is_documentation_page()
                and file.inclusion.is_included()  # type: ignore[no-untyped-call]
                and file.abs_src_path
                and os.path.isfile(there)
                and not os.path.islink(there)
                and filecmp.cmp(file.abs_src_path, there, shallow=False)
            ):
                file.copy_file = _nothing  # type: ignore[method-assign]
                self.spared.add(file.dest_uri)

    def settle(self, ours: Iterable[str], pictures: str) -> dict[str, tuple[int, int]]:
        """Take away what does not belong to the site any more, but for `pictures`.

        `ours` are files that we write. Gives those of them that lie there: size and time (ns).
        """
        staged = os.path.join(self.folder, STAGE)
        theirs = {os.path.relpath(path, staged).replace(os.sep, "/") for path in _files(staged)}
        kept = {*ours} | theirs | self.spared | {"robots.txt", ".gitignore"}
        folders = {above for path in kept for above in _above(path)} | {*_above(f"{pictures}/x")}
        assert self.looked is not None  # a folder that is settled has a stage
        looked, self.looked = self.looked, None
        _close_hidden(self.folder)
        return _swept(self.folder, looked.found(), kept, folders, f"{pictures}/")

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
            if self.looked is not None:
                self.looked.stop()
                self.looked = None
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


def _nothing(dirty: bool = False) -> None:
    """Copy nothing."""


def _above(path: str) -> Iterator[str]:
    """The folders that a file stands in."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _files(folder: str) -> Iterator[str]:
    for inner, _, names in os.walk(folder):
        for name in names:
            yield os.path.join(inner, name)


def _looked(root: str, inner: str = "") -> list[Lying]:
    """What lies in a folder and below it, what is hidden at its top left out; a folder before what is in it."""
    found: list[Lying] = []
    try:
        entries = [*os.scandir(os.path.join(root, inner))]
    except OSError:
        return found
    for entry in entries:
        place = f"{inner}/{entry.name}" if inner else entry.name
        if not inner and entry.name.startswith("."):
            continue
        try:
            info = entry.stat(follow_symlinks=False)
        except OSError:  # gone by now
            continue
        found.append((place, info.st_mode, info.st_size, info.st_mtime_ns))
        if stat.S_ISDIR(info.st_mode):
            found += _looked(root, place)
    return found


def _swept(
    root: str, looked: Iterable[Lying], kept: set[str], folders: set[str], pictures: str
) -> dict[str, tuple[int, int]]:
    """Take away what is not `kept`, in no folder of these, and no picture; gives what stays."""
    there: dict[str, tuple[int, int]] = {}
    gone = "/"  # below which nothing lies any more; no place begins like that
    for place, mode, size, time in looked:
        if place.startswith(gone):
            continue
        path = os.path.join(root, place)
        if stat.S_ISDIR(mode):
            if place not in folders:
                shutil.rmtree(path)
                gone = f"{place}/"
                continue
        elif stat.S_ISREG(mode) and (place in kept or place.startswith(pictures)):
            there[place] = (size, time)
        else:
            with suppress(FileNotFoundError):
                os.unlink(path)
            continue
        if mode & _OTHERS:
            _close(path)
    return there


def _close_hidden(root: str) -> None:
    """Close what is hidden at the top of the folder; it is none of ours."""
    with suppress(OSError):
        for entry in [*os.scandir(root)]:
            if entry.name.startswith(".") and not entry.is_symlink():
                _close_all(entry.path)


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
