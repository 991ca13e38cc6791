"""The log: its vocabulary, and an entry of it. `entry.py` reads one.

- [[ ]] DATE [TIME] CHANNEL [in|out] [with REF{, REF}] [at PLACE][: TEXT]
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from netnotes.sentences import mark

#: The built-in channels, by the group that ranks them: in person > live > written (R104).
CHANNELS = {
    "in_person": ("coffee", "walk", "meal", "visit", "event", "meeting"),
    "live": ("video", "call"),
    "written": ("email", "message", "letter", "social"),
}

#: All of them.
BUILT_IN = frozenset(word for words in CHANNELS.values() for word in words)

#: What a mark in an entry's text says.
MARKS = {
    "gave": mark("I gave something of value to them"),
    "got": mark("they helped me"),
    "thanked": mark("I thanked them"),
    "posted": mark("I told them how it went"),
    "introduced": mark("I brought two people together"),
    "opening": mark("they told me of an opening"),
    "asked": mark("they asked me for something"),
    "declined": mark("I said no to it"),
    "lit": mark("this lit them up"),
    "missed": mark("I could have said hi"),
    "personal": mark("friendship"),
    "work": mark("business"),
    "cancelled": mark("it did not happen"),
    "someday": mark("a wish to repay, with no date"),
}


class Companion(NamedTuple):
    """Someone who was there too: who is meant, whether in brackets, and where it is written."""

    target: str
    linked: bool
    line: int
    column: int


class Entry(NamedTuple):
    """One entry of the log.

    `box` is ' ' for an open box, 'x' for a ticked one, '' for none; `ordinal` is the date's.
    `channel` is '' where the entry names none; `channel_at` is where it stands.
    """

    ordinal: int
    time: str
    channel: str
    channel_at: tuple[int, int]
    direction: str
    box: str
    people: tuple[tuple[str, bool, int, int], ...]
    place: str
    text: str
    marks: tuple[str, ...]
    line: int
    column: int

    @property
    def day(self) -> date:
        """The date of the entry."""
        return date.fromordinal(self.ordinal)

    @property
    def companions(self) -> list[Companion]:
        """Who else was there."""
        return [Companion._make(plain) for plain in self.people]

    @property
    def happens(self) -> bool:
        """Whether it is an interaction once its day has come: no open box, not cancelled, not `out`."""
        return self.direction != "out" and self.box != " " and "cancelled" not in self.marks

    def planned(self, today: date) -> bool:
        """A plan: an open box, or a date to come. It never counts as contact."""
        return self.box == " " or self.ordinal > today.toordinal()

    def counts(self, today: date) -> bool:
        """Whether it happened: no plan, and not cancelled."""
        return not self.planned(today) and "cancelled" not in self.marks

    def interacts(self, today: date) -> bool:
        """Whether it is an interaction: it happened, and did not go out only."""
        return self.direction != "out" and self.counts(today)
