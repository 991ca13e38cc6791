"""A day of an answer, without the answer.

`answer` is `yes`, `no` or `later`. It alone says how the ask went on.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-03
        answered: 2026-11-05
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

from netnotes.lint.places import left_out
from netnotes.lint.rule import Finding, Rule
from netnotes.model.ask import Ask
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_ask
def find(ask: Ask) -> Iterator[Finding]:
    """Answers that say nothing."""
    if ask.answered and left_out(ask, "answer"):
        yield ask.key_span("answered"), say("what was the answer? `answer: yes`, `no` or `later`")
