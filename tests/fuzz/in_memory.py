"""Something to import that lies in no file: `--- NAME [as KIND]`, and the bytes, once or more."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from datetime import date
from functools import cache
from pathlib import Path

from netnotes import importers
from netnotes.errors import RefusedError, SystemSaidNoError
from netnotes.importers.candidate import Candidate, Found
from netnotes.importers.limits import Limits
from netnotes.importers.source import Me, Source

TODAY = date(2026, 11, 21)
ME = Me(
    frozenset(("sam@roe.example",)),
    frozenset(("https://www.linkedin.com/in/sam-roe",)),
    frozenset(("sam roe",)),
    "Europe/Lisbon",
)
LIMITS = Limits(file=1 << 20, records=500, cell=16 * 1024, unpacked=4 << 20, ratio=200, members=50)
_HEAD = re.compile(rb"^--- ([^\n]*)\n", re.MULTILINE)


@cache
def nowhere() -> Path:
    """An empty folder, for those who look at a folder itself."""
    return Path(tempfile.mkdtemp(prefix="netnotes-fuzz-"))


class Held(Source):
    """A source whose bytes are in memory."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        first = next(iter(files))
        super().__init__(nowhere(), first, LIMITS, ME, today=TODAY)
        raw = files[first]
        self.kind = "folder" if len(files) > 1 else "file"
        if self.kind == "folder":
            self.members = tuple(sorted(files))
        else:
            self.path = nowhere() / first
            if zipfile.is_zipfile(io.BytesIO(raw)):
                self.kind = "zip"
                self._zip = _archive(raw, first)

    def _raw(self, member: str) -> tuple[io.RawIOBase, int]:
        if self.kind == "zip" or not member:
            return super()._raw(member)
        data = self.files[member if self.kind == "folder" else self.name]
        return _Bytes(data), len(data)

    def refuse_large(self) -> None:
        if self.kind == "file" and len(self.files[self.name]) > self.limits.file:
            raise self._too_large("")


class _Bytes(io.RawIOBase):
    """Bytes as a file gives them."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        return self._data.readinto(buffer)


def _archive(raw: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise RefusedError(f"{name}: a damaged archive ({error})") from error


def parts(raw: bytes) -> tuple[dict[str, bytes], str]:
    """The files of an input by their names, and what kind they are said to be, or ''."""
    pieces = _HEAD.split(raw)[1:]
    files: dict[str, bytes] = {}
    said = ""
    for head, data in zip(pieces[::2], pieces[1::2], strict=True):
        name, _, kind = head.decode("utf-8", "replace").partition(" as ")
        name = re.sub(r"[^\w.() /-]|\.\.+|^/+|//+|/$", "_", name).strip() or "a.csv"
        files[name[:80]] = data
        said = said or kind
    return files or {"a.csv": raw}, said


def read(raw: bytes) -> list[Found]:
    """What an input gives. Raises `NetnotesError` where it is refused."""
    files, said = parts(raw)
    try:
        source = Held(files)
        if said == "table":
            source.mapping = {"guess": ""}
        known = said if said in importers.kinds() else ""
        for module in importers.kinds().values():
            assert 0 <= module.identify(source) <= 100
        found = list(importers.extract(source, importers.recognise(source, known)))
    except (RefusedError, SystemSaidNoError) as error:
        assert str(error)
        raise
    for one in found:
        _is_plain(one)
    return found


def _is_plain(found: Found) -> None:
    assert str(found.at)
    if isinstance(found, Candidate):
        assert isinstance(found.name, str)
        values = [one.value for one in (*found.emails, *found.phones, *found.links)]
        values += [*found.aliases, found.city, found.address, found.birthday, *found.tags]
        assert all(isinstance(value, str) for value in values), values
        for talk in found.interactions:
            assert talk.planned or talk.day <= TODAY, talk
    else:
        assert found.why
