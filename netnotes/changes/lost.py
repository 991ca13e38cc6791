"""Lines that the program wrote and that are no longer in their note: an editor may have lost them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from netnotes.changes import journal, place
from netnotes.changes.moved import now_at
from netnotes.changes.record import Record, as_bytes
from netnotes.errors import RefusedError

_FIELD = re.compile(r"([\w-]+):")
_QUESTIONS = 20
_TICK = re.compile(r"^(\s*[-*+] \[)[xX ]\]")

_BOX = re.compile(r"^[-*+] \[[ xX]?\] *")


class Lost(NamedTuple):
    """A line that is gone: its key, when it was written (seconds since 1970), in which change.

    `line` is what is compared, `written` the line as it stood, with its indent.
    """

    key: str
    at: float
    title: str
    path: str
    line: str
    written: str


def lost(root: Path) -> list[Lost]:
    """The lines that are in the journal, but neither in their note nor in git's history.

    Lines that the program itself took away again do not count, nor those that someone let go of. A
    note that somebody moved is looked at where it is now.
    """
    known = [record for record in journal.records(root) if record.end != "back"]
    expected, names = _expected(known), _names(known)
    gone = journal.let_go(root)
    moved = now_at(root, expected)
    found: list[Lost] = []
    for path, lines in expected.items():
        now = moved.get(path, path)
        there = _lines_of(root, now)
        for line, (record, count) in lines.items():
            if there[line] < count and not _elsewhere(line, there):
                written = _as_written(record, line)
                one = Lost(_key(record, path, line), record.at, record.title, now, line, written)
                if one.key not in gone and not _in_history(root, names.get(path, {path}), written):
                    found.append(one)
    return sorted(found, key=lambda one: one.at)


def unsettled(root: Path) -> set[str]:
    """The changes that the journal must not forget: some line of theirs is nowhere else.

    git is asked for a few lines only, since each question takes its time; the rest wait.
    """
    known = [record for record in journal.records(root) if record.end != "back"]
    expected, names = _expected(known), _names(known)
    found: set[str] = set()
    questions = _QUESTIONS
    for path, lines in expected.items():
        there = _lines_of(root, path)
        for line, (record, count) in lines.items():
            if there[line] < count and record.id not in found:
                questions -= 1
                written = _as_written(record, line)
                if questions < 0 or not _in_history(root, names.get(path, {path}), written):
                    found.add(record.id)
    return found


_Lines = dict[str, tuple[Record, int]]


def _expected(known: Sequence[Record]) -> dict[str, _Lines]:
    """By note the lines that these changes put there, with how often, and which change it was."""
    expected: dict[str, _Lines] = {}
    for record in known:
        for entry in record.entries:
            if entry.kind == "move":
                expected[entry.to] = expected.pop(entry.path, {})
            elif entry.kind == "remove":
                expected.pop(entry.path, None)
            else:
                lines = expected.setdefault(entry.path, {})
                before, after = Counter(_plain(entry.removed)), Counter(_plain(entry.added))
                # What somebody typed is theirs to take out again: only what they took out counts.
                typed = entry.kind == "edit"
                for line, count in () if typed else (after - before).items():
                    # A line that was put back is one line, although it was written twice.
                    lines[line] = (record, max(count, lines[line][1] if line in lines else 0))
                for line, count in (before - after).items():
                    _take_off(lines, line, count)
    return expected


def _names(known: Sequence[Record]) -> dict[str, set[str]]:
    """By the note that was moved all the paths it had: git may have its lines under each of them."""
    names: dict[str, set[str]] = {}
    for record in known:
        for entry in record.entries:
            if entry.kind == "move":
                names[entry.to] = names.pop(entry.path, {entry.path}) | {entry.to}
    return names


def _as_written(record: Record, line: str) -> str:
    """A line as the change wrote it."""
    for entry in record.entries:
        for raw in entry.added.splitlines():
            if line in _plain(raw):
                return raw.rstrip()
    return line


def _take_off(lines: _Lines, line: str, count: int) -> None:
    if line in lines:
        record, had = lines.pop(line)
        if had > count:
            lines[line] = (record, had - count)


def _plain(text: str) -> Iterator[str]:
    """Lines as they are compared: blank ones, spaces and ticks do not matter."""
    for line in text.splitlines():
        words = " ".join(_TICK.sub(r"\1 ]", line).split())
        if words and words not in ("---", "...") and not words.startswith("#"):
            yield words


def _lines_of(root: Path, path: str) -> Counter[str]:
    with suppress(RefusedError, OSError):
        found = place.read(place.target(root, path))
        if found:
            return Counter(_plain(found.data.decode("utf-8", "surrogateescape")))
    return Counter()


def _elsewhere(line: str, there: Counter[str]) -> bool:
    """Whether the line is a field that has another value now: then someone has changed it."""
    name = _FIELD.match(line)
    return name is not None and any(other.startswith(name[0]) for other in there)


def _key(record: Record, path: str, line: str) -> str:
    said = as_bytes(f"{record.id}\0{path}\0{line}")
    return blake2b(said, digest_size=6).hexdigest()


def _in_history(root: Path, paths: Collection[str], written: str) -> bool:
    """Whether some commit put this line into the note, under any of its names: then git has it.

    Its tick does not matter here either.
    """
    from netnotes.git import GitMissingError, git

    line = _BOX.sub("", written.strip()) or written.strip()
    try:
        status, said = git(
            # With `--full-history`: else a merge in which the note has another name hides a side.
            root, "log", "--all", "--full-history", "-1", "--format=%h", "-F", f"-S{line}", "--", *paths
        )  # fmt: skip
    except (GitMissingError, ValueError):
        return False
    return status == 0 and bool(said)
