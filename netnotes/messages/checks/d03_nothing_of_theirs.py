"""A message that asks begins with something of theirs.

Something that could only be said to this person: their essay, their launch, what they told you last
time. It shows that you took the trouble to look, and it is what tells a letter from a circular. With
`--to`, whatever the note knows of theirs counts: their work, interests, news, and what you spoke of.

Source: 000, the tailored opening (R95, R96); 002, a customized message (R140); 004, relevant to them
(R218).

Pass:

    Hi Ana, your essay on benches is why I count them now. Would you have fifteen minutes for a call
    this week about how you edit? A no is fine.

    Sam
    https://sam.example

Fail:

    Hi Ana, hope you are well. I am looking for a new role and would love your advice. Would you have
    fifteen minutes for a call this week? A no is fine.

    Sam
    https://sam.example
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding
from netnotes.messages.theirs import named

check = Check(__name__, __doc__)

#: Their thing was named in the message before, or the occasion is what you share.
_ELSEWHERE = frozenset(
    ("follow-up", "event", "thank-you", "keep-posted", "decline", "double-intro")
)


@check
def find(draft: Draft) -> Iterator[Finding]:
    """Nothing of theirs in a message that asks."""
    if not draft.asks or draft.kind in _ELSEWHERE or named(draft.message):
        return
    audience = draft.audience
    prose = f"{draft.message.subject.text}\n{draft.message.prose}"
    if audience is not None and (
        audience.names_theirs(prose) or (draft.kind == "connect" and audience.close)
    ):
        return
    first = draft.message.sentences[0] if draft.message.sentences else draft.message.greeting
    yield Finding(
        first.start,
        first.end,
        "nothing of theirs is named; open with something that only they have done, said or made",
        "“I saw you post about …”, “your talk on …”, or what you spoke of last time",
    )
