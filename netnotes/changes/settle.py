"""Bringing what a killed run left behind to its end, on its own: the next change does it as well."""

from __future__ import annotations

import os
from pathlib import Path

from netnotes.changes.lock import locked
from netnotes.changes.record import Record
from netnotes.changes.recover import recover
from netnotes.changes.told import told


def settle_all(root: Path, *, lock_seconds: float = 10) -> list[Record]:
    """Bring every interrupted change to its end; gives what came of each."""
    root = Path(os.path.realpath(root))
    with told(root), locked(root, lock_seconds):
        return recover(root)
