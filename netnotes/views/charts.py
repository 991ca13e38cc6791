"""Numbers that are drawn: bars, the days of a year, a matrix. Each says the same as a table, too.

The site draws them in `blocks/bars.html`, `yearmap.html` and `matrix.html`. No colour is needed to tell
one thing from another: series have patterns, and a day with more is larger.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Literal

from netnotes.sentences import count, say
from netnotes.views.view import Block, Drawn, Facts, Paragraph, Table, Text
from netnotes.words import calendar, month_in_short

#: How a series is filled.
Pattern = Literal["full", "striped", "dotted", "open", "faint"]
WEEKS = 53
DAYS = 7


@dataclass(frozen=True, slots=True)
class Series:
    """One of the things that bars are made of."""

    label: str
    pattern: Pattern = "full"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it is of, and a number for each series. `short` is what stands below an upright one."""

    label: str
    numbers: tuple[int, ...]
    short: str = ""

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self.numbers)


@dataclass(frozen=True, slots=True)
class Bars(Drawn):
    """Bars that lie below one another, or stand side by side where they are `upright`.

    `head` is what the bars are of, `says` the gist in a sentence, and `total` how all of a bar is called,
    where that is worth a number of its own.
    """

    title: str
    head: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    says: str = ""
    upright: bool = False
    total: str = ""

    def plain(self) -> tuple[Block, ...]:
        """The numbers, as a table; those that are nothing are left out."""
        all_ = (self.total,) if self.total else ()
        columns = (self.head, *all_, *(one.label for one in self.series))
        rows = tuple(
            ((bar.label,), *map(_cell, (bar.total,) if all_ else ()), *map(_cell, bar.numbers))
            for bar in self.bars
            if bar.total or not self.upright
        )  # fmt: skip
        return (Table(self.title, columns, rows),) if rows else ()

    @property
    def most(self) -> int:
        """The longest bar, at least one."""
        return max((bar.total for bar in self.bars), default=0) or 1

    def said(self, bar: Bar) -> str:
        """A bar in words."""
        if len(self.series) == 1:
            return f"{bar.label}: {_number(bar.total)}"
        parts = (
            f"{_number(number)} {one.label.lower()}"
            for one, number in zip(self.series, bar.numbers, strict=True)
            if number
        )
        return f"{bar.label}: {', '.join(parts) or '0'}"


def _number(number: int) -> str:
    return f"{number:,}"


def _cell(number: int) -> Text:
    return (_number(number),) if number else ()


@dataclass(frozen=True, slots=True)
class Square:
    """A day of the map on which something was: where it stands, how large, and what it says."""

    column: int
    row: int
    level: int
    said: str


@dataclass(frozen=True, slots=True)
class YearMap(Drawn):
    """The days of a year up to `until`, a column a week; `days` has how often there was something."""

    title: str
    until: date
    days: tuple[tuple[date, int], ...]
    says: str

    def plain(self) -> tuple[Block, ...]:
        """The gist, and the months as a table."""
        months: dict[tuple[int, int], list[int]] = {}
        for day, times in self.days:
            months.setdefault((day.year, day.month), []).append(times)
        rows = tuple(
            ((month_name(year, month),), (str(len(times)),), (str(sum(times)),))
            for (year, month), times in sorted(months.items())
        )
        table = Table(self.title, (say("Month"), say("Days in touch"), say("Times")), rows)
        return (Paragraph((self.says,)), table) if rows else ()

    @property
    def first(self) -> date:
        """The Monday that the map begins with."""
        return self.until - timedelta(self.until.weekday() + DAYS * (WEEKS - 1))

    @property
    def squares(self) -> list[Square]:
        """The days on which something was."""
        return [
            Square(
                (day - self.first).days // DAYS,
                day.weekday(),
                min(times, 4),
                count(
                    "{day}: once in touch", "{day}: {n} times in touch", times,
                    day=calendar(day, self.until),
                ),
            )
            for day, times in self.days
            if self.first <= day <= self.until
        ]  # fmt: skip

    @property
    def months(self) -> list[tuple[int, str]]:
        """The names of the months, each with the column in which it begins."""
        found: list[tuple[int, str]] = []
        for column in range(WEEKS):
            monday = self.first + timedelta(DAYS * column)
            if monday.day <= DAYS and column < WEEKS - 1:
                found.append((column, month_in_short(monday.month)))
        return found


def month_name(year: int, month: int) -> str:
    """A month as a label: `Mar 2026`."""
    return say("{month} {year}", month=month_in_short(month), year=year)


@dataclass(frozen=True, slots=True)
class Across:
    """A column of a matrix, with what is to be said of it."""

    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Down:
    """A line of a matrix: a number for each column."""

    label: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matrix(Drawn):
    """Numbers by two things. `notes` is how what is said of the columns is called."""

    wide: ClassVar[bool] = True

    title: str
    corner: str
    across: tuple[Across, ...]
    down: tuple[Down, ...]
    notes: str = ""

    def plain(self) -> tuple[Block, ...]:
        """As a table, with what is said of its columns before it."""
        noted = tuple((one.label, (one.note,)) for one in self.across if one.note)
        columns = (self.corner, *(one.label for one in self.across))
        rows = tuple(((line.label,), *map(_cell, line.numbers)) for line in self.down)
        facts = (Facts(self.notes, noted),) if noted else ()
        return (*facts, Table(self.title, columns, rows)) if rows else facts

    def level(self, number: int) -> int:
        """How strong a number stands out, 0 to 3: by how it compares with the largest."""
        most = max((number for line in self.down for number in line.numbers), default=0)
        return 0 if not number else 1 + (3 * number > most) + (3 * number > 2 * most)
