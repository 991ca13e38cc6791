"""What somebody wrote to a note in an editor that netnotes opened, taken into the journal.

The file is as it is; only what it was before is written down, so that `undo` can bring that back.
"""

from __future__ import annotations

import os
from collections.abc import Container
from pathlib import Path

from netnotes.changes import journal, outcome, place
from netnotes.changes.lock import locked
from netnotes.changes.plan import Effect
from netnotes.changes.record import as_bytes, record_of
from netnotes.changes.recover import recover
from netnotes.changes.step import Written
from netnotes.changes.told import told
from netnotes.model.parse import digest


def changes_of(root: Path) -> set[str]:
    """The changes that the journal knows by now, by their keys."""
    return {record.id for record in journal.records(root)}


def adopt(
    root: Path,
    path: str,
    before: bytes,
    title: str,
    *,
    known: Container[str] = (),
    lock_seconds: float = 10,
) -> list[Written]:
    """Write down that the file at `path`, which held `before`, is what it is now.

    Gives what changed: nothing where it is the same. A file that is gone counts as removed. What
    netnotes wrote to it meanwhile (any change that is not `known`) is a change of its own, and not
    part of this one, so long as its lines are still there.
    """
    root = Path(os.path.realpath(root))
    unknown = "what you wrote is saved, but `netnotes undo` will not know of it"
    with told(root, unknown), locked(root, lock_seconds):
        recover(root)
        real = place.target(root, path)
        found = place.read(real)
        after = found.data if found else None
        if after is not None:
            before = _since(root, path, before, after, known)
        if after == before:
            return []
        kind = "remove" if after is None else "edit"
        record = record_of([Effect(kind, path, real, before, after)], title)
        # One line says all of it: there is nothing that could be left half done.
        journal.begin(root, record._replace(end="done"))
        outcome.is_made(record)
    return [Written(path, before, after)]


def _since(root: Path, path: str, before: bytes, after: bytes, known: Container[str]) -> bytes:
    """What stood there before, with every change since whose lines are still there.

    Where they are not, they were saved over: `lost` names them, as those of that other change.
    """
    for record in journal.records(root):
        for entry in record.entries if record.id not in known and record.end == "done" else ():
            added = as_bytes(entry.added)
            fits = entry.kind in ("change", "edit") and entry.was == digest(before)
            if entry.path == path and fits and added in after:
                end = entry.at + len(as_bytes(entry.removed))
                before = before[: entry.at] + added + before[end:]
    return before
