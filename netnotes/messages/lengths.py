"""How long something takes, as prose says it: "20 min", "fifteen minutes", "half an hour", "an hour and a half"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-five": 25,
    "thirty": 30, "thirty-five": 35, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
    "a couple of": 2, "a couple": 2, "couple of": 2, "a few": 5, "several": 5, "a": 1, "an": 1,
}  # fmt: skip
_SPACED = "|".join(sorted((word.replace("-", "[ -]") for word in _UNITS), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}|{_SPACED})"
_BETWEEN = r"(?: ?(?:-|to|or|/) ?)"
_ADJECTIVE = r"(?:(?:short|quick|spare|brief|little|good|full|minute|extra|precious|of your) )?"

#: Parts of an hour, said as such.
_PARTS = {
    "an hour and a half": 90, "one and a half hours": 90, "hour and a half": 90,
    "three quarters of an hour": 45, "three-quarters of an hour": 45, "a quarter of an hour": 15,
    "quarter of an hour": 15, "a quarter hour": 15, "quarter-hour": 15, "quarter hour": 15,
    "half an hour": 30, "half-an-hour": 30, "half a hour": 30, "a half hour": 30, "a half an hour": 30,
    "half-hour": 30, "half hour": 30, "half of an hour": 30, "1/2 hour": 30, "1.5 hours": 90, "1.5h": 90,
}  # fmt: skip
_PART = "|".join(sorted(map(re.escape, _PARTS), key=len, reverse=True)).replace(r"\ ", " ")
_LENGTH = re.compile(
    rf"(?<![\w.,:])(?:(?P<part>{_PART})\b"
    rf"|(?P<number>{_NUMBER})(?:{_BETWEEN}{_NUMBER})?[ -]?{_ADJECTIVE}(?:(?P<minutes>minutes?|mins?)|(?P<hours>hours?|hrs?))\b|(?P<h>[1-3])h\b"
    r"|(?P<bare>\d{1,3})(?:'|m)(?!\w)|quick (?P<quick>5|10|15|20|30)\b)"
)
#: "If you have a minute" is a manner of speaking; "it takes a minute" is not.
_LOOSE = re.compile(r"\b(?:have|has|got|get|find|spare|for)(?: just| even)? $")
#: "Your forty-minute talk" tells of something that is over, or theirs.
_OF_ANOTHER = re.compile(r"\b(?:your|that|whose|previous|last)(?: \w+)? $")
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|a\.m|p\.m|o'clock|h|-?ish)\b|\b\d{1,2}:\d{2}\b|\b(?:noon|midday)\b"
    r"|\b(?:at|around|about|from|by|say|after|before|towards) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:ish)?\b(?! (?:minutes|people|of us|years|weeks|days))"
    r"|\b(?:half|quarter) (?:past |to )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?(?:-?ish|o'clock|am|pm)\b"
)
_KNOWN_LENGTH = re.compile(
    r"\b(?:coffees?|cuppa|tea|walk|lunch|dinner|breakfast|brunch|drinks?|beers?|pint|cake|ice cream|join (?:us|me)|come (?:along|to|over|by)|meet(?: up)?|visit|concert|film|match)\b"
)
_SMALL_ANSWER = re.compile(
    r"\b(?:one|a|a single|single|yes or no|two) ?-?(?:line|sentence|word|question|paragraph)s?\b|\byes or no\b|\ba line or two\b|\bshort answer\b|\bone question\b"
)


def minutes_in(prose: str) -> int:
    """How long a text (in small letters) says that something takes, in minutes; 0 where it does not say."""
    for found in _LENGTH.finditer(prose):
        said = _minutes(found)
        before = prose[max(0, found.start() - 24) : found.start()]
        if said and not _OF_ANOTHER.search(before) and not (said == 1 and _LOOSE.search(before)):
            return said
    return 0


def meets_at_an_hour(prose: str, invitations: Iterable[str]) -> bool:
    """Whether one of the invitations has a length that everybody knows, and the text says at what hour."""
    return bool(_CLOCK.search(prose)) and any(map(_KNOWN_LENGTH.search, invitations))


def is_small_answer(prose: str) -> bool:
    """Whether a text says that a line, or one question's answer, is enough."""
    return bool(_SMALL_ANSWER.search(prose))


def _minutes(found: re.Match[str]) -> int:
    if found["part"]:
        return _PARTS[found["part"]]
    number = found["number"] or found["h"] or found["bare"] or found["quick"]
    if number.isdigit():
        count = int(number)
    else:
        count = _UNITS.get(number) or _UNITS.get(number.replace(" ", "-"), 0)
    return count * 60 if found["hours"] or found["h"] else count
