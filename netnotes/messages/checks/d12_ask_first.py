"""Something kind comes before the ask.

A message that begins with what you want, and ends with how they are, reads as what it is. Name
something of theirs, thank them for what they did, bring something along; then ask.

Source: 002, add value before requesting a favor (R72); 002, the message after ten years (R147).

Pass:

    Hi Ana, the bench by the river that you wrote about is back. Would you introduce me to Bo Chen, if you
    are comfortable with it?

    Sam

Fail:

    Hi Ana, would you introduce me to Bo Chen, if you are comfortable with it? I loved your post on
    benches.

    Sam
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding
from netnotes.messages.theirs import gives, named

check = Check(__name__, __doc__)

#: Where the occasion itself is the kindness, or it was said in the message before.
_LIGHT = frozenset(("connect", "event", "follow-up", "thank-you", "keep-posted", "double-intro"))


@check
def find(draft: Draft) -> Iterator[Finding]:
    """A request in the first sentences, and everything kind after it."""
    if not draft.requests or draft.kind in _LIGHT or (draft.audience and draft.audience.close):
        return
    inside = [one for one in draft.requests if one.start >= _body(draft)]
    if not inside:
        return
    first = inside[0]
    before = [
        at for at in (*named(draft.message), *gives(draft.message)) if at < _end(draft, first.end)
    ]
    audience = draft.audience
    prose = "\n".join(one.text for one in draft.message.sentences if one.start <= first.start)
    if before or (audience is not None and audience.names_theirs(prose)):
        return
    yield Finding(
        first.start,
        first.end,
        "the ask comes before anything kind; begin with something of theirs, or with a thank-you",
    )


def _body(draft: Draft) -> int:
    sentences = draft.message.sentences
    return min((one.start for one in sentences), default=0)


def _end(draft: Draft, at: int) -> int:
    """Where the sentence of a request ends: "a call about your essay" is kind enough."""
    return next((one.end for one in draft.message.sentences if one.start < at <= one.end), at)
