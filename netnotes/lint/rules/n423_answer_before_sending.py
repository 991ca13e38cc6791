"""An answer to an ask that was never sent.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        answer: yes
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-03
        answer: yes
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.places import left_out
from netnotes.lint.rule import Placed, Rule
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Answered ideas."""
    for person, ask in context.asks:
        if not ask.answer or ask.standing or context.sent(ask):
            continue
        if ask.sent:
            message = say("there is an answer, but it is to be sent only on {sent}", sent=ask.sent)
            yield person, ask.span("answer"), message
        elif left_out(ask, "sent"):
            message = say("there is an answer, but no day of asking; when was it? `sent: …`")
            yield person, ask.span("answer"), message
