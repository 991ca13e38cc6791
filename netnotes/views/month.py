"""A month of the calendar as blocks: weeks as a table, its days one by one, and the way to other months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from netnotes.sentences import say, tell
from netnotes.views.view import Block, Bullets, Code, Command, Drawn, Facts, Paragraph, Text

#: So many lines stand in a day of the table; one more would need as much room as "and two more".
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Line:
    """Something that a day holds: whole sentences, and for the table one short piece a person.

    `kind` is meeting, or that of an occasion (`outreach/days.py`); `word` says it. `number` is of how
    many it speaks, where that is more than those who have a piece.
    """

    kind: str
    word: str
    said: tuple[Text, ...]
    short: tuple[Text, ...]
    time: str = ""
    number: int = 0

    @property
    def all(self) -> int:
        """Of how many it speaks."""
        return max(self.number, len(self.short))


@dataclass(frozen=True, slots=True)
class Square:
    """A day. `name` is it in words, `near` how far off it is where that is close."""

    iso: str
    number: int
    weekday: str
    short: str
    name: str
    near: str
    inside: bool
    today: bool
    past: bool
    lines: tuple[Line, ...] = ()
    #: So many pieces the table shows.
    most: int = SHOWN

    @property
    def pieces(self) -> list[tuple[Line, Text]]:
        """What the table shows of the day."""
        every = [(line, text) for line in self.lines for text in line.short]
        return (
            every if sum(line.all for line in self.lines) <= self.most + 1 else every[: self.most]
        )

    @property
    def more(self) -> int:
        """How much of the day the table leaves to the list."""
        return sum(line.all for line in self.lines) - len(self.pieces)


@dataclass(frozen=True, slots=True)
class Month(Drawn):
    """A month: `heads` are the days of the week, short and in full; `days` are those of the list.

    `name` is the month's, `title` the heading, '' where the page has it for its own; `earlier` are
    days of the list that have passed; `empty` is said where the list has none.
    """

    title: str
    name: str
    heads: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[Square, ...], ...]
    days: tuple[Square, ...]
    earlier: tuple[Square, ...]
    empty: Text
    #: The page of the month after, '' where there is none.
    after: str = ""

    def plain(self) -> tuple[Block, ...]:
        """The days one by one, which is all that the table says, and more."""
        if not self.days and not self.earlier:
            return (Bullets(self.title, (self.empty,)), *self._after())
        return (Facts(self.title, tuple(_rows((*self.earlier, *self.days)))), *self._after())

    def _after(self) -> tuple[Block, ...]:
        if not self.after:
            return ()
        command = Command(f"netnotes show-page {self.after}")
        return (Paragraph(tell("The month after: {command}", command=command)),)


def _rows(days: tuple[Square, ...]) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = []
    for day in days:
        label = f"{day.short} {day.name}"
        for line in day.lines:
            for said in line.said:
                rows.append((label, (f"{line.time} ", *said) if line.time else said))
                label = ""
    return rows


class There(NamedTuple):
    """A month that has a page: its name, whole and short, and what leads to it."""

    name: str
    short: str
    to: str


@dataclass(frozen=True, slots=True)
class Months(Drawn):
    """The way to other months, by their pages; `here` is the one that is shown."""

    months: tuple[There, ...]
    here: str

    @property
    def place(self) -> int:
        """Which of the months is shown."""
        return next(at for at, month in enumerate(self.months) if month.to == self.here)

    def plain(self) -> tuple[Block, ...]:
        """A month says itself how to see the next one."""
        return ()


@dataclass(frozen=True, slots=True)
class Subscribe(Drawn):
    """How a calendar program gets the same, by itself: `file` is where it stands in the site."""

    title: str
    file: str

    def plain(self) -> tuple[Block, ...]:
        """In words."""
        return (Bullets(self.title, (self.said, (self.private,))),)

    @property
    def said(self) -> Text:
        """Where to get it from."""
        return tell(
            "While {serve} runs, a calendar program on this machine can subscribe to {file} there.",
            serve=Code("netnotes serve"),
            file=Code(self.file),
        )

    @property
    def before(self) -> Text:
        """The same where the address stands behind it."""
        return tell(
            "While {serve} runs, a calendar program on this machine can subscribe to this address:",
            serve=Code("netnotes serve"),
        )

    @property
    def private(self) -> str:
        """What is in it, and so how to treat it."""
        return say(
            "It holds whom you meet, when and where, birthdays, and whose turn it is: as private as "
            "the notes. A program that sends its calendars elsewhere would send this one, too."
        )
