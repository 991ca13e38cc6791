"""The program's own last change, taken back.

To undo once more takes back the change before that, as far as the journal goes back. What was taken
back is not brought back by undoing again: the command that made it can be given again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from netnotes.changes import journal, kept, recover
from netnotes.changes.apply import apply
from netnotes.changes.commit import digest_at
from netnotes.changes.lock import locked
from netnotes.changes.record import Entry, Record, as_bytes, record_of
from netnotes.changes.settle import settle_all
from netnotes.changes.step import Change, Create, Move, Remove, Step, Written
from netnotes.changes.told import told
from netnotes.errors import RefusedError
from netnotes.model.parse import digest


class Undo(NamedTuple):
    """What is to be taken back: the change's key, when it was made, its name, and the steps."""

    id: str
    at: float
    title: str
    steps: list[Step]


def last(root: Path) -> Undo:
    """The change that `undo` would take back. Raises `RefusedError` where there is none."""
    known = journal.records(root)
    undone = {record.undoes for record in known if record.end == "done"}
    for record in reversed(known):
        if record.end != "back" and not record.undoes and record.id not in undone:
            steps = [step for entry in reversed(record.entries) for step in _back(root, entry)]
            return Undo(record.id, record.at, record.title, steps)
    raise RefusedError("there is no change to take back; nothing was written.")


def undo(root: Path, *, lock_seconds: float = 10) -> tuple[Undo, list[Written]]:
    """Take back the last change, all its files, if each is still as it was left.

    A change that was interrupted is brought to its end before that; where that end is that it was
    taken back, it was the one, and nothing is written beside it. Raises `RefusedError`, which names
    the file, where someone has changed one since.
    """
    if journal.unfinished(root):
        back = _taken_back(root, settle_all(root, lock_seconds=lock_seconds))
        if back is not None:
            return back, []
    found = last(root)
    title = title_of(found)
    try:
        return found, apply(root, found.steps, title, lock_seconds=lock_seconds, undoes=found.id)
    except RefusedError as error:
        if not any(str(error).startswith(f"{step.path}:") for step in found.steps):
            raise  # it is not the change's doing
        leave = f"`netnotes undo --let-go` leaves “{found.title}” as it is."
        raise RefusedError(f"{error} {leave}") from error


def let_go(root: Path, *, lock_seconds: float = 10) -> Undo:
    """Leave the last change as it is: what is taken back next is the one before. Raises as `undo` does."""
    root = Path(os.path.realpath(root))
    with told(root), locked(root, lock_seconds):
        back = _taken_back(root, recover.recover(root))
        if back is not None:
            raise RefusedError(
                f"“{back.title}” was interrupted and taken back; nothing else was let go."
            )
        found = last(root)
        record = record_of((), f"Let go: {found.title}", found.id)
        journal.begin(root, record)
        for what in ("done", "clean"):
            journal.mark(root, record, what)
    return found


def refuse_unsettled(root: Path) -> None:
    """Raise `RefusedError` where nobody can tell yet what there is to take back."""
    for record in journal.unfinished(root):
        if not record.end:
            raise RefusedError(
                f"“{record.title}” was interrupted; `netnotes doctor --restore` brings it to its end, "
                "then look again. Nothing was written."
            )


def _taken_back(root: Path, settled: Sequence[Record]) -> Undo | None:
    """The change that was taken back when the last interrupted one came to its end, if one was."""
    if not settled:
        return None
    found = settled[-1]
    if found.end == "done" and found.undoes:
        found = next((one for one in journal.records(root) if one.id == found.undoes), found)
    elif found.end != "back" or found.undoes:
        return None
    return Undo(found.id, found.at, found.title, [])


def title_of(found: Undo) -> str:
    """What taking this back is called."""
    return f"Undo: {found.title}"


def _back(root: Path, entry: Entry) -> list[Step]:
    """The steps that take one file's part back."""
    match entry.kind:
        case "change" | "edit":
            return [Change(entry.path, _unmake(entry))]
        case "create":
            return [Remove(entry.path, as_bytes(entry.added))]
        case "remove":
            return [Create(entry.path, as_bytes(entry.removed), _copy_of(root, entry))]
        case _:
            check = Change(entry.to, lambda now: _expect(entry.to, now, entry.was))
            return [check, Move(entry.to, entry.path)]


def _copy_of(root: Path, entry: Entry) -> str:
    """The copy that was kept of a removed file, which has the permissions that the file had."""
    for copy in reversed(list(kept.copies(root))):
        with suppress(OSError):
            if copy.path == entry.path and digest_at(copy.place) == entry.was:
                return copy.place
    return ""


def _unmake(entry: Entry) -> Callable[[bytes], bytes]:
    def make(now: bytes) -> bytes:
        _expect(entry.path, now, entry.now)
        added = as_bytes(entry.added)
        return now[: entry.at] + as_bytes(entry.removed) + now[entry.at + len(added) :]

    return make


def _expect(path: str, now: bytes, wanted: str) -> bytes:
    if digest(now) != wanted:
        raise RefusedError(
            f"{path}: it was changed since, so the change to it cannot be taken back; nothing was "
            "written."
        )
    return now


__all__ = ["Record", "Undo", "last", "title_of", "undo"]
