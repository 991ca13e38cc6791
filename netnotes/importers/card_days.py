"""Days as cards write them: whole, without a year, in part, or in words."""

from __future__ import annotations

import re

from netnotes.importers.cards import Line
from netnotes.importers.values import day_of
from netnotes.model.values.partial_date import real

_PART = re.compile(r"(\d{4})(?:-(\d{2}))?")
_YEAR = re.compile(r"(\d{4})-?(\d{2}-?\d{2})")


def card_day(line: Line) -> str:
    """The day of a property as a partial date; '' where it is none.

    A year that stands for no year (1604, or what X-APPLE-OMIT-YEAR names) is left out.
    """
    said = line.text.strip().strip('"')
    said = re.split(r"[T ](?=\d)", said, maxsplit=1)[0]
    omitted = line.param("X-APPLE-OMIT-YEAR").strip('"')
    found = _YEAR.fullmatch(said)
    if found and found[1] == omitted:
        return day_of(f"--{found[2]}")
    part = _PART.fullmatch(said)
    if part and part[1] != omitted and part[1] not in ("1604", "0000"):
        good = part[2] is None or real(0, int(part[2]), 1)
        return said if good else ""
    return day_of(said, month_first=False)
