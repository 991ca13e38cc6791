"""Days, spans and lists as a person would say them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from netnotes.sentences import count, mark, say

#: What stands in double brackets shows its text, or the name it was written with; escaped ones stay.
_LINK = re.compile(r"(\\?)(!?)\[\[([^\[\]|#^\n\\]*)([^\[\]|\n]*)(?:\|([^\[\]\n]*))?\]\]")
#: The name that an editor gives to a line, so that a link can lead there: `^launch`.
_ANCHOR = re.compile(r"(?<=\s)\^[A-Za-z0-9-]{3,}[ \t]*$", re.MULTILINE)
#: The day of a month, by the month: a language may inflect its name there.
_DATES = (
    mark("{day} January"), mark("{day} February"), mark("{day} March"), mark("{day} April"),
    mark("{day} May"), mark("{day} June"), mark("{day} July"), mark("{day} August"),
    mark("{day} September"), mark("{day} October"), mark("{day} November"), mark("{day} December"),
)  # fmt: skip
#: A month, where its day is not known.
_MONTHS = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"),
    mark("July"), mark("August"), mark("September"), mark("October"), mark("November"),
    mark("December"),
)  # fmt: skip
#: A month in few letters, where there is little room.
_SHORT_MONTHS = (
    mark("Jan"), mark("Feb"), mark("Mar"), mark("Apr"), mark("May"), mark("Jun"), mark("Jul"),
    mark("Aug"), mark("Sep"), mark("Oct"), mark("Nov"), mark("Dec"),
)  # fmt: skip
_DAYS = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday"),
    mark("Saturday"), mark("Sunday"),
)  # fmt: skip
_NUMBERS = (
    mark("no"), mark("one"), mark("two"), mark("three"), mark("four"), mark("five"), mark("six"),
    mark("seven"), mark("eight"), mark("nine"), mark("ten"), mark("eleven"), mark("twelve"),
)  # fmt: skip
_NEAR = {0: mark("today"), 1: mark("tomorrow"), -1: mark("yesterday")}
#: A length of time by its unit; and how it is said of what was, and of what is to come.
_LONG: dict[str, Callable[[int], str]] = {
    "day": lambda n: count("one day", "{n} days", n, n=number(n)) if n else say("no days"),
    "week": lambda n: count("one week", "{n} weeks", n, n=number(n)),
    "month": lambda n: count("one month", "{n} months", n, n=number(n)),
    "year": lambda n: count("one year", "{n} years", n, n=number(n)),
}
_AGO: dict[str, Callable[[int], str]] = {
    "day": lambda n: count("one day ago", "{n} days ago", n, n=number(n)),
    "week": lambda n: count("one week ago", "{n} weeks ago", n, n=number(n)),
    "month": lambda n: count("one month ago", "{n} months ago", n, n=number(n)),
    "year": lambda n: count("one year ago", "{n} years ago", n, n=number(n)),
}
_AHEAD: dict[str, Callable[[int], str]] = {
    "day": lambda n: count("in one day", "in {n} days", n, n=number(n)),
    "week": lambda n: count("in one week", "in {n} weeks", n, n=number(n)),
    "month": lambda n: count("in one month", "in {n} months", n, n=number(n)),
    "year": lambda n: count("in one year", "in {n} years", n, n=number(n)),
}


def number(n: int) -> str:
    """A number as in prose: words up to twelve."""
    return say(_NUMBERS[n]) if 0 <= n < len(_NUMBERS) else str(n)


def counted(n: int, noun: str, plural: str = "") -> str:
    """`one note`, `three notes`: of what is not in the catalogue; `sentences.count` says the rest."""
    return f"{number(n)} {noun if n == 1 else plural or noun + 's'}"


def capital(text: str) -> str:
    """A text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def so_many(n: int, unit: str) -> str:
    """A length of time as it is: `two weeks`; the unit is `day`, `week`, `month` or `year`."""
    return _LONG[unit](n)


def span(days: int) -> str:
    """A length of time, rounded to what a person would say: `three weeks`, `two years`."""
    return so_many(*_rounded(days))


def _rounded(days: int) -> tuple[int, str]:
    """So many of the unit in which a person would count them."""
    days = max(days, 0)
    if days < 14:
        return days, "day"
    if days < 60:
        return round(days / 7), "week"
    if days < 720:
        return round(days / 30.44), "month"
    return round(days / 365.25), "year"


def ago(day: date, today: date) -> str:
    """`today`, `yesterday`, `five weeks ago`; for a day to come, `in three days`."""
    days = (today - day).days
    if -days in _NEAR:
        return say(_NEAR[-days])
    n, unit = _rounded(abs(days))
    return (_AGO if days > 0 else _AHEAD)[unit](n)


def calendar(day: date, today: date) -> str:
    """`24 November`, with the year where it is another one."""
    return _date(day) if day.year == today.year else _dated(day)


def spelt(year: int, month: int, day: int) -> str:
    """A date of which parts may be 0: `14 May 2021`, `May 2021`, `2021`, `14 May`."""
    if not month:
        return str(year or "")
    said = say(_DATES[month - 1], day=day) if day else say(_MONTHS[month - 1])
    if not year:
        return said
    if day:
        return say("{day} {year}", day=said, year=year)
    return say("{month} {year}", month=said, year=year)


def month_in_short(month: int) -> str:
    """A month as a label: `Mar`."""
    return say(_SHORT_MONTHS[month - 1])


def weekday(day: date) -> str:
    """A day in full: `Saturday, 21 November 2026`."""
    return say("{weekday}, {day}", weekday=say(_DAYS[day.weekday()]), day=_dated(day))


def on(day: date, today: date) -> str:
    """A day close by: `today`, `tomorrow`, `on Tuesday, 24 November`; further off, `on 2 May`."""
    days = (day - today).days
    if days in _NEAR:
        return say(_NEAR[days])
    if 1 < days <= 7:
        called = say(_DAYS[day.weekday()])
        return say("on {weekday}, {day}", weekday=called, day=calendar(day, today))
    return say("on {day}", day=calendar(day, today))


def named(day: date, today: date) -> str:
    """The same without the word that leads to it: `today`, `Tuesday, 24 November`, `2 May`."""
    days = (day - today).days
    if days in _NEAR:
        return say(_NEAR[days])
    if 1 < days <= 7:
        called = say(_DAYS[day.weekday()])
        return say("{weekday}, {day}", weekday=called, day=calendar(day, today))
    return calendar(day, today)


def _date(day: date) -> str:
    return say(_DATES[day.month - 1], day=day.day)


def _dated(day: date) -> str:
    """A day with its year."""
    return say("{day} {year}", day=_date(day), year=day.year)


def listing(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return say("{rest} and {last}", rest=", ".join(items[:-1]), last=items[-1])


def either(items: Sequence[str]) -> str:
    """`a`, `a or b`, `a or b or c`."""
    said = "".join(items[:1])
    for item in items[1:]:
        said = say("{rest} or {last}", rest=said, last=item)
    return said


def quoted(text: str, most: int = 90) -> str:
    """The first line of `text` in quotation marks; its own become single ones."""
    line = shorten(text, most)
    if line[:1] in '“"' and line[-1:] in '”"':
        line = line[1:-1]
    return f"“{line.replace('“', '‘').replace('”', '’')}”"


def shorten(text: str, most: int = 90) -> str:
    """The first line of `text`, cut at a word where it is longer than `most`."""
    line = " ".join(_LINK.sub(_shown, without_anchors(text).split("\n", 1)[0]).split())
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
    if "people/" in target:
        target = target.rpartition("/")[2]
    return words or target.strip() or more


def without_anchors(text: str) -> str:
    """A text without the names that an editor gave to its lines."""
    return _ANCHOR.sub("", text) if "^" in text else text
