"""A calendar as an .ics file, or a folder or a zip of them: whom you met, and will meet.

Guests of a meeting add to those you know; with whom you met alone is someone. What is past goes into
the log with `--log`, what is to come becomes a plan; of what comes round again, each time that was and
the next one. Left out are what you declined or was cancelled, what takes whole days, assemblies of
many, calendars of holidays and birthdays, and whatever nobody else was invited to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime

from netnotes.errors import RefusedError
from netnotes.importers import calendar_file
from netnotes.importers.calendar_file import Calendar, Event
from netnotes.importers.candidate import Candidate, Found, Interaction, Labelled, Place, Skipped
from netnotes.importers.mailbox import unclear, zone_of
from netnotes.importers.meeting import (
    MOST,
    Meeting,
    at_home,
    day_of,
    guest_of,
    meeting,
    why_no_calendar,
)
from netnotes.importers.recurrence import NoRuleError, Rules, soon
from netnotes.importers.source import Source
from netnotes.importers.tally import Tally
from netnotes.sentences import say

TITLE = "calendar (iCalendar)"
STREAMED = True
#: Fields of events that come round, and changes of single ones of them, that are held at once.
_HELD = 200_000
#: How many times of one that comes round are taken, the last ones.
_TIMES = 1_000


def identify(source: Source) -> int:
    """Sure where a file begins as a calendar does."""
    return 95 if any(_is_calendar(source, member) for member in _members(source)) else 0


def _members(source: Source) -> Iterator[str]:
    """The only file, whatever it is; of a folder and a zip those that begin as a calendar does."""
    if source.first:
        yield source.first
        return
    for member in source.ending(".ics", ".ical", ".ifb"):
        if _is_calendar(source, member):
            yield member


def _is_calendar(source: Source, member: str) -> bool:
    head = source.head_text(member, 256).lstrip().upper()
    return head.startswith(("BEGIN:VCALENDAR", "BEGIN:VEVENT"))


def extract(source: Source) -> Iterator[Found]:
    """A candidate for each whom I met or will meet; first what was left out."""
    if not any(_any_event(source, member) for member in _members(source)):
        yield Skipped(source.place(), say("there is no event in it"))
        return
    mine = _mine(source)
    if not mine:
        yield Skipped(source.place(), unclear(source))
        return
    meetings = _Meetings(source, mine)
    for member in _members(source):
        calendar = Calendar()
        series: list[tuple[Place, Event]] = []
        with source.text(member) as file:
            for event in calendar_file.events(file, calendar):
                at = source.place(event.number, "event", member)
                source.reading.record("event")
                if not meetings.put_aside(event, at, series):
                    meetings.take(event, at, calendar)
        for at, event in series:
            meetings.take(event, at, calendar)
    yield from meetings.found()


def _any_event(source: Source, member: str) -> bool:
    with source.text(member) as file:
        return next(calendar_file.events(file, Calendar()), None) is not None


@dataclass(slots=True)
class _Other:
    """Someone whom I met: the names that they go by, and each time."""

    at: Place
    email: str
    names: Counter[str] = field(default_factory=Counter)
    times: dict[tuple[date, str], Interaction] = field(default_factory=dict)
    alone: bool = False


class _Meetings:
    """Takes in events one by one, and then says who the others were."""

    def __init__(self, source: Source, mine: frozenset[str]) -> None:
        self.source, self.mine = source, mine
        self.zone = zone_of(source)
        self.rules = Rules()
        self.tally = Tally()
        self.others: dict[str, _Other] = {}
        #: What happens at another time than its series: by its name, the moments that it replaces.
        self.changed: dict[str, list[date | datetime]] = {}
        self._held = 0

    def put_aside(self, event: Event, at: Place, series: list[tuple[Place, Event]]) -> bool:
        """Keep what comes round until all that changes it is known."""
        comes_round = "rrule" in event.fields or "rdate" in event.fields
        if not comes_round or event.guests > MOST + 1 or self._held > _HELD:
            return False
        self._held += sum(map(len, event.fields.values()))
        series.append((at, event))
        return True

    def take(self, event: Event, at: Place, calendar: Calendar) -> None:
        """Enter an event."""
        self._note_change(event, calendar)
        if event.broken:
            self.tally.out(at, event.broken, broken=True)
            return
        found = why_no_calendar(calendar) or meeting(event, calendar, self.mine)
        if isinstance(found, str):
            self.tally.out(at, found)
            return
        try:
            starts = self._starts(event, found, calendar)
        except NoRuleError as error:
            self.tally.out(
                at, say("of what comes round only the first day is read: {why}", why=error)
            )
            starts = [found.start]
        if not starts:
            self.tally.out(at, say("none of its times is left"))
        for start in starts:
            self._enter(at, found, at_home(start, self.zone))

    def _note_change(self, event: Event, calendar: Calendar) -> None:
        for one in event.fields.get("recurrence-id", [])[:1]:
            with suppress(ValueError):
                moments = list(calendar.moments(one))
                self._held += len(moments)
                if self._held <= _HELD:
                    self.changed.setdefault(event.text("uid"), []).extend(moments)

    def _starts(self, event: Event, found: Meeting, calendar: Calendar) -> list[datetime]:
        """When it begins, each time: those that were, and the next one."""
        rules = event.fields.get("rrule", [])
        first = found.start
        if "recurrence-id" in event.fields or not (rules or "rdate" in event.fields):
            return [first]
        end = soon(self.source.today) if self.source.today < date.max else first.date()
        days = {first.date()}
        for rule in rules[:2]:
            days.update(self.rules.days(rule.value, first.date(), end))
        days |= self._named(event, "rdate", calendar)
        days -= self._named(event, "exdate", calendar)
        days -= {_by_clock_of(one, first) for one in self.changed.get(event.text("uid"), [])}
        kept = sorted(day for day in days if day <= end)
        past = [day for day in kept if day < self.source.today][-_TIMES:]
        coming = [day for day in kept if day >= self.source.today][:1]
        return [datetime.combine(day, first.timetz()) for day in [*past, *coming]]

    def _named(self, event: Event, name: str, calendar: Calendar) -> set[date]:
        """The days that a field names, by the clock of the event."""
        found: set[date] = set()
        for one in event.fields.get(name, []):
            try:
                for moment in calendar.moments(one):
                    start = event.fields["dtstart"][0]
                    found.add(_by_clock_of(moment, next(calendar.moments(start))))
            except (ValueError, OverflowError):
                self.tally.out(
                    self.source.place(event.number, "event"),
                    say("its {field} cannot be read", field=name), broken=True,
                )  # fmt: skip
        return found

    def _enter(self, at: Place, found: Meeting, start: datetime) -> None:
        planned = start.date() >= self.source.today
        if planned and start.date() > soon(self.source.today):
            self.tally.out(at, say("more than a year to come"))
            return
        for guest in found.others:
            other = self.others.get(guest.key)
            if other is None:
                self._refuse_many()
                other = self.others[guest.key] = _Other(at, guest.email)
            if guest.name:
                other.names[guest.name] += 1
            other.alone = other.alone or len(found.others) == 1
            company = tuple(one.name for one in found.others if one is not guest and one.name)
            talk = Interaction(
                start.date(), found.channel, "", found.title, f"{start:%H:%M}", company,
                found.place, planned,
            )  # fmt: skip
            other.times.setdefault((talk.day, talk.channel), talk)

    def _refuse_many(self) -> None:
        most = self.source.limits.records
        if len(self.others) >= most:
            raise RefusedError(
                f"{self.source.name}: more than {most:,} people in it; if that is meant, say "
                "--any-size. Nothing was written."
            )

    def found(self) -> Iterator[Found]:
        """Everyone whom I met or will meet, and what was left out."""
        yield from self.tally.told()
        for other in self.others.values():
            best = other.names.most_common(1)
            yield Candidate(
                at=other.at,
                name=best[0][0] if best else "",
                emails=(Labelled(other.email),) if other.email else (),
                found_in=("calendar",),
                interactions=tuple(other.times[key] for key in sorted(other.times)),
                passing=not other.alone,
            )


def _by_clock_of(moment: date | datetime, start: date | datetime) -> date:
    """The day of a moment by the clock of another one."""
    if not isinstance(moment, datetime) or not isinstance(start, datetime):
        return day_of(moment)
    zoned = moment.tzinfo is not None and start.tzinfo is not None
    return (moment.astimezone(start.tzinfo) if zoned else moment).date()


def _mine(source: Source) -> frozenset[str]:
    """My addresses: as my own note has them, else the one that takes part in most events."""
    if source.me.emails:
        return source.me.emails
    count: Counter[str] = Counter()
    for member in _members(source):
        calendar = Calendar()
        with source.text(member) as file:
            for event in calendar_file.events(file, calendar):
                people = event.fields.get("attendee", []) + event.fields.get("organizer", [])
                if event.guests <= MOST + 1 and len(count) < source.limits.records:
                    count.update({guest_of(one).email for one in people} - {""})
        owner = calendar.said.get("x-wr-calname", "").casefold()
        if owner in count:
            return frozenset((owner,))
    best = count.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return frozenset()
    source.remarks.append(
        say("Took {who} for you, who takes part in most events; if that is wrong, write your "
            "addresses under `email` in your own note.", who=best[0][0])
    )  # fmt: skip
    return frozenset((best[0][0],))
