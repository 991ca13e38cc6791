"""An ask that does not say what kind it is.

Whether it is a pitch, an introduction, advice, time together or a favor decides how big it is,
and when it may be asked.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - what: How did you learn to read a proof?
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
        what: How did you learn to read a proof?
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.places import begin, left_out
from netnotes.lint.rule import Finding, Rule
from netnotes.model.ask import KINDS, Ask
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_ask
def find(ask: Ask) -> Iterator[Finding]:
    """Asks of no kind."""
    if left_out(ask, "kind"):
        yield begin(ask), say("say what kind of ask it is: {kinds}", kinds=", ".join(KINDS))
