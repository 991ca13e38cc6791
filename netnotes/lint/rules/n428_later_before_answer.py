"""A day to come back that is before the answer.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-03
        answer: later
        answered: 2026-11-05
        later: 2026-02-01
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-03
        answer: later
        answered: 2026-11-05
        later: 2027-02-01
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
    """Come-backs before one ever left."""
    asked = ask.answered or ask.sent
    if ask.answer == "later" and ask.later and asked and ask.later <= asked:
        yield ask.span("later"), say("later is not after {asked}; is the year right?", asked=asked)
