"""`.netnotes/journal`: every change is written down, and on the disk, before a note is touched.

A line is a seal and one JSON object: a change, or what became of one (`ready`, `done`, `clean`;
or `back`, which is clean as well). A line that was torn by a crash does not fit its seal and does not count,
and neither does one that another account sealed: a journal that came with somebody else's notes is never
taken back, and none of its changes is brought to an end.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from netnotes.changes.files import closing, sync, sync_folder, write_all, write_new
from netnotes.changes.place import close, is_there, naming, read
from netnotes.changes.record import Record, from_data, to_line
from netnotes.changes.state import own_file, state_dir
from netnotes.config import STATE_DIR
from netnotes.seal import seal

NAME = "journal"
#: From this size on old, settled changes are dropped (bytes) …
ROOMY = 1 << 20
#: … except for so many of the last.
LAST = 100

_TAIL = 400
#: Bytes of the journal that are looked at together.
_PIECE = 1 << 20
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT
#: A line whose seal is not ours: of another account, or of the same one on another machine.
_STRANGE = re.compile(rb'[0-9a-f]{16} \{"(?:id|let_go)": .*\}')


def begin(root: Path, record: Record) -> None:
    """Write down what is about to be done, and see it on the disk."""
    _append(root, to_line(record), lasting=True)


def mark(root: Path, record: Record, what: str) -> None:
    """Write down that a change is `ready`, `done` and `clean`, or taken `back`.

    It need not be on the disk: without it the files themselves say the same.
    """
    _append(root, json.dumps({"id": record.id, "mark": what}), lasting=False)


def records(root: Path) -> list[Record]:
    """The changes that the journal knows, oldest first."""
    found: dict[str, Record] = {}
    for data in _lines(root):
        if "steps" in data:
            found[data["id"]] = from_data(data)
        elif "mark" in data and data["id"] in found:
            found[data["id"]] = _marked(found[data["id"]], data["mark"])
    return list(found.values())


def _marked(record: Record, mark: str) -> Record:
    """The record once it is known what became of it."""
    if mark == "ready":
        return record._replace(ready=True)
    if mark == "clean":
        return record._replace(clean=True)
    return record._replace(end=mark, clean=mark == "back")


def let_go(root: Path) -> set[str]:
    """The lost lines of which someone said that they may be gone, by their keys (`lost`)."""
    return {key for data in _lines(root) for key in data.get("let_go", ())}


def add_let_go(root: Path, keys: list[str]) -> None:
    """Remember that these lost lines may be gone."""
    _append(root, json.dumps({"let_go": keys}), lasting=True)


def unfinished(root: Path) -> list[Record]:
    """The changes that a run left before they were at their end and all was put away."""
    return [] if _at_rest(root) else [record for record in records(root) if not record.clean]


def is_large(root: Path, record: Record) -> bool:
    """Whether it is time to look what can be dropped, now that this change has been added.

    That is each time that another sixteenth of `ROOMY` is full, not every time. Where there are so
    few lines that every change stays, it is never: one of them may be an import of very many notes.
    """
    size = (root / STATE_DIR / NAME).stat().st_size
    step = ROOMY // 16
    if size <= ROOMY or _has_few_lines(root / STATE_DIR / NAME):
        return False
    return size // step != (size - len(to_line(record))) // step


def _has_few_lines(path: Path) -> bool:
    """Whether the journal holds no more than `LAST` lines."""
    count = 0
    with open(path, "rb") as file:
        while count <= LAST and (piece := file.read(_PIECE)):
            count += piece.count(b"\n")
    return count <= LAST


def compact(root: Path, keep: Collection[str]) -> None:
    """Drop the old changes, except for those to `keep`; the caller holds the lock."""
    path = root / STATE_DIR / NAME
    known = records(root)
    old = known[:-LAST]
    gone = {record.id for record in old if record.id not in keep}
    data = [line for line in _lines(root) if line.get("id") not in gone]
    others = b"".join(line + b"\n" for line in _raw_lines(root) if _is_strange(line))
    text = "".join(_line(json.dumps(line)) for line in data).encode() + others
    if len(text) > path.stat().st_size * 3 // 4:
        return
    temporary = f"{path}.new"
    with suppress(FileNotFoundError):
        os.unlink(temporary)
    write_new(temporary, text)
    os.replace(temporary, path)
    sync_folder(str(path.parent))


def _append(root: Path, body: str, *, lasting: bool) -> None:
    """Add one line, whole or not at all."""
    raw = body.encode()
    head = f"{seal(raw)} ".encode()
    path = str(state_dir(root) / NAME)
    new = not is_there(path)
    handle = own_file(Path(path), _FLAGS)
    with closing(handle), naming(path):
        size = os.lseek(handle, 0, os.SEEK_END)
        try:
            if size and not _ends_with_newline(handle, size):
                write_all(handle, b"\n")
            for part in (head, raw, b"\n"):  # many thousands of notes are long enough once
                write_all(handle, part)
            if lasting:
                sync(handle)
        except BaseException:
            with suppress(OSError):
                os.ftruncate(handle, size)
            raise
    if new:
        sync_folder(os.path.dirname(path))


def _ends_with_newline(handle: int, size: int) -> bool:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _line(body: str) -> str:
    return f"{seal(body.encode())} {body}\n"


def _lines(root: Path) -> Iterator[dict[str, Any]]:
    for line in _raw_lines(root):
        data = _read_line(line)
        if data is not None:
            yield data


def _raw_lines(root: Path) -> list[bytes]:
    found = read(str(root / STATE_DIR / NAME))
    return (found.data if found else b"").split(b"\n")


def strange(root: Path) -> int:
    """How many lines another account wrote, or the same one elsewhere: they are left alone."""
    return sum(map(_is_strange, _raw_lines(root)))


def _is_strange(line: bytes) -> bool:
    return _read_line(line) is None and _STRANGE.fullmatch(line) is not None


def _read_line(line: bytes) -> dict[str, Any] | None:
    check, _, body = line.partition(b" ")
    if not body or check.decode("ascii", "replace") != seal(body):
        return None
    data = json.loads(body)
    return data if isinstance(data, dict) else None


def _at_rest(root: Path) -> bool:
    """Whether the last line says that the last change came to its end: the usual case, read fast."""
    try:
        handle = own_file(root / STATE_DIR / NAME, os.O_RDONLY)
    except FileNotFoundError:
        return True
    try:
        size = os.lseek(handle, 0, os.SEEK_END)
        os.lseek(handle, max(0, size - _TAIL), os.SEEK_SET)
        tail = os.read(handle, _TAIL)
    finally:
        close(handle)
    *before, last = tail.split(b"\n")
    data = _read_line(before[-1]) if before and not last else None
    return data is not None and data.get("mark") in ("clean", "back")
