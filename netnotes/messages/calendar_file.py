"""Meetings as a calendar file (RFC 5545), with the steps of each one's clock as alarms.

A calendar may leave this machine, so it holds no word of a note but whom one meets, how and where.
The same meeting keeps its UID, so that a file imported again mends and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from netnotes.messages.clock import DAY
from netnotes.messages.prepare import Preparation
from netnotes.sentences import say

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

_MINUTES = {"in_person": 60, "live": 30, "written": 30}
_LONG = {"meal": 120, "visit": 120, "event": 120}


def calendar_file(found: Iterable[Preparation]) -> bytes:
    """The meetings among these, as the bytes of an `.ics`; what is not planned is left out."""
    calendar = empty_calendar()
    for event in meeting_events(found):
        calendar.add_component(event)
    raw: bytes = calendar.to_ical()
    return raw


def empty_calendar() -> Calendar:
    """A calendar without an event."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//netnotes//EN")
    calendar.add("version", "2.0")
    return calendar


def meeting_events(found: Iterable[Preparation]) -> Iterator[Event]:
    """An event for each of these that is planned, the steps of its clock as alarms."""
    seen: dict[str, int] = {}
    for prep in found:
        if prep.plan is not None and prep.when is not None:
            yield _event(prep, seen)


def stamp(today: date) -> datetime:
    """When a file speaks: the beginning of its day, so that the same notes make the same bytes."""
    return datetime.combine(today, time(), UTC)


def one_line(text: str) -> str:
    """A text on one line, without what a calendar could stumble over."""
    if not text.isprintable():  # as hardly any is
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())


def uid_of(*parts: str) -> str:
    """The name of an event, made of what does not change about it."""
    base = "|".join(parts).encode("utf-8", "replace")
    return f"{blake2b(base, digest_size=12).hexdigest()}@netnotes"


def _event(prep: Preparation, seen: dict[str, int]) -> Event:
    from icalendar import Event

    assert prep.plan is not None
    assert prep.when is not None
    event = Event()
    entry, start = prep.plan.entry, prep.when.mine
    event.add("uid", _uid(prep, seen))
    event.add("dtstamp", stamp(prep.case.today))
    event.add("summary", title(prep))
    if start is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(1))
    else:
        begin = start.astimezone(UTC) if start.tzinfo is not None else start
        event.add("dtstart", begin)
        event.add("dtend", begin + timedelta(minutes=_length(prep)))
    if entry.place:
        event.add("location", one_line(entry.place))
    event.add(
        "description", "\n".join(f"{tick.when.capitalize()}: {tick.text}" for tick in prep.ticks)
    )
    event.add("class", "PRIVATE")
    for tick in prep.ticks:
        rings = (
            tick.minutes or prep.channel == "call"
        )  # nothing rings while two people sit together
        if rings and (start is not None or abs(tick.minutes) >= DAY):
            event.add_component(_alarm(tick.minutes, tick.text))
    return event


def _alarm(minutes: int, text: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm


def title(prep: Preparation) -> str:
    """What a meeting is called in a line: `Coffee with Grace Mwangi`."""
    called = one_line(prep.person.called)
    if prep.interview:
        return say("Interview with {who}", who=called)
    if prep.channel == "video":
        return say("Video call with {who}", who=called)
    if not prep.channel:
        return say("Meeting with {who}", who=called)
    return say("{channel} with {who}", channel=prep.channel.capitalize(), who=called)


def _length(prep: Preparation) -> int:
    """How many minutes to keep free."""
    group = prep.case.settings.channel_group(prep.channel)
    return 60 if prep.interview else _LONG.get(prep.channel, _MINUTES.get(group, 60))


def _uid(prep: Preparation, seen: dict[str, int]) -> str:
    """The name of a meeting: whom, which day, how. A new time or place is the same meeting."""
    assert prep.plan is not None
    entry = prep.plan.entry
    base = f"{prep.person.key}|{entry.day.isoformat()}|{entry.channel}"
    number = seen[base] = seen.get(base, -1) + 1
    return uid_of(base, str(number))
