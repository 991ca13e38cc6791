"""What a change would do, without doing it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from netnotes.changes.plan import plan, written
from netnotes.changes.step import Step, Written
from netnotes.changes.told import told


def preview(root: Path, steps: Sequence[Step]) -> list[Written]:
    """What `apply` would write, worked out in memory; refused where `apply` would refuse."""
    root = Path(os.path.realpath(root))
    with told(root):
        return written(plan(root, steps))
