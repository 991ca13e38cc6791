"""When a meeting is, for me and for them: an entry's time is mine, and their zone may be another."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from netnotes.model.log import Entry
from netnotes.model.person import Person
from netnotes.sentences import say
from netnotes.words import on


class When(NamedTuple):
    """The beginning of a meeting.

    `mine` has my zone where my note names one, else it has none; it is None where the entry has no
    time. `theirs` is the same moment in their zone, where their clock then shows another time.
    `note` is what has to be said about it.
    """

    day: date
    mine: datetime | None = None
    theirs: datetime | None = None
    note: str = ""


def when(entry: Entry, person: Person, me: Person | None) -> When:
    """The beginning of the meeting that an entry plans."""
    day = entry.day
    if not entry.time:
        return When(day)
    hour, minute = entry.time.split(":")
    wall = datetime.combine(day, time(int(hour), int(minute)))
    my_zone = me.timezone if me is not None else ""
    their_zone = person.timezone
    if not my_zone:
        note = (
            say(
                "They live by {place} time; your own note names no timezone, so theirs cannot be told.",
                place=place(their_zone),
            )
            if their_zone
            else ""
        )
        return When(day, wall, None, note)
    from zoneinfo import ZoneInfo  # few meetings have a time and a zone

    mine = wall.replace(tzinfo=ZoneInfo(my_zone))
    note = ""
    real = mine.astimezone(UTC).astimezone(mine.tzinfo)
    if real.replace(tzinfo=None) != wall:
        note = say(
            "The clocks go forward that night, so {time} does not exist in {place}; {taken} is taken. "
            "Ask which time is meant.",
            time=entry.time,
            place=place(my_zone),
            taken=f"{real:%H:%M}",
        )
        mine = real
    elif mine.utcoffset() != mine.replace(fold=1).utcoffset():
        note = say(
            "The clocks go back that night, so {time} comes twice in {place}; the first is taken. Ask "
            "which one is meant.",
            time=entry.time,
            place=place(my_zone),
        )
    if not their_zone:
        return When(day, mine, None, note)
    theirs = mine.astimezone(ZoneInfo(their_zone))
    differ = theirs.replace(tzinfo=None) != mine.replace(tzinfo=None)
    return When(day, mine, theirs if differ else None, note)


def place(zone: str) -> str:
    """What a zone is called in a sentence: the city."""
    return zone.rpartition("/")[2].replace("_", " ")


def both(found: When, me: Person | None, person: Person, today: date) -> str:
    """The time of a meeting in words, in both zones where they differ; '' where it has none."""
    if found.mine is None:
        return ""
    mine = f"{found.mine:%H:%M}"
    if found.theirs is None:
        return mine
    theirs, day = f"{found.theirs:%H:%M}", found.theirs.date()
    here = (me.city or place(me.timezone)) if me is not None else say("your time")
    there = person.city or place(person.timezone)
    if day == found.mine.date():
        return say(
            "{mine} in {here}, {theirs} in {there}",
            mine=mine,
            here=here,
            theirs=theirs,
            there=there,
        )
    return say(
        "{mine} in {here}, {theirs} {day} in {there}",
        mine=mine, here=here, theirs=theirs, day=on(day, today), there=there,
    )  # fmt: skip


def at(found: When, minutes: int, *, theirs: bool = False) -> datetime | None:
    """The moment so many minutes before the beginning, on my clock or on theirs."""
    start = found.theirs if theirs else found.mine
    if start is None:
        return None
    if start.tzinfo is None:
        return start - timedelta(minutes=minutes)
    return (start.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(start.tzinfo)
