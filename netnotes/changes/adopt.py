"""What somebody wrote to a note in an editor that netnotes opened, taken into the journal.

The file is as it is; only what it was before is written down, so that `undo` can bring that back.
"""

from __future__ import annotations

import os
from pathlib import Path

from netnotes.changes import journal, place
from netnotes.changes.lock import locked
from netnotes.changes.plan import Effect
from netnotes.changes.record import record_of
from netnotes.changes.recover import recover
from netnotes.changes.step import Written
from netnotes.changes.told import told


def adopt(
    root: Path, path: str, before: bytes, title: str, *, lock_seconds: float = 10
) -> list[Written]:
    """Write down that the file at `path`, which held `before`, is what it is now.

    Gives what changed: nothing where it is the same. A file that is gone counts as removed.
    """
    root = Path(os.path.realpath(root))
    outcome = "what you wrote is saved, but `netnotes undo` will not know of it"
    with told(root, outcome), locked(root, lock_seconds):
        recover(root)
        real = place.target(root, path)
        found = place.read(real)
        after = found.data if found else None
        if after == before:
            return []
        kind = "remove" if after is None else "edit"
        record = record_of([Effect(kind, path, real, before, after)], title)
        # One line says all of it: there is nothing that could be left half done.
        journal.begin(root, record._replace(end="done"))
    return [Written(path, before, after)]
