"""A date of which only the year and month, only the year, or all but the year is known."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

from netnotes.model.nodes import Node
from netnotes.model.values.kind import Reader, ScalarKind, Wrong
from netnotes.sentences import mark, say
from netnotes.words import spelt

_ISO = re.compile(r"(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|--(\d{2})-(\d{2}))")
_OTHER = re.compile(r"(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})")
#: A link to the note of a day, as many keep one.
_LINKED = re.compile(r"\[\[([\d-]+)(?:\|[^\[\]\n]*)?\]\]")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class PartialDate(NamedTuple):
    """A date with parts left out: 0 stands for a part that is not known.

    `2021` is (2021, 0, 0), `2021-05` (2021, 5, 0), `--05-14` (0, 5, 14).
    """

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        if not self.year:
            return f"--{self.month:02}-{self.day:02}"
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    @property
    def first(self) -> date:
        """The first day it can mean. Only for dates with a year."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean. Only for dates with a year."""
        if self.day:
            return self.first
        if self.month == 12 or not self.month:
            return date(self.year, 12, 31)
        return date(self.year, self.month + 1, 1) - timedelta(days=1)

    def in_year(self, year: int) -> date | None:
        """Its day in `year`, or None where day or month is not known.

        29 February is kept on the 28th in common years (RULES, "Reason: birthday").
        """
        if not (self.month and self.day):
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 2, 28)

    def next_on_or_after(self, day: date) -> date | None:
        """The next time it comes round, `day` included."""
        if not (self.month and self.day):
            return None
        for year in (day.year, day.year + 1):
            comes = self.in_year(year) if year <= date.max.year else None
            if comes and comes >= day:
                return comes
        return None

    def may_come_within(self, days: int, day: date) -> bool:
        """False where it surely does not come round within `days` of `day`: told without dates.

        It is asked of everyone's birthday. Months are taken to have 31 days, which makes a
        distance too long by at most the twelve days that are missing in a year.
        """
        away = (self.month - day.month) * 31 + self.day - day.day
        return away % 372 <= days + 12

    def words(self) -> str:
        """As a person would say it: `14 May 2021`, `May 2021`, `2021`, `14 May`."""
        return spelt(self.year, self.month, self.day)


def suggest(text: str) -> str:
    """The ISO date that `text` most likely means, where only one reading is possible, or ''."""
    said = text.strip()
    linked = _LINKED.fullmatch(said)
    match = _OTHER.fullmatch(linked[1] if linked else said)
    if not match:
        return ""
    year, month, day = (int(part) for part in match.groups())
    if real(year, month, day):
        return f"{year:04}-{month:02}-{day:02}"
    return ""


def real(year: int, month: int, day: int) -> bool:
    """Whether there is such a day; `year` 0 is any year, so 29 February is one."""
    if not (1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]):
        return False
    if year and (month, day) == (2, 29):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return True


class PartialDateKind(ScalarKind[PartialDate]):
    """Reads a partial date. Without `year_optional` a year must be there."""

    def __init__(self, *, year_optional: bool = False) -> None:
        self.year_optional = year_optional

    label = mark("a date, whole or in part")
    example = "2021-05"

    def parse(self, text: str) -> tuple[int, int, int] | Wrong:
        """The three parts."""
        match = _ISO.fullmatch(text.strip())
        if not match:
            found = suggest(text)
            if found:
                message = say("“{text}” is no date; write {better}", text=text, better=found)
            elif self.year_optional:
                message = say("“{text}” is no date; write --05-14, 1990-05-14 or 1990", text=text)
            else:
                message = say("“{text}” is no date; write 2021-05-14, 2021-05 or 2021", text=text)
            return Wrong("bad-date", message, found)
        year, month, day, only_month, only_day = (int(part or 0) for part in match.groups())
        if only_month:
            if not real(0, only_month, only_day):
                return Wrong("bad-date", say("“{text}”: there is no such day", text=text))
            if not self.year_optional:
                return Wrong(
                    "date-without-year", say("“{text}” needs its year, if only the year", text=text)
                )
            return 0, only_month, only_day
        if not year or (match[2] and not real(year, month, day or 1)) or (match[3] and not day):
            return Wrong("bad-date", say("“{text}”: there is no such day", text=text))
        return year, month, day

    def thaw(self, plain: Any) -> PartialDate:
        return PartialDate._make(plain)

    def schema(self) -> dict[str, object]:
        pattern = r"^(\d{4}(-\d{2}(-\d{2})?)?" + (r"|--\d{2}-\d{2}" if self.year_optional else "")
        return {"type": ["string", "integer"], "pattern": pattern + ")$"}


class RecurringKind(PartialDateKind):
    """Reads a date that comes round each year, and says so where it cannot: it needs its day.

    With `year_alone` nothing is said of a year: it is worth knowing for itself.
    """

    def __init__(self, *, year_alone: bool) -> None:
        super().__init__(year_optional=True)
        self.year_alone = year_alone

    def read(self, node: Node, reader: Reader) -> Any:
        plain = super().read(node, reader)
        if plain is None:
            return None
        year, month, day = plain
        if not day and (month or not self.year_alone):
            message = say(
                "“{date}” has no day, so nothing reminds you of it; write {better} once you know",
                date=PartialDate(year, month, day), better=PartialDate(year, month or 11, 21),
            )  # fmt: skip
            reader.problem("date-without-day", node.span, message)
        return plain


PARTIAL_DATE = PartialDateKind()
BIRTHDAY = RecurringKind(year_alone=True)
RECURRING = RecurringKind(year_alone=False)
