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

from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding

check = Check(__name__, __doc__)


@check
def find(draft: Draft) -> Iterator[Finding]:
    """The first request for time, where nothing says how much; for strangers, of work as well."""
    if draft.minutes:
        return
    for request in draft.found:
        if request.sort == "time":
            if draft.meets_at_an_hour:
                return
            yield Finding(
                request.start,
                request.end,
                "this asks for time without an end; say how many minutes, or propose a coffee at an hour",
                "“would you have twenty minutes”, or “a coffee on Friday, say at 4pm”",
            )
            return
        if request.sort == "work" and draft.cold and not draft.small_answer:
            yield Finding(
                request.start,
                request.end,
                "a stranger cannot tell how long this takes them; say it in minutes",
                "“it would take you about ten minutes”, or “a one-line answer is plenty”",
            )
            return
