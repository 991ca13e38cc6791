"""Days, spans and lists as a person would say them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

#: What stands in double brackets shows its text, or the name it was written with; escaped ones stay.
_LINK = re.compile(r"(\\?)(!?)\[\[([^\[\]|#^\n\\]*)([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def number(count: int) -> str:
    """A number as in prose: words up to twelve."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, noun: str, plural: str = "") -> str:
    """`one note`, `three notes`."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def span(days: int) -> str:
    """A length of time, rounded to what a person would say: `three weeks`, `two years`."""
    days = max(days, 0)
    if days < 14:
        return counted(days, "day")
    if days < 60:
        return counted(round(days / 7), "week")
    if days < 720:
        return counted(round(days / 30.44), "month")
    return counted(round(days / 365.25), "year")


def ago(day: date, today: date) -> str:
    """`today`, `yesterday`, `five weeks ago`; for a day to come, `in three days`."""
    days = (today - day).days
    if days in _NEAR:
        return _NEAR[days]
    return f"{span(days)} ago" if days > 0 else f"in {span(-days)}"


_NEAR = {0: "today", 1: "yesterday", -1: "tomorrow"}


def calendar(day: date, today: date) -> str:
    """`24 November`, with the year where it is another one."""
    said = f"{day.day} {_MONTHS[day.month - 1]}"
    return said if day.year == today.year else f"{said} {day.year}"


def weekday(day: date) -> str:
    """A day in full: `Saturday, 21 November 2026`."""
    return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def on(day: date, today: date) -> str:
    """A day close by: `today`, `tomorrow`, `on Tuesday, 24 November`; further off, `on 2 May`."""
    days = (day - today).days
    if -1 <= days <= 1:
        return _NEAR[-days]
    if 1 < days <= 7:
        return f"on {_DAYS[day.weekday()]}, {calendar(day, today)}"
    return f"on {calendar(day, today)}"


def listing(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def quoted(text: str, most: int = 90) -> str:
    """The first line of `text` in quotation marks; its own become single ones."""
    line = shorten(text, most)
    if line[:1] in '“"' and line[-1:] in '”"':
        line = line[1:-1]
    return f"“{line.replace('“', '‘').replace('”', '’')}”"


def shorten(text: str, most: int = 90) -> str:
    """The first line of `text`, cut at a word where it is longer than `most`."""
    line = " ".join(_LINK.sub(_shown, text.split("\n", 1)[0]).split())
    if len(line) <= most:
        return line
    cut = line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.-")
    return f"{cut or line[: most - 1]}…"


def _shown(found: re.Match[str]) -> str:
    escape, embeds, target, more, said = found.groups()
    if escape:
        return found[0][1:]
    words = (said or "").strip()
    if embeds and words.replace("x", "").isdigit():
        words = ""  # the size of a picture
    return words or target.strip() or more
