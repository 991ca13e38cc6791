"""A follow-up on something that was not sent yet.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-05
        followed_up: 2026-11-03
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-03
        followed_up: 2026-11-10
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.places import left_out
from netnotes.lint.rule import Finding, Rule
from netnotes.model.ask import Ask
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_ask
def find(ask: Ask) -> Iterator[Finding]:
    """Follow-ups older than their ask, or on none."""
    if not ask.followed_up:
        return
    if ask.sent and ask.followed_up < ask.sent:
        message = say(
            "followed up on {followed_up}, but sent only on {sent}",
            followed_up=ask.followed_up,
            sent=ask.sent,
        )
        yield ask.span("followed_up"), message
    elif left_out(ask, "sent"):
        yield ask.span("followed_up"), say("followed up, but never sent; when was it? `sent: …`")
