"""A message asks for one thing, and that is easy to answer.

Two requests in one message are two decisions, and the easiest decision is to put both off. A wish and
the meeting you propose for it are one request; an offer and a friendly question are none. A message of
a kind that exists to ask, and that says nothing of what, leaves the reader to guess.

Source: 002, The Ask (R148 to R150); 001, a specific ask (R6).

Pass:

    Hi Ana,

    Your talk on night trains made me change how I plan a year. I would love your advice on leaving a
    big company. Would you have twenty minutes for a call next week? If it is a busy time, please just
    say so.

    Sam
    https://sam.example

Fail:

    Hi Ana,

    Your talk on night trains made me change how I plan a year. Would you introduce me to Bo Chen?
    Could you also look over my résumé? No worries if not.

    Sam
    https://sam.example
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding
from netnotes.messages.kinds import ASKING

check = Check(__name__, __doc__)

#: So many are pointed at; the others go without saying.
_MOST = 4

_HELPS = "Keep the one that matters most; the other can be asked another time."


@check
def find(draft: Draft) -> Iterator[Finding]:
    """Each request after the first; or none, where the kind that was said is one that asks."""
    for request in draft.requests[1 : _MOST + 1]:
        said = "this asks for a second thing" if request is draft.requests[1] else "and one more"
        yield Finding(request.start, request.end, f"{said}; ask for one thing a message", _HELPS)
    if draft.said_kind in ASKING and not draft.requests and not _a_question(draft):
        start, end = draft.end
        yield Finding(
            start, end, "nothing is asked here; say in one sentence what you would like from them"
        )


def _a_question(draft: Draft) -> bool:
    """Whether there is a question at least: one that a few lines can answer is a request, too."""
    return any(sentence.asks for sentence in draft.message.sentences)
