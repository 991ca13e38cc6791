"""A day to come back, on an ask that was not put off.

`later` belongs to `answer: later`, and is not read with any other answer.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-03
        answer: no
        later: 2027-02-01
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-03
        answer: later
        later: 2027-02-01
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
    """Days to come back that nobody spoke of."""
    if ask.has("later") and (ask.answer in ("yes", "no") or left_out(ask, "answer")):
        yield ask.key_span("later"), say("`later` is read with `answer: later` only")
