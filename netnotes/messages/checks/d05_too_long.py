"""A message is short: two hundred words, a hundred and twenty to a stranger.

Reading is a demand on their time before you asked for any. What was cut is what you can talk about when
you meet. The signature and what is quoted do not count.

Source: 004, be concise (R157, R215); 002, keep the email short (R141).

Pass:

    Hi Ana, your talk on looms is still with me. Thank you for it.

    Sam

Fail:

    [--kind cold]
    Hi Ana, your talk on looms is still with me. Would you have ten minutes for a call about it? A no is
    fine. … 120 more words
    https://sam.example
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding
from netnotes.messages.reading import Part, count

check = Check(__name__, __doc__, english=False)

MOST = 200
MOST_COLD = 120


@check
def find(draft: Draft) -> Iterator[Finding]:
    """More words than that; the place is the sentence that goes past it."""
    most = MOST_COLD if draft.cold else MOST
    words = draft.message.words
    if words <= most:
        return
    past = _past(draft, most)
    whom = " to a stranger" if draft.cold else ""
    yield Finding(
        past.start,
        past.end,
        f"{words} words; keep a message{whom} under {most}",
        "Cut what you could tell them when you meet.",
    )


def _past(draft: Draft, most: int) -> Part:
    words = 0
    for part in (draft.message.greeting, *draft.message.sentences):
        words += count(part.text)
        if words > most:
            return part
    return part
