"""An answer to an ask that was never sent.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: connect
        answer: yes
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
from datetime import date

from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.places import left_out
from netnotes.lint.rule import Placed, Rule
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.sentences import say

rule = Rule(__name__, __doc__, of=("asks",))


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Answered ideas."""
    now = context.today.toordinal()
    for person, last in context.picked(rule):
        if last > now and isinstance(person, Person):
            yield from _told(person, context)


@rule.picks
def _latest(note: Note, settings: Settings) -> int:
    """Up to which day an answer stands before its ask is sent, as an ordinal; 0: on no day."""
    del settings
    asks = note.asks if isinstance(note, Person) else []
    answered = [ask for ask in asks if ask.answer and not ask.standing]
    days = [ask.sent or date.max for ask in answered if ask.sent or left_out(ask, "sent")]
    return max((day.toordinal() for day in days), default=0)


def _told(person: Person, context: Context) -> Iterator[Placed]:
    for ask in person.asks:
        if not ask.answer or ask.standing or context.sent(ask):
            continue
        if ask.sent:
            message = say("there is an answer, but it is to be sent only on {sent}", sent=ask.sent)
            yield person, ask.span("answer"), message
        elif left_out(ask, "sent"):
            message = say("there is an answer, but no day of asking; when was it? `sent: …`")
            yield person, ask.span("answer"), message
