"""“Later”, without saying when.

With a date the program brings the ask back on its day, and until then nobody has to think of
it.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        minutes: 60
        sent: 2026-11-03
        answer: later
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
    """Answers that are put off without a day."""
    if ask.answer == "later" and left_out(ask, "later"):
        yield (
            ask.span("answer"),
            say("when is later? `later: 2027-02-01` brings it back on that day"),
        )
