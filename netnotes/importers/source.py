"""A file, a folder or a zip to import from: opened safely, within the limits, never written to."""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO, TextIO

from netnotes.errors import RefusedError, SystemSaidNoError
from netnotes.importers.candidate import Place
from netnotes.importers.limits import CAREFUL, Limits
from netnotes.importers.reading import Reading, watched
from netnotes.lazy import lazy

_HEAD = 16 * 1024
_PIECE = 1 << 20
_BUFFER = 64 * 1024
#: What reading an archive that is damaged, or packed in an unknown way, raises.
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError)
_NOTHING = "nothing was written."
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What a file may be written in that does not say it: the first that fits it.
_UNMARKED = ("utf-8", "cp1252", "latin-1")
_SPOKEN = {"cp1252": "Windows-1252", "latin-1": "Latin-1", "utf-16": "UTF-16"}
#: What an archiver leaves behind on the way.
_JUNK = re.compile(r"(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$)")


@dataclass(frozen=True)
class Me:
    """What tells me among those in a file: my addresses, pages and names, as my own note has them."""

    emails: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    #: The zone in which my days begin and end; '' where my note names none.
    timezone: str = ""


@dataclass
class Source:
    """Something to import from.

    `name` is how the user called it, and how places begin. `members` are the files in it: one for a
    file, and those below it for a folder and a zip, with `/` between their parts.
    """

    path: Path
    name: str = ""
    limits: Limits = CAREFUL
    me: Me = field(default_factory=Me)
    #: What `--map` said: a field of the note, and the column that it comes from.
    mapping: Mapping[str, str] = field(default_factory=dict)
    #: Until which day something has happened.
    today: date = date.max
    #: What is to be said of the file as a whole, a sentence each.
    remarks: list[str] = field(default_factory=list)
    #: How far it is read.
    reading: Reading = field(default_factory=Reading)

    def __post_init__(self) -> None:
        self.name = self.name or str(self.path)

    @lazy
    def kind(self) -> str:
        """`file`, `folder` or `zip`. Raises `SystemSaidNoError` and `RefusedError`."""
        try:
            mode = os.stat(self.path).st_mode
            if stat.S_ISDIR(mode):
                return "folder"
            with self._open_file(self.path) as file:
                return "zip" if zipfile.is_zipfile(file) else "file"
        except OSError as error:
            raise self._said_no(error) from error

    @lazy
    def members(self) -> tuple[str, ...]:
        """The files in it, sorted; links that lead out of a folder and hidden files are left out."""
        if self.kind == "file":
            return (self.path.name,)
        found = sorted(self._infos if self.kind == "zip" else self._walk())
        return tuple(name for name in found if not _JUNK.search(name))

    def named(self, *names: str) -> list[str]:
        """The members of one of these base names, without case; the order is theirs."""
        wanted = {name.casefold() for name in names}
        return [m for m in self.members if m.rpartition("/")[2].casefold() in wanted]

    def ending(self, *suffixes: str) -> list[str]:
        """The members whose name ends so, without case."""
        return [m for m in self.members if m.casefold().endswith(suffixes)]

    @property
    def first(self) -> str:
        """The only file, or '' where there are none or more."""
        return self.members[0] if len(self.members) == 1 else ""

    def place(self, number: int = 0, unit: str = "row", member: str = "") -> Place:
        """Where something stands; in a folder or a zip the member is named as well."""
        inside = member and self.kind != "file"
        return Place(f"{self.name}/{member}" if inside else self.name, number, unit)

    # -- reading ----------------------------------------------------------------------------

    def open(self, member: str = "") -> BinaryIO:
        """The bytes of a member; `reading` tells how far they are read. Raises `SystemSaidNoError`."""
        member = member or self.first
        raw, size = self._raw(member)
        told = watched(raw, self.reading, member.rpartition("/")[2], size)
        return io.BufferedReader(told, _BUFFER)

    def _raw(self, member: str) -> tuple[io.RawIOBase, int]:
        """The bytes of a member as they come, and how many there are."""
        if not member and self.kind != "file":
            count = f"{len(self.members):,} files are" if self.members else "nothing is"
            raise RefusedError(
                f"{self.name}: {count} in it; give the one that is meant; {_NOTHING}"
            )
        try:
            if self.kind == "zip":
                return _Unpacked(self, member), self._infos[member].file_size
            file = self._open_file(self.path / member if self.kind == "folder" else self.path)
            return file, os.fstat(file.fileno()).st_size
        except OSError as error:
            raise self._said_no(error) from error

    def head(self, member: str = "", size: int = _HEAD) -> bytes:
        """The first bytes of a member; b'' where there is not exactly one and none is named."""
        if not (member or self.first):
            return b""
        with self.quietly(member) as file:
            return file.read(size)

    def quietly(self, member: str = "") -> BinaryIO:
        """The bytes of a member, for a look at it that `reading` does not count."""
        return io.BufferedReader(self._raw(member or self.first)[0])

    def head_text(self, member: str = "", size: int = _HEAD) -> str:
        """The beginning of a member as text, in the encoding that it seems to have."""
        raw = self.head(member, size)
        encoding = _by_mark(raw) or next(e for e in _UNMARKED if _could_be(raw, e))
        return raw.decode(encoding, "replace").removeprefix("\ufeff")

    def read(self, member: str = "") -> bytes:
        """A member whole. Raises `RefusedError` where it is larger than the limit."""
        raw = bytearray()
        with self.open(member) as file:
            while piece := file.read(
                _PIECE
            ):  # no more is asked for: the limit may be no number to hold
                raw += piece
                if len(raw) > self.limits.file:
                    raise self._too_large(member)
        return bytes(raw)

    def text(self, member: str = "") -> TextIO:
        """A member as text, line breaks as they stand (what a BOM says, UTF-8, else Windows').

        A file in another encoding than UTF-8 leaves a remark.
        """
        encoding = self.encoding(member)
        return io.TextIOWrapper(self.open(member), encoding, "replace", newline="")

    def encoding(self, member: str = "") -> str:
        """In which encoding a member is written: the whole of it is looked at."""
        raw = self.head(member)
        found = _by_mark(raw)
        if not found:
            found = next(e for e in _UNMARKED if self._fits(member, e))
        if found in _SPOKEN:
            where = f"{member}: " if member and self.kind != "file" else ""
            remark = f"{where}read as {_SPOKEN[found]}, since it is no UTF-8."
            if remark not in self.remarks:
                self.remarks.append(remark[0].upper() + remark[1:])
        return found

    def _fits(self, member: str, encoding: str) -> bool:
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with self.open(member) as file:
                while piece := file.read(_PIECE):
                    decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return True

    # -- what is refused --------------------------------------------------------------------

    def refuse_large(self) -> None:
        """Raise `RefusedError` where a single file is larger than the limit.

        In a folder or an archive what is not read may be of any size; `read` sees to the rest.
        """
        try:
            if self.kind == "file" and os.stat(self.path).st_size > self.limits.file:
                raise self._too_large("")
        except OSError as error:
            raise self._said_no(error) from error

    def _too_large(self, member: str) -> RefusedError:
        where = self.place(member=member)
        most = self.limits.file >> 20
        return RefusedError(
            f"{where}: larger than {most} MiB; if that is meant, say --any-size; {_NOTHING}"
        )

    def _said_no(self, error: OSError) -> SystemSaidNoError:
        why = (error.strerror or str(error)).lower()
        return SystemSaidNoError(f"{self.name}: it cannot be read: {why}; {_NOTHING}")

    def _open_file(self, path: Path) -> io.FileIO:
        """A regular file; a pipe or a device is refused at once, and nothing is ever made."""
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise RefusedError(f"{self.name}: it is no regular file; {_NOTHING}")
        return io.FileIO(handle, "rb")

    def _walk(self) -> Iterator[str]:
        root = os.path.realpath(self.path)
        count = 0
        for folder, folders, files in os.walk(root):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for name in files:
                path = os.path.join(folder, name)
                if os.path.islink(path) or not os.path.isfile(path):
                    continue
                count += 1
                self._refuse_many(count)
                yield os.path.relpath(path, root).replace(os.sep, "/")

    def _refuse_many(self, number: int) -> None:
        if number > self.limits.members:
            raise RefusedError(
                f"{self.name}: more than {self.limits.members:,} files in it; if that is meant, say "
                f"--any-size; {_NOTHING}"
            )

    @lazy
    def _zip(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self.path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise RefusedError(f"{self.name}: a damaged archive ({error}); {_NOTHING}") from error

    @lazy
    def _infos(self) -> dict[str, zipfile.ZipInfo]:
        """The files of a zip; one that leads out of it, is locked, or unpacks without end is refused."""
        found: dict[str, zipfile.ZipInfo] = {}
        total = 0
        for info in self._zip.infolist():
            name = info.filename.replace("\\", "/")
            if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
                raise RefusedError(f"{self.name}: “{name}” leads out of the archive; {_NOTHING}")
            if info.is_dir() or _JUNK.search(name):
                continue
            if name in found:
                raise RefusedError(f"{self.name}: two files in it are called “{name}”; {_NOTHING}")
            if info.flag_bits & 1:
                raise RefusedError(f"{self.name}: “{name}” is locked with a password; {_NOTHING}")
            total += info.file_size
            if self._is_bomb(info, total):
                raise RefusedError(
                    f"{self.name}: it unpacks to far more than it is; if that is meant, say "
                    f"--any-size; {_NOTHING}"
                )
            found[name] = info
            self._refuse_many(len(found))
        return found

    def _is_bomb(self, info: zipfile.ZipInfo, total: int) -> bool:
        small = info.file_size <= _PIECE  # a little of nothing packs well, and does no harm
        steep = info.file_size > self.limits.ratio * max(info.compress_size, 1)
        return total > self.limits.unpacked or (steep and not small)


def too_many(source: Source) -> RefusedError:
    """What is said where there are more records than are expected."""
    return RefusedError(
        f"{source.name}: more than {source.limits.records:,} records; if that is meant, "
        "say --any-size. Nothing was written."
    )


def _by_mark(raw: bytes) -> str:
    """The encoding that a BOM tells, or NULs in every other byte; '' where nothing does."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return encoding
    even, odd = raw[0:512:2], raw[1:512:2]
    if len(odd) > 8 and odd.count(0) > 0.8 * len(odd) and not even.count(0):
        return "utf-16-le"
    if len(even) > 8 and even.count(0) > 0.8 * len(even) and not odd.count(0):
        return "utf-16-be"
    return ""


def _could_be(raw: bytes, encoding: str) -> bool:
    """Whether a text could begin so: the letter at which it is cut off may be half there."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(raw)
    except UnicodeDecodeError:
        return False
    return True


class _Unpacked(io.RawIOBase):
    """A member of a zip, read as it unpacks; a damaged one is refused with its name."""

    def __init__(self, source: Source, member: str) -> None:
        self._where = source.place(member=member)
        try:
            self._packed = source._zip.open(source._infos[member])
        except _DAMAGED as error:
            raise self._refused(error) from error

    def _refused(self, error: Exception) -> RefusedError:
        return RefusedError(f"{self._where}: it cannot be unpacked ({error}); {_NOTHING}")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            piece = self._packed.read(len(buffer))
        except _DAMAGED as error:
            raise self._refused(error) from error
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._packed.close()
        super().close()
