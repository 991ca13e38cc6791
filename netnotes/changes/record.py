"""One change as the journal has it: enough to finish it, to take it back, to find its lines again."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from netnotes.changes.plan import Effect
from netnotes.model.parse import digest

#: How temporary files begin: hidden, so that neither netnotes nor MkDocs takes them for notes.
TEMPORARY = ".netnotes-"


class Entry(NamedTuple):
    """One file of a change. `was` and `now` are digests, '' where there is no file.

    Its kind is `change`, `create`, `move` or `remove`, after the steps, or `edit`: somebody changed
    the file in an editor that netnotes opened, and the change is only written down.

    From the byte `at` on the whole lines `removed` gave way to the whole lines `added`; of a note
    that was made or removed these are all its lines. `temp` is the name of the temporary file
    beside it.
    """

    kind: str
    path: str
    to: str
    temp: str
    was: str
    now: str
    at: int
    removed: str
    added: str


class Record(NamedTuple):
    """A change: when (seconds since 1970), what it is called, which one it takes back, its files.

    `ready` says that all temporary files were complete; `end` is '', `done`, or `back` for one
    that was taken back before it was finished; `clean` says that nothing of it is left beside the
    notes.
    """

    id: str
    at: float
    title: str
    undoes: str
    entries: tuple[Entry, ...]
    ready: bool = False
    end: str = ""
    clean: bool = False


def record_of(effects: Sequence[Effect], title: str, undoes: str = "") -> Record:
    """A new record of these effects."""
    at = time.time()
    stamp = time.strftime("%Y%m%dT%H%M%S", time.localtime(at))
    name = f"{stamp}-{os.urandom(4).hex()}"
    entries = tuple(_entry(effect, f"{TEMPORARY}{name}-{i}") for i, effect in enumerate(effects))
    return Record(name, at, title, undoes, entries)


def _entry(effect: Effect, temp: str) -> Entry:
    before, after = effect.before, effect.after
    was, now = _digest(before), _digest(after)
    if effect.kind == "move":
        at, removed, added = 0, b"", b""
    else:
        at, removed, added = splice(before or b"", after or b"")
    return Entry(
        effect.kind, effect.path, effect.to, temp, was, now, at, as_text(removed), as_text(added)
    )


def _digest(data: bytes | None) -> str:
    return "" if data is None else digest(data)


def splice(before: bytes, after: bytes) -> tuple[int, bytes, bytes]:
    """From which byte on which whole lines gave way to which."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    removed = b"".join(old[head : len(old) - tail])
    added = b"".join(new[head : len(new) - tail])
    return sum(map(len, old[:head])), removed, added


def as_text(data: bytes) -> str:
    """Bytes as text that gives exactly these bytes again."""
    return data.decode("utf-8", "surrogateescape")


def as_bytes(text: str) -> bytes:
    """The bytes that `as_text` was given."""
    return text.encode("utf-8", "surrogateescape")


def to_line(record: Record) -> str:
    """The record as one line of JSON; of the entries only what is not empty."""
    steps = [{k: v for k, v in e._asdict().items() if v not in ("", 0)} for e in record.entries]
    data = {"id": record.id, "at": record.at, "title": record.title, "steps": steps}
    if record.undoes:
        data["undoes"] = record.undoes
    if record.end:
        data["mark"] = record.end
    return json.dumps(data)


def from_data(data: dict[str, Any]) -> Record:
    """The record that a line of the journal holds."""
    blank: dict[str, Any] = {**dict.fromkeys(Entry._fields, ""), "at": 0}
    entries = tuple(Entry(**{**blank, **step}) for step in data["steps"])
    end = data.get("mark", "")  # what was at its end when it was written down left nothing behind
    known = Record(data["id"], data["at"], data["title"], data.get("undoes", ""), entries)
    return known._replace(end=end, clean=bool(end))
