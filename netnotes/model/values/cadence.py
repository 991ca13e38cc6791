"""How often I want to be in touch."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Any, NamedTuple

from netnotes.model.near import near
from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.sentences import mark, say
from netnotes.words import so_many

_A = {
    "day": mark("a day"),
    "week": mark("a week"),
    "month": mark("a month"),
    "year": mark("a year"),
}
_COUNTED = re.compile(r"(?:every\s+)?(?:(\d{1,4})\s*)?(day|week|month|year)s?")
_SHORT = re.compile(r"(\d{1,4})\s*([dwmy])")
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_WORDS = {
    "daily": (1, "day"),
    "weekly": (1, "week"),
    "fortnightly": (2, "week"),
    "biweekly": (2, "week"),
    "monthly": (1, "month"),
    "quarterly": (3, "month"),
    "yearly": (1, "year"),
    "annually": (1, "year"),
    "never": (0, "day"),
}


class Cadence(NamedTuple):
    """So many days, weeks, months or years; a number of 0 is `never`."""

    number: int
    unit: str

    @property
    def never(self) -> bool:
        """Whether nothing shall ever remind me."""
        return self.number == 0

    def after(self, day: date) -> date:
        """`day` plus this long. Months keep the day or take the month's last."""
        if self.unit == "day":
            return later(day, self.number)
        if self.unit == "week":
            return later(day, self.number * 7)
        months = self.number * (12 if self.unit == "year" else 1)
        index = day.year * 12 + day.month - 1 + months
        year, month = divmod(index, 12)
        if year > date.max.year:
            return date.max
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

    def words(self) -> str:
        """As it reads in a sentence: `six weeks`, `a month`."""
        return say(_A[self.unit]) if self.number == 1 else so_many(self.number, self.unit)

    def __str__(self) -> str:
        if self.never:
            return "never"
        return f"{self.number} {self.unit}{'s' if self.number != 1 else ''}"


def later(day: date, days: int) -> date:
    """So many days after `day`, or the last day there is."""
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else date.max


class CadenceKind(ScalarKind[Cadence]):
    """`6 weeks`, `3 months`, `monthly`, `yearly`, `every 10 days`, `never`."""

    label = mark("a rhythm")
    example = "6 weeks"

    def parse(self, text: str) -> tuple[int, str] | Wrong:
        """Count and unit."""
        said = text.strip().casefold()
        if said in _WORDS:
            return _WORDS[said]
        counted = _COUNTED.fullmatch(said)
        if counted and (count := int(counted[1] or 1)):
            return count, counted[2]
        short = _SHORT.fullmatch(said)
        if short and (count := int(short[1])):
            return count, _UNITS[short[2]]
        close = near(said, _WORDS)
        if close:
            message = say("“{text}” is no rhythm; did you mean {close}?", text=text, close=close)
        else:
            message = say(
                "“{text}” is no rhythm; write 6 weeks, 3 months, yearly or never", text=text
            )
        return Wrong("bad-cadence", message, close)

    def thaw(self, plain: Any) -> Cadence:
        return Cadence._make(plain)

    def schema(self) -> dict[str, object]:
        return {"type": "string", "examples": ["6 weeks", "3 months", *_WORDS]}


CADENCE = CadenceKind()
