"""The only room that writes notes to disk: all of a change, or nothing of it, and never a lost line.

What is to change is a list of steps (`step`). `preview` works them out in memory; `apply` writes
them, safe from crashes, full disks and editors that save at the same moment; `undo` takes the last
change back. `unfinished`, `lost` and `kept` are what the doctor asks for.
"""

from __future__ import annotations

from netnotes.changes.apply import apply
from netnotes.changes.diff import diff
from netnotes.changes.preview import preview
from netnotes.changes.step import Change, Create, Move, Remove, Step, Written

__all__ = ["Change", "Create", "Move", "Remove", "Step", "Written", "apply", "diff", "preview"]
