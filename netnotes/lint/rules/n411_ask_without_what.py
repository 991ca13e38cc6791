"""An ask that does not say what is asked.

One sentence, so that it can be answered with one. Only `connect`, time over something you both
like, may do without.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
        what: How did you learn to read a proof?
      - kind: connect
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.places import begin, left_out, weight_of
from netnotes.lint.rule import Placed, Rule
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Asks without a sentence."""
    for person, ask in context.asks:
        if ask.kind and ask.kind != "connect" and left_out(ask, "what"):
            message = say("say in one sentence what you ask: `what: …`")
            yield person, begin(ask), message, None, weight_of(context, ask)
