"""Calendar: what is planned, whose birthday comes, and when somebody's turn comes round.

This month stands on the page itself, each of the twelve months after it on a page below.
"""

from __future__ import annotations

from calendar import Calendar, monthrange
from collections.abc import Iterator
from datetime import date
from functools import partial

from netnotes.config import Settings
from netnotes.messages.plans import meetings
from netnotes.model.network import Network
from netnotes.outreach.days import KINDS, occasions
from netnotes.sentences import mark, say, tell
from netnotes.views._agenda import NAMED, Agenda, agenda
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, NUMBER, TEXT, Shape, listed, output, record, word
from netnotes.views._words import weekday_name
from netnotes.views.leaf import Leaf
from netnotes.views.month import SHOWN, Month, Months, Square, Subscribe, There
from netnotes.views.view import Block, Command, Text, View
from netnotes.words import ago, calendar, month_in_short

TITLE = mark("Calendar")
ORDER = 14
SECTION = mark("Coming up")
SHAPE: Shape = output(
    calendar=listed(
        record(
            {"time": TEXT, "text": TEXT, "years": NUMBER},
            date=DATE, kind=word("meeting", *KINDS), slug=TEXT, name=TEXT,
        )
    )
)  # fmt: skip

#: So many months stand on pages of their own, after this one.
MONTHS = 12
#: The calendar as a file, in the site.
FILE = "calendar.ics"
#: The list of this month goes on for so many days, where the month ends sooner.
_LIST = 14
#: Up to so many days ahead a day says how far off it is.
_NEAR = 7
_LAST = date.max.toordinal()
_FIRST = {"monday": 0, "sunday": 6, "saturday": 5}


def build(network: Network, today: date, settings: Settings) -> View:
    """This month, with the days ahead one by one."""
    return _view(network, today, settings, today.year, today.month)


def leaves(network: Network, today: date, settings: Settings) -> Iterator[Leaf]:
    """A page for each month after this one."""
    for year, month in _months(today)[1:]:
        make = partial(_view, network, today, settings, year, month)
        yield Leaf(_name(year, month), month_name(year, month), "month", "calendar", make)


def month_name(year: int, month: int) -> str:
    """`November 2026`."""
    return say("{month} {year}", month=_month_names()[month - 1], year=year)


def _name(year: int, month: int) -> str:
    return f"calendar/{year:04}-{month:02}"


def _months(today: date) -> list[tuple[int, int]]:
    """This month and those that have a page, as far as there are dates."""
    first = today.year * 12 + today.month - 1
    found = [divmod(first + index, 12) for index in range(MONTHS + 1)]
    return [(year, month + 1) for year, month in found if year < date.max.year]


def _view(network: Network, today: date, settings: Settings, year: int, month: int) -> View:
    here = (year, month) == (today.year, today.month)
    known = _months(today)
    ways = tuple(
        There(
            month_name(*one), _short(*one, first=one == known[0]), _name(*one) if at else "calendar"
        )
        for at, one in enumerate(known)
    )
    name = "calendar" if here else _name(year, month)
    blocks: list[Block] = [Months(ways, name)] if ways else []
    blocks.append(_month(network, today, settings, year, month))
    if here:
        blocks.append(Subscribe(say("In your calendar program"), FILE))
    title = say(TITLE) if here else month_name(year, month)
    data = partial(_data, network, today, settings)
    return View(name, title, tuple(blocks), lambda: {"calendar": data()})


def _short(year: int, month: int, *, first: bool) -> str:
    """A month in few letters, with its year where one begins."""
    name = month_in_short(month)
    return say("{month} {year}", month=name, year=year) if first or month == 1 else name


def _month(network: Network, today: date, settings: Settings, year: int, month: int) -> Month:
    weeks = _weeks(settings, year, month)
    held = _held(network, today, settings)
    here = (year, month) == (today.year, today.month)
    every = [day for week in weeks for day in week]
    beyond = list(_after(today, every[-1])) if here else []
    named = held.named(day for day in (*every, *beyond) if _tells(day, today, month, here=here))
    squares = [
        _square(day, today, month, held, named if _tells(day, today, month, here=here) else 0)
        for day in (*every, *beyond)
    ]
    days, told = squares[: len(every)], [day for day in squares if day.lines]
    name = month_name(year, month)
    return Month(
        name if here else "",
        name,
        tuple(_heads(settings)),
        tuple(tuple(days[at : at + 7]) for at in range(0, len(days), 7)),
        tuple(day for day in told if not day.past),
        tuple(day for day in told if day.past),
        _empty(max(today, date(year, month, 1))),
        next((_name(*one) for one in _months(today) if one > (year, month)), ""),
    )


def _held(network: Network, today: date, settings: Settings) -> Agenda:
    """Every day from the week in which this month begins to the end of the last month."""
    year, month = _months(today)[-1] if _months(today) else (today.year, today.month)
    first = date.fromordinal(max(today.replace(day=1).toordinal() - 6, 1))
    last = date(year, month, monthrange(year, month)[1]).toordinal() + _LIST
    return agenda(network, today, settings, first, date.fromordinal(min(last, _LAST)))


def _weeks(settings: Settings, year: int, month: int) -> list[list[date]]:
    """The weeks of a month, whole ones; those at both ends of time end where dates do."""
    every = Calendar(_FIRST[settings.week_starts]).itermonthdays3(year, month)
    days = [date(*day) for day in every if date.min.year <= day[0] <= date.max.year]
    return [days[at : at + 7] for at in range(0, len(days), 7)]


def _after(today: date, shown: date) -> Iterator[date]:
    """The next days, where the weeks of this month do not reach so far."""
    for ordinal in range(today.toordinal() + 1, min(today.toordinal() + _LIST, _LAST) + 1):
        day = date.fromordinal(ordinal)
        if day > shown:
            yield day


def _tells(day: date, today: date, month: int, *, here: bool) -> bool:
    """Whether a day says what it holds: one of a neighbouring month only while this is the present one."""
    return day.month == month or (here and day > today)


def _square(day: date, today: date, month: int, held: Agenda, named: int) -> Square:
    """A day, with so many people `named` for one thing; with none where it tells nothing."""
    away = (day - today).days
    return Square(
        iso=day.isoformat(),
        number=day.day,
        weekday=weekday_name(day.weekday()),
        short=_short_weekdays()[day.weekday()],
        name=calendar(day, day),
        near=ago(day, today) if 0 <= away <= _NEAR else "",
        inside=day.month == month,
        today=day == today,
        past=day < today,
        lines=tuple(held.on(day, named)) if named else (),
        most=SHOWN if named == NAMED else 1,
    )


def _empty(day: date) -> Text:
    command = Command(f"netnotes log WHO coffee --on {day.isoformat()} --at 16:00")
    return tell("Nothing stands in this month. To plan something: {command}", command=command)


def _heads(settings: Settings) -> Iterator[tuple[str, str]]:
    for day in Calendar(_FIRST[settings.week_starts]).iterweekdays():
        yield _short_weekdays()[day], weekday_name(day)


def _short_weekdays() -> tuple[str, ...]:
    return say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun")


def _month_names() -> tuple[str, ...]:
    return (
        say("January"), say("February"), say("March"), say("April"), say("May"), say("June"),
        say("July"), say("August"), say("September"), say("October"), say("November"),
        say("December"),
    )  # fmt: skip


def _data(network: Network, today: date, settings: Settings) -> list[dict[str, object]]:
    """Everything ahead, by day."""
    last = date.fromordinal(min(today.toordinal() + 366, _LAST))
    rows = [
        without_absent(
            date=m.plan.entry.day, time=m.plan.entry.time, kind="meeting", slug=m.plan.person.slug,
            name=m.plan.person.called, text=m.plan.entry.text,
        )
        for m in meetings(network, today, settings)
        if m.plan.entry.day >= today
    ]  # fmt: skip
    rows += [
        without_absent(
            date=one.day, kind=one.kind, slug=one.person.slug, name=one.person.called, text=one.what,
            years=one.years or None,
        )
        for one in occasions(network, today, settings, today, last)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: str(row["date"]))
