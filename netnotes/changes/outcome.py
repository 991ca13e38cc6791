"""What became of the changes of this run, for whoever interrupts it and wants to know.

And what became of those that an earlier run, which was killed, left half done.
"""

from __future__ import annotations

from netnotes.changes.record import Record

_MADE: list[Record] = []
_HALF: list[Record] = []
_SETTLED: list[Record] = []


def begin() -> None:
    """A run begins: nothing is written yet."""
    _MADE.clear()
    _HALF.clear()
    _SETTLED.clear()


def is_made(record: Record) -> None:
    """A change is in its place."""
    _MADE.append(record)


def is_back(record: Record) -> None:
    """A change was interrupted before it was over, and goes back."""
    _MADE[:] = [one for one in _MADE if one is not record]


def is_half(record: Record) -> None:
    """A change could neither be finished nor taken back: the next command that writes sees to it."""
    _HALF.append(record)


def is_settled(record: Record) -> None:
    """A change that was interrupted earlier is at its end: its `end` says at which."""
    _SETTLED.append(record)


def settled() -> list[str]:
    """A sentence on each change that was interrupted earlier; each is told once."""
    found = [_came_to(record) for record in _SETTLED]
    _SETTLED.clear()
    return found


def _came_to(record: Record) -> str:
    end = "it is done now" if record.end == "done" else "its files are as they were before it"
    return f"“{record.title}” was interrupted; {end}."


def told() -> str:
    """The outcome as the end of a sentence."""
    if _HALF:
        return "a change is half done, and the next netnotes command that writes takes it back"
    made = [one for one in _MADE if not one.undoes]
    if not _MADE:
        return "nothing was written"
    if not made:
        return "the change was taken back already"
    if len(made) == 1:
        return "the change was made already, and `netnotes undo` takes it back"
    return f"{len(made)} changes were made already; each `netnotes undo` takes back one, the last first"
