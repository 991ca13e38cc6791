"""An ask that was sent without saying how long it takes them.

A bounded time is easy to say yes to. An introduction needs none, and a pitch only to a
stranger. What was sent was sent: this is only pointed out.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
        what: How did you learn to read a proof?
        sent: 2026-11-01
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
        what: How did you learn to read a proof?
        minutes: 20
        sent: 2026-11-01
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.places import left_out
from netnotes.lint.rule import Placed, Rule
from netnotes.model.note import Note
from netnotes.model.person import KNOWN_SOURCES, Person
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="information", of=("asks",))


@rule.picks
def _any(note: Note, settings: Settings) -> bool:
    """Whether an ask is of no length, and sent on whatever day."""
    del settings
    return isinstance(note, Person) and any(
        ask.sent and left_out(ask, "minutes") for ask in note.asks
    )


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Sent asks of no length."""
    for person, ask in context.picked_asks(rule):
        if not ask.sent or not context.sent(ask) or not left_out(ask, "minutes"):
            continue
        if ask.kind in ("advice", "connect", "favor") or (
            ask.kind == "pitch" and _stranger(context, person, ask.sent)
        ):
            yield person, ask.span("sent"), say("say how long it takes them: `minutes: 20`")


def _stranger(context: Context, person: Person, day: date) -> bool:
    """Whether we had nothing to do with each other up to that day (RULES, "Standing")."""
    if person.closeness or KNOWN_SOURCES.intersection(person.source):
        return False
    return not context.network.contacts(person, day).all
