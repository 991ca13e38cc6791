"""What the small lists of a note hold: things with a day, questions, steps of my own way.

`sections.py` reads them.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Dated(NamedTuple):
    """A bullet with a date; `ordinal` is 0 where none can be read."""

    ordinal: int
    text: str
    line: int

    @property
    def day(self) -> date | None:
        """The day it speaks of."""
        return date.fromordinal(self.ordinal) if self.ordinal else None


class Question(NamedTuple):
    """A question for this person; `asked` when it is ticked."""

    text: str
    asked: bool
    line: int


class Milestone(NamedTuple):
    """A step of my own way: `word` is one of `MILESTONES`, or '' for free words."""

    ordinal: int
    word: str
    org: str
    thanks: tuple[str, ...]
    text: str
    line: int

    @property
    def day(self) -> date:
        """The day it happened."""
        return date.fromordinal(self.ordinal)


class Sweep(NamedTuple):
    """A channel that was searched for people, and when."""

    ordinal: int
    channel: str
    line: int
