"""The calendar of a network (RFC 5545), for a calendar program to subscribe to or to import.

Plans with their alarms, birthdays and days to remember (each year again), and whole days for what
comes round: promises, follow-ups, the end of a rest, a rhythm. It holds names, the labels of days, and
how and where one meets, and no other word of a note: a calendar may leave this machine.

An event keeps its UID from one file to the next, also when its day moves; the same notes on the same
day make the same bytes. Whoever's rhythm has come round already stands in one event of today, and is
not counted among the days to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from netnotes.config import Settings
from netnotes.messages.bank import bank
from netnotes.messages.calendar_file import (
    empty_calendar,
    meeting_events,
    one_line,
    stamp,
    uid_of,
)
from netnotes.messages.plans import meetings
from netnotes.messages.prepare import Preparation
from netnotes.model.head import HELD
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.model.values.partial_date import PartialDate
from netnotes.outreach.case import Case
from netnotes.outreach.days import Occasion, coming, has_years, rests_until, yearly
from netnotes.sentences import count, say

if TYPE_CHECKING:
    from icalendar import Event

FILE = "people.ics"
#: So far ahead a rhythm, a promise or a follow-up is written down, in days.
AHEAD = 366
#: So many people are named in the event of today; the others are counted.
_NAMED = 5
#: The year in which a day without one begins: 29 February is one of it.
_LEAP = 1972
#: Calendar programs show no earlier year.
_FIRST_YEAR = 1900
#: A program that subscribes may ask again so often.
_REFRESH = timedelta(hours=6)


class AllDay(NamedTuple):
    """An event that takes a whole day; with `rule`, each year again."""

    uid: str
    day: date
    summary: str
    rule: str = ""


def export(
    network: Network, today: date, settings: Settings, *, private: bool = False
) -> bytes:  # fmt: skip
    """The calendar as the bytes of an `.ics`; it is the same with `private`."""
    del private
    calendar = empty_calendar()
    calendar.add("name", say("People"))
    calendar.add("x-wr-calname", say("People"))
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    found = [
        Preparation(Case(network, m.plan.person, today, settings), bank(settings.root), m.plan)
        for m in meetings(network, today, settings)
    ]
    for event in meeting_events(found):
        calendar.add_component(event)
    head, _, foot = calendar.to_ical().rpartition(b"END:VCALENDAR")
    yearly = network.each(
        "yearly", [*_yearly(network)],
        lambda person: b"".join(_bytes(one, today) for one in _each_year(person)),
    )  # fmt: skip
    events = (_bytes(one, today) for one in _coming(network, today, settings))
    return b"".join((head, *yearly, *events, b"END:VCALENDAR", foot))


def _yearly(network: Network) -> Iterator[Person]:
    """Those of whom days come round every year."""
    for person in network.people:
        left = "do_not_contact" in person.head[HELD] and person.do_not_contact
        if has_years(person) and not left:
            yield person


def _coming(network: Network, today: date, settings: Settings) -> Iterator[AllDay]:
    """What is still to come, each event with a UID of its own."""
    seen: dict[str, int] = {}
    waiting: list[Person] = []
    last = date.fromordinal(min(today.toordinal() + AHEAD, date.max.toordinal()))
    first = date.fromordinal(max(today.toordinal() - AHEAD, 1))
    for one in coming(network, today, settings, first, last):
        if one.kind == "cadence" and one.day == today:
            waiting.append(one.person)
            continue
        base = uid_of(one.kind, one.person.key, one.key)
        number = seen[base] = seen.get(base, -1) + 1
        uid = uid_of(base, str(number)) if number else base
        yield AllDay(uid, one.day, _said(one, rests_until(one.person, today)))
    if waiting:
        yield AllDay(uid_of("today"), today, _waiting(waiting))


def _each_year(person: Person) -> Iterator[AllDay]:
    who = one_line(person.called)
    for one in yearly(person):
        first, rule = _begins(one.day)
        if one.kind == "birthday":
            said = say("Birthday: {who}", who=who)
            if one.day.year:
                said = say("Birthday: {who} ({year})", who=who, year=one.day.year)
            yield AllDay(uid_of("birthday", person.key), first, said, rule)
        else:
            said = say("{what}: {who}", what=one_line(one.label).capitalize(), who=who)
            yield AllDay(uid_of("date", person.key, one.label), first, said, rule)


def _begins(kept: PartialDate) -> tuple[date, str]:
    """The first day of a yearly event, and its rule; 29 February is the last day of every February."""
    year = kept.year if kept.year >= _FIRST_YEAR else _LEAP
    day = kept.in_year(year)
    assert day is not None
    if (kept.month, kept.day) == (2, 29):
        return day, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    return day, "FREQ=YEARLY"


def _said(one: Occasion, rests: date | None) -> str:
    who = one_line(one.person.called)
    if one.kind == "promise":
        return say("Promised to {who}", who=who)
    if one.kind == "follow-up":
        return say("Follow up: {who}", who=who)
    if one.kind == "come-back":
        return say("Come back to it: {who}", who=who)
    if one.kind == "snooze" and rests is not None:
        return say("Rested until today: {who}", who=who)
    return say("Be in touch: {who}", who=who)


def _waiting(people: list[Person]) -> str:
    """Those who are due, the nearest by name."""
    who = ", ".join(one_line(person.called) for person in people[:_NAMED])
    more = len(people) - _NAMED
    if more <= 0:
        return say("Be in touch: {who}", who=who)
    return count(
        "Be in touch: {who}, and {n} more", "Be in touch: {who}, and {n} more", more, who=who
    )


#: The lines of an event that are its own, by what they begin with; the others come of its rule.
_SUMMARY, _DAY, _UID = b"SUMMARY:", b"DTSTART;VALUE=DATE:", b"UID:"
_END = b"\r\n"
#: Words that stand in a line as they are, and so many bytes of them that a line is surely not folded.
_PLAIN = re.compile(r"[\w .:()'-]+").fullmatch
_SHORT = 60


@lru_cache(maxsize=1 << 15)
def _bytes(one: AllDay, today: date) -> bytes:
    """An event as it stands in the file; a server that builds again makes only what is new.

    Of the events of one rule the library writes the first, and of every other the line with words, unless
    there is nothing about them that it would write in another way.
    """
    own = {
        _SUMMARY: _said_in_a_line(one.summary),
        _DAY: _DAY + one.day.isoformat().replace("-", "").encode(),
        _UID: _UID + one.uid.encode(),
    }
    return _frame(one.rule, today) % own


def _said_in_a_line(summary: str) -> bytes:
    if _PLAIN(summary):
        raw = summary.encode()
        if len(raw) <= _SHORT:
            return _SUMMARY + raw
    from icalendar import vText
    from icalendar.parser import Contentline, Parameters

    line: bytes = Contentline.from_parts("SUMMARY", Parameters(), vText(summary)).to_ical()
    return line


@lru_cache(maxsize=8)
def _frame(rule: str, today: date) -> bytes:
    """An event without the lines that are its own: of each it only says where it stands."""
    lines = _event(AllDay("", today, "", rule), today).to_ical().split(_END)
    for own in (_SUMMARY, _DAY, _UID):
        at = next(at for at, line in enumerate(lines) if line.startswith(own))
        lines[at] = b"%%(%b)b" % own
    return _END.join(lines)


def _event(one: AllDay, today: date) -> Event:
    from icalendar import Event, vRecur

    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", stamp(today))
    event.add("summary", one.summary)
    event.add("dtstart", one.day)
    if one.rule:
        event.add("rrule", vRecur.from_ical(one.rule))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
