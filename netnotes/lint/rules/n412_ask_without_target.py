"""A pitch or an introduction that leads nowhere.

Both are about an organization or a person; without `to` nobody can tell whether this is the
right person to ask.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: introduction
        what: Introduce me to somebody who builds looms
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: introduction
        to: Analytical Engines
        what: Introduce me to somebody who builds looms
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
    """Whether a pitch or an introduction is to nobody."""
    del settings
    return isinstance(note, Person) and any(_wanting(ask) for ask in note.asks)


def _wanting(ask: Ask) -> bool:
    return ask.kind in ("pitch", "introduction") and left_out(ask, "to")


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Pitches and introductions to nobody."""
    for person, ask in context.picked_asks(rule):
        if _wanting(ask):
            message = say("a pitch needs `to`: the organization or person it is about")
            if ask.kind == "introduction":
                message = say("an introduction needs `to`: the organization or person it is about")
            yield person, begin(ask), message, None, weight_of(context, ask)
