"""A whole date."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.model.values.partial_date import real, suggest
from netnotes.sentences import mark, say

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_day(text: str) -> date | None:
    """The date that `text` is in ISO form, or None."""
    match = _ISO.fullmatch(text)
    if not match:
        return None
    if text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    return date(year, month, day) if year and real(year, month, day) else None


class Day(ScalarKind[date]):
    """A day of my own calendar; its plain data is its ordinal. No zone, no time."""

    label = mark("a date")
    example = "2026-11-21"

    def parse(self, text: str) -> int | Wrong:
        """The day's ordinal."""
        day = read_day(text.strip())
        if day:
            return day.toordinal()
        found = suggest(text)
        if found:
            return Wrong(
                "bad-date",
                say("“{text}” is no date; write {better}", text=text, better=found),
                found,
            )
        if _ISO.fullmatch(text.strip()):
            return Wrong("bad-date", say("“{text}”: there is no such day", text=text))
        return Wrong("bad-date", say("“{text}” is no date; write it as 2026-11-21", text=text))

    def thaw(self, plain: Any) -> date:
        return date.fromordinal(plain)

    def schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


DAY = Day()
