"""A calendar file (RFC 5545), event by event: each as its fields, and what the calendar says of itself.

A file of any size is read: one event is held at a time, and of that only the fields that tell who
met whom, when and where. Of what it says at length (its description) only the sites are kept that it
points to, since a video call may stand nowhere else.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple, TextIO

from netnotes.sentences import say

_FIELDS = frozenset(
    "uid dtstart rrule rdate exdate recurrence-id summary location url organizer attendee status class "
    "categories description conference x-google-conference x-microsoft-skypeteamsmeetingurl "
    "x-microsoft-cdo-alldayevent x-microsoft-onlinemeetingexternallink".split()
)
_CALENDAR = frozenset("x-wr-calname method prodid x-wr-timezone name".split())
_NAME = re.compile(r"([A-Za-z0-9-]{1,60})[;:]")
#: Characters of a field that are read, and of lines that belong to it.
LONGEST = 8192
#: Guests that are read; from here on it is a crowd, whoever they are.
MOST_GUESTS = 200
#: Fields of an event that are read otherwise.
_MOST_FIELDS = 1_000
_LONGEST_ZONE = 64 * 1024
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?")
_SITE = re.compile(r"https?://([^\s/\\<>\"]{1,100})", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Field(NamedTuple):
    """A field: its value as it stands, and its parameters, by their names in capitals."""

    value: str
    parameters: dict[str, str]


@dataclass(slots=True)
class Event:
    """An event: its number in the file, from 1, its fields, and how many guests it has."""

    number: int
    fields: dict[str, list[Field]] = field(default_factory=dict)
    guests: int = 0
    #: Why it could not be read, or ''.
    broken: str = ""

    def text(self, name: str) -> str:
        """The text of a field, on one line; '' where there is none."""
        found = self.fields.get(name)
        return unescaped(found[0].value) if found else ""


@dataclass(slots=True)
class Calendar:
    """What a calendar says of itself, and the zones that it describes."""

    said: dict[str, str] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)
    _known: dict[str, tzinfo | None] = field(default_factory=dict)

    def zone(self, name: str) -> tzinfo | None:
        """A zone by its name, as IANA, Windows and others write it; None where nobody knows it."""
        if name not in self._known:
            self._known[name] = _by_name(name) or _described(self.zones.get(name, ""))
        return self._known[name]

    def moments(self, one: Field) -> Iterator[date | datetime]:
        """The days or moments of a field; a moment without a zone has none. Raises `ValueError`."""
        for said in one.value.split(","):
            found = _MOMENT.fullmatch(said.strip().partition("/")[0])
            if found is None:
                raise ValueError(said)
            numbers = [int(part or 0) for part in found.groups()[:6]]
            if found[4] is None:
                yield date(*numbers[:3])
                continue
            name = "UTC" if found[7] else one.parameters.get("TZID", "")
            clock = time(numbers[3], numbers[4], min(numbers[5], 59))  # a leap second is none here
            zone = self.zone(name) if name else None
            yield datetime.combine(date(*numbers[:3]), clock, zone)


def unescaped(text: str) -> str:
    """A text as it is meant, on one line."""
    said = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], text)
    return " ".join(said.split())


def _by_name(name: str) -> tzinfo | None:
    from icalendar.prop import vDDDTypes

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it guesses at what stands behind the slashes of a name
        try:
            moment = vDDDTypes.from_ical("20240305T100000", name[:100])  # type: ignore[no-untyped-call]
        except (ValueError, TypeError, KeyError, OSError):
            return None
    return moment.tzinfo if isinstance(moment, datetime) else None


def _described(block: str) -> tzinfo | None:
    """A zone by its rules in the file, of which each has to come once a year."""
    if not block or re.search(r"FREQ=(?!YEARLY)", block):
        return None
    from icalendar import Timezone

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            zone = Timezone.from_ical(block)
            found = zone.to_tz() if isinstance(zone, Timezone) else None
            return found if isinstance(found, tzinfo) else None
        except Exception:  # noqa: BLE001  (whatever a stranger's rules do to it, they are no zone)
            return None


def events(file: TextIO, calendar: Calendar) -> Iterator[Event]:
    """The events of a file; `calendar` takes in what stands around them."""
    event: Event | None = None
    number = inside = 0  # how deep we are in a part that is passed over
    lines = _lines(file)
    for line in lines:
        start = line[:20].rstrip().upper()
        if start == "BEGIN:VEVENT":
            if event is not None:
                yield _cut_off(event)
            number, inside = number + 1, 0
            event = Event(number)
        elif start == "END:VEVENT":
            if event is not None:
                yield event
            event = None
        elif start.startswith("BEGIN:VTIMEZONE") and event is None:
            _read_zone(lines, calendar)
        elif start.startswith(("BEGIN:", "END:")):
            if event is not None:
                inside = max(inside + (1 if start[0] == "B" else -1), 0)
        elif event is not None and not inside:
            _enter(event, line)
        elif event is None and (found := _NAME.match(line)) and found[1].lower() in _CALENDAR:
            value = line[found.end() :] if ":" in found[0] else line.partition(":")[2]
            calendar.said.setdefault(found[1].lower(), unescaped(value[:LONGEST]))
    if event is not None:
        yield _cut_off(event)


def _cut_off(event: Event) -> Event:
    event.broken = say("it has no end, so that what follows may be lost")
    return event


def _enter(event: Event, line: str) -> None:
    found = _NAME.match(line)
    name = found[1].lower() if found else ""
    if name not in _FIELDS:
        return
    known = event.fields.get(name, [])
    if name == "attendee":
        event.guests += 1
    if len(known) >= (MOST_GUESTS if name == "attendee" else _MOST_FIELDS):
        return
    from icalendar.parser import Contentline

    if name == "description":
        event.fields[name] = [Field(" ".join(_SITE.findall(line)), {})]
        return
    try:
        _, parameters, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        if name in ("dtstart", "attendee", "organizer"):
            event.broken = event.broken or say("its {field} cannot be read", field=name)
        return
    said = {str(key).upper(): str(one) for key, one in parameters.items()}
    event.fields.setdefault(name, []).append(Field(str(value), said))


def _lines(file: TextIO) -> Iterator[str]:
    """The lines of a file, unfolded, each as far as it is read."""
    held, size = [""], 0
    begins = True
    while piece := file.readline(LONGEST):
        text = piece.rstrip("\r\n")
        if begins and piece[0] not in " \t":
            if size:
                yield "".join(held)
            held, size = [text], max(len(text), 1)
        elif size < LONGEST:
            more = text[1:] if begins else text
            held.append(more)
            size += len(more)
        begins = len(text) < len(piece)
    if size:
        yield "".join(held)


def _read_zone(lines: Iterator[str], calendar: Calendar) -> None:
    """Keep what describes a zone, under its name."""
    block = ["BEGIN:VTIMEZONE"]
    name, size = "", 0
    for line in lines:
        if size < _LONGEST_ZONE:
            block.append(line)
            size += len(line)
        if line.upper().startswith("TZID") and not name:
            name = line.partition(":")[2].strip()
        if line.upper().startswith("END:VTIMEZONE"):
            break
    if name and size < _LONGEST_ZONE and len(calendar.zones) < _MOST_FIELDS:
        calendar.zones.setdefault(name, "\r\n".join([*block, ""]))
