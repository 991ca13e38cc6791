"""Time that is asked for has an end: minutes, or a coffee at a stated hour.

Without one the reader has to assume the worst. A coffee, a walk or a meal has a length that everybody
knows, so its hour is enough; a call and a chat have none until you say so. In a first message to a
stranger, work is time as well: say how long it takes, or that a line is enough.

Source: 004, a bounded time commitment (R216); 003, the weight of an ask (R154); 000, a specific time
(R98).

Pass:

    Hi Ana, I saw you moved to the river. Would you have time for a coffee near your office on Friday,
    say at 4pm, or whenever suits you better?

    Sam
    https://sam.example

Fail:

    Hi Ana, I saw you moved to the river. Could I pick your brain sometime? No worries if not.

    Sam
    https://sam.example
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding

check = Check(__name__, __doc__)

_NUMBER = (
    r"(?:\d{1,3}|one|two|five|ten|fifteen|twenty|thirty|forty|forty-five|sixty|an?|half an?|a half|"
    r"a quarter of an|three quarters of an|a couple of|a few)"
)
_MINUTES = re.compile(
    rf"\b{_NUMBER}(?: ?(?:-|to|or) ?{_NUMBER})?[ -]?(?:short |quick |spare )?(?:minutes?|mins?|hours?|hrs?|h)\b"
    r"|\bhalf[ -](?:an[ -])?hour\b|\b\d{1,3}['m](?!\w)|\bquick (?:5|10|15|20|30)\b"
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|a\.m|p\.m|o'clock|h)\b|\b\d{1,2}:\d{2}\b|\b(?:noon|midday)\b"
    r"|\b(?:at|around|about|from|by|say|after|before) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! (?:minutes|people|of us|years|weeks|days))"
    r"|\bhalf (?:past )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
_KNOWN_LENGTH = re.compile(
    r"\b(?:coffees?|cuppa|tea|walk|lunch|dinner|breakfast|brunch|drinks?|beers?|pint|cake|ice cream|join (?:us|me)|come (?:along|to|over|by)|meet(?: up)?|visit|concert|film|match)\b"
)
_SMALL_ANSWER = re.compile(
    r"\b(?:one|a|a single|single|yes or no|two) ?-?(?:line|sentence|word|question|paragraph)s?\b|\byes or no\b|\ba line or two\b|\bshort answer\b|\bone question\b"
)


def has_minutes(draft: Draft) -> bool:
    """Whether the message says how long something takes."""
    return bool(_MINUTES.search(f"{draft.message.subject.text}\n{draft.message.prose}"))


@check
def find(draft: Draft) -> Iterator[Finding]:
    """The first request for time, where nothing says how much; for strangers, of work as well."""
    text = f"{draft.message.subject.text}\n{draft.message.prose}"
    if has_minutes(draft):
        return
    for request in draft.found:
        if request.sort == "time":
            if _CLOCK.search(text) and any(
                _KNOWN_LENGTH.search(one.text) for one in draft.found if one.sort == "time"
            ):
                return
            yield Finding(
                request.start,
                request.end,
                "this asks for time without an end; say how many minutes, or propose a coffee at an hour",
                "“would you have twenty minutes”, or “a coffee on Friday, say at 4pm”",
            )
            return
        if request.sort == "work" and draft.cold and not _SMALL_ANSWER.search(text):
            yield Finding(
                request.start,
                request.end,
                "a stranger cannot tell how long this takes them; say it in minutes",
                "“it would take you about ten minutes”, or “a one-line answer is plenty”",
            )
            return
