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

from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.places import begin, left_out, weight_of
from netnotes.lint.rule import Placed, Rule
from netnotes.model.ask import Ask
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.sentences import say

rule = Rule(__name__, __doc__, of=("asks",))


@rule.picks
def _any(note: Note, settings: Settings) -> bool:
    """Whether an ask is without a sentence."""
    del settings
    return isinstance(note, Person) and any(_wanting(ask) for ask in note.asks)


def _wanting(ask: Ask) -> bool:
    return bool(ask.kind) and ask.kind != "connect" and left_out(ask, "what")


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Asks without a sentence."""
    for person, ask in context.picked_asks(rule):
        if _wanting(ask):
            message = say("say in one sentence what you ask: `what: …`")
            yield person, begin(ask), message, None, weight_of(context, ask)
