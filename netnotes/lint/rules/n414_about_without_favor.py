"""`about` or `weight` on an ask that is no favor.

Every other kind has a weight of its own, so neither is read there.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
        what: How did you learn to read a proof?
        weight: 5
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: favor
        what: Would you look over my proof?
        about: look-over
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.rule import Finding, Rule
from netnotes.model.ask import Ask
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="warning")


@rule.on_ask
def find(ask: Ask) -> Iterator[Finding]:
    """What only a favor has, elsewhere."""
    for name in ("about", "weight"):
        if ask.kind not in ("", "favor") and ask.has(name):
            message = say(
                "`{name}` is read for a favor only; this is {kind}", name=name, kind=ask.kind
            )
            yield ask.key_span(name), message
