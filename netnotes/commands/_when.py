"""Days as somebody types them: `2026-11-05`, `yesterday`, `last fri`, `-3d`, `in 2 weeks`, `5 nov`."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from netnotes.errors import BadDateError
from netnotes.model.values.day import read_day
from netnotes.model.values.partial_date import suggest
from netnotes.words import calendar

_NEAR = {"today": 0, "now": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(r"(?:(last|next|this|on|coming)\s+)?([a-z]{3,9})\.?")
#: Two numbers, with a year or without: which of them is the month, nobody can tell.
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?")
_STEP = re.compile(
    r"([+-]?)\s*(\d{1,5})\s*(?:(d)(?:ays?)?|(w)(?:eeks?)?|(m)(?:onths?)?|(y)(?:ears?)?)"
)
#: Numbers alone, or what begins as an ISO date.
_NO_WORDS = re.compile(r"[\d./\- ]+$|\d{4}\D\d")
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
#: A day of a month whose year is left open.
_NO_YEAR = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?: of)? ?[a-z]{3,9}\.?|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?"
)

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
#: A whole year or month that is past, or the one that is: how many ago, and of what.
_BACK = {"last": 1, "this": 0, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
         "seven": 7, "eight": 8, "nine": 9, "ten": 10}  # fmt: skip
_AGO = re.compile(
    r"(?=last|this|.* ago$)(\d{1,4}|last|this|a|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(year|month)s?(?: ago)?"
)
_MONTH = re.compile(r"(?:last )?([a-z]{3,9})\.?(?:,? (?:of )?([12]\d{3}))?")

#: What is wrong with words that mean no day, and what can be written instead.
_NO_DAY = "is no date; write it as 2026-11-21, or say yesterday, last fri or in 2 weeks"


def day(
    text: str, today: date, where: str, *, to_come: bool = False, wanted: str = _NO_DAY
) -> date:
    """The day that `text` means, seen from `today`; `where` is the option that it stands behind.

    What leaves open whether it is past means the nearest day, a weekday's name the last one that
    was; with `to_come` it means the next. Raises `BadDateError`; `wanted` says what can be written.
    """
    said = " ".join(text.casefold().split())
    found = (
        read_day(text.strip())
        or read_day(suggest(said) or "")
        or _near(said, today)
        or _weekday(said, today, to_come=to_come)
    )
    if found is None and said:
        found = _numbers(said, today, where, to_come=to_come) or _words(
            said, today, to_come=to_come
        )
    if found is None:
        raise BadDateError(text, where, wanted)
    return found


def part(text: str, today: date) -> str:
    """The year or month that `text` means, as a note writes it; '' where it means a day, or nothing.

    `last year` is no day of that year, and `may` is the last May that has begun.
    """
    said = " ".join(text.casefold().split()).removeprefix("in ")
    if re.fullmatch(r"[12]\d{3}", said):
        return said
    found = _AGO.fullmatch(said)
    if found:
        back = int(found[1]) if found[1].isdigit() else _BACK[found[1]]
        if found[2] == "year":
            return f"{today.year - back:04}" if back < today.year else ""
        year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
        return f"{year:04}-{month + 1:02}" if year > 0 else ""
    found = _MONTH.fullmatch(said)
    fits = [n for n, name in enumerate(_MONTHS, 1) if found and name.startswith(found[1])]
    if found is None or len(fits) != 1:
        return ""
    last = today.month - said.startswith("last ")
    year = int(found[2]) if found[2] else today.year - (fits[0] > last)
    return f"{year:04}-{fits[0]:02}"


def leading(line: str, today: date) -> str:
    """A line whose first word says the day plainly, with that day as a date; any other as it is.

    `yesterday ada coffee`, `last friday ada coffee`: only whole words that are nobody's name.
    """
    words = line.split(maxsplit=2)
    for count in (2, 1):
        said = " ".join(words[:count]).casefold().removesuffix(":")
        whole = said in _NEAR or said.rpartition(" ")[2] in _WEEKDAYS
        found = (_near(said, today) or _weekday(said, today, to_come=False)) if whole else None
        if found is not None and len(words) > count:
            return f"{found} {line.split(maxsplit=count)[count]}"
    return line


def _near(said: str, today: date) -> date | None:
    return _plus(today, _NEAR[said]) if said in _NEAR else None


def _plus(day: date, days: int) -> date | None:
    """`day` and so many days; None beyond the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _weekday(said: str, today: date, *, to_come: bool) -> date | None:
    """A day of the week: `fri` is the last one that was, today included, or the next to come.

    `last fri` and `next fri` are the nearest before and after today.
    """
    found = _WEEKDAY.fullmatch(said)
    name = found[2] if found else ""
    fits = [number for number, word in enumerate(_WEEKDAYS) if word.startswith(name)]
    if found is None or len(fits) != 1:
        return None
    ahead = (fits[0] - today.weekday()) % 7
    if found[1] == "last":
        return _plus(today, (ahead or 7) - 7 or -7)
    if found[1] in ("next", "coming") or (to_come and found[1] != "this"):
        return _plus(today, ahead or 7)
    if found[1] == "this":
        return _plus(today, ahead)
    return _plus(today, ahead - 7 if ahead else 0)


def _numbers(said: str, today: date, where: str, *, to_come: bool) -> date | None:
    """`25/12`, which can be read one way only. Raises `BadDateError` for `12/11`."""
    found = _NUMBERS.fullmatch(said)
    if found is None:
        return None
    one, other, year = int(found[1]), int(found[3]), found[4] or ""
    readings = {
        _placed(day, month, year, today, to_come=to_come)
        for day, month in ((one, other), (other, one))
    } - {None}
    if len(readings) > 1:
        first, second = sorted(reading for reading in readings if reading)
        raise BadDateError(
            said,
            where,
            f"could be {calendar(first, today)} or {calendar(second, today)}; "
            f"write {first} or {second}",
        )
    return readings.pop() if readings else None


def _placed(day: int, month: int, year: str, today: date, *, to_come: bool) -> date | None:
    """A day and a month in their year, where there is such a day."""
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else _years(today)
    days = [found for y in years if (found := _real(y, month, day))]
    return _nearest(days, today, to_come=to_come and not year)


def _years(today: date) -> list[int]:
    return [today.year - 1, today.year, today.year + 1]


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(days: list[date], today: date, *, to_come: bool) -> date | None:
    """Of several days the one nearest to today; with `to_come` the next."""
    fitting = [day for day in days if day > today] if to_come else days
    return min(fitting, key=lambda day: abs((day - today).days), default=None)


def _words(said: str, today: date, *, to_come: bool) -> date | None:
    """What the library understands; the name of a month without a day is no day."""
    step = _STEP.fullmatch(said)
    if step is not None:
        number, unit = step[2], _UNITS[step[3] or step[4] or step[5] or step[6]]
        if step[1] == "-":
            return _parsed(f"{number} {unit} ago", today)
        return _parsed(f"in {number} {unit}", today) if step[1] or to_come else None
    if _NO_WORDS.match(said):  # a slip in an ISO date is no riddle to be solved
        return None
    if _NO_YEAR.fullmatch(said):
        found = [_parsed(f"{said} {year}", today) for year in _years(today)]
        return _nearest([day for day in found if day], today, to_come=to_come)
    return _parsed(said, today)


def _parsed(said: str, today: date) -> date | None:
    """The day that dateparser reads out of English words."""
    import dateparser  # it takes long to import, and few days are said this way

    settings = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "REQUIRE_PARTS": ["day"],
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "current_period",
    }
    found = dateparser.parse(said, languages=["en"], settings=settings)
    return found.date() if found else None
