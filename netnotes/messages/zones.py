"""When a meeting is, for me and for them: an entry's time is mine, and their zone may be another."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from netnotes.model.log import Entry
from netnotes.model.person import Person
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
            f"They live by {place(their_zone)} time; your own note names no timezone, so theirs "
            "cannot be told."
            if their_zone
            else ""
        )
        return When(day, wall, None, note)
    mine = wall.replace(tzinfo=ZoneInfo(my_zone))
    note = ""
    real = mine.astimezone(UTC).astimezone(mine.tzinfo)
    if real.replace(tzinfo=None) != wall:
        note = (
            f"The clocks go forward that night, so {entry.time} does not exist in "
            f"{place(my_zone)}; {real:%H:%M} is taken. Ask which time is meant."
        )
        mine = real
    elif mine.utcoffset() != mine.replace(fold=1).utcoffset():
        note = (
            f"The clocks go back that night, so {entry.time} comes twice in {place(my_zone)}; "
            "the first is taken. Ask which one is meant."
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
    said = f"{found.mine:%H:%M}"
    if found.theirs is None:
        return said
    other_day = (
        f" {on(found.theirs.date(), today)}" if found.theirs.date() != found.mine.date() else ""
    )
    here = (me.city or place(me.timezone)) if me is not None else "your time"
    there = person.city or place(person.timezone)
    return f"{said} in {here}, {found.theirs:%H:%M}{other_day} in {there}"


def at(found: When, minutes: int, *, theirs: bool = False) -> datetime | None:
    """The moment so many minutes before the beginning, on my clock or on theirs."""
    start = found.theirs if theirs else found.mine
    if start is None:
        return None
    if start.tzinfo is None:
        return start - timedelta(minutes=minutes)
    return (start.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(start.tzinfo)
