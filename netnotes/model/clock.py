"""A time of day in an entry: `16:00`, and what people type instead.

What is nearly a time is read as it was meant and pointed out, so that a plan keeps its hour.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from netnotes.sentences import say

#: Whether a time can stand here at all: nearly every entry is past with this one look.
_MAYBE = re.compile(r"[ \t]+(?=\d|@|at[ \t]+\d)|T(?=\d)", re.IGNORECASE)
_ONE = r"\d{1,2}(?:[:.h]?[0-9]{2})?"
_HALF = r"[ \t]?(?:h|hrs?|hours?|am|pm|a\.m\.|p\.m\.|o['’]?clock|uhr)"
_LIKE = re.compile(
    r"(?P<lead>(?:at|@)[ \t]*)?"
    r"(?P<hour>\d{1,2})(?:(?P<mark>[:.h]?)(?P<minute>\d{2}))?(?P<second>:\d{2})?"
    rf"(?P<half>{_HALF})?"
    rf"(?P<until>[ \t]*(?:[-–—]|to\b|until\b|till\b)[ \t]*{_ONE}(?P<later>{_HALF})?)?"
    r"(?=[\s,]|:(?!\d)|$)",
    re.IGNORECASE,
)


class Clock(NamedTuple):
    """What stands where a time should: from `begin` to `end`, and the time that it means.

    `meant` is '' where there is no such time; `wrong` says what is wrong with it, '' for nothing.
    `whole` tells whether the time that is meant says all that was written.
    """

    begin: int
    end: int
    meant: str
    wrong: str
    whole: bool


def read_clock(text: str, position: int) -> Clock | None:
    """The time behind the date that ends at `position`, or None where nothing like one follows."""
    maybe = _MAYBE.match(text, position)
    found = _LIKE.match(text, maybe.end()) if maybe else None
    return _read(found) if found else None


def clock_in_place(place: str) -> Clock | None:
    """The time with which what was given as a place begins, alone or before another `at`."""
    found = _LIKE.match(place) if place[:1].isdigit() else None
    rest = place[found.end() :].lstrip().casefold() if found else ""
    return _read(found) if found and (not rest or rest.startswith("at ")) else None


def _read(found: re.Match[str]) -> Clock | None:
    hour, minute, half = (
        int(found["hour"]),
        int(found["minute"] or 0),
        (found["half"] or "").strip(),
    )
    until, mark = found["until"], found["mark"]
    if not (half or until or found["minute"]):
        return None  # a bare number says nothing of a time
    if until and not half and (found["later"] or "").strip()[:1] in ("a", "p"):
        half = found["later"].strip()
    if half[:1].casefold() in ("a", "p") and hour <= 12:
        hour = hour % 12 + (12 if half[0].casefold() == "p" else 0)
    meant = f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
    if not (meant or half or until or mark):
        return None  # four digits that are no time
    said = found[0]
    wrong = ""
    if not meant:
        wrong = say("“{text}” is no time of day; write it as 16:00", text=said)
    elif until:
        wrong = say("an entry has one time, when it begins; write it as {time}", time=meant)
    elif half or mark != ":" or found["second"]:
        wrong = say("“{text}” is no time; write it as {time}", text=said, time=meant)
    elif found["lead"]:
        wrong = say(
            "the time stands without “{word}”; write it as {time}",
            word=found["lead"].strip(),
            time=meant,
        )
    return Clock(found.start(), found.end(), meant, wrong, bool(meant) and not until)
