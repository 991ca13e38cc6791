"""An outcome of time together.

Time over something that you both like has no outcome; it is one.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-03
        answer: yes
        outcome: She may know someone at the ministry
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

from netnotes.lint.rule import Finding, Rule
from netnotes.model.ask import Ask
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_ask
def find(ask: Ask) -> Iterator[Finding]:
    """Outcomes where there is none to have."""
    if ask.kind == "connect" and ask.has("outcome"):
        yield (
            ask.key_span("outcome"),
            say("time together has no outcome; take it out, it was enough"),
        )
