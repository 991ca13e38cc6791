"""An answer that came before the question.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-05
        answer: yes
        answered: 2026-11-03
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-03
        answer: yes
        answered: 2026-11-05
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.rule import Finding, Rule
from netnotes.model.ask import Ask
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_ask
def find(ask: Ask) -> Iterator[Finding]:
    """Answers older than their ask."""
    if ask.sent and ask.answered and ask.answered < ask.sent:
        yield (
            ask.span("answered"),
            say(
                "answered on {answered}, but sent only on {sent}",
                answered=ask.answered,
                sent=ask.sent,
            ),
        )
