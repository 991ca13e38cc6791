"""A big ask on the first date.

A pitch, an introduction or a big favor was sent to someone you had met once or twice. What was
sent was sent, and this is only pointed out; next time a personal touch comes first. An idea is
no finding: the program says when its time has come.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: introduction
        to: Analytical Engines
        what: Introduce me to somebody who builds looms
        sent: 2026-11-03
    ---

    ## Log

    - 2026-11-01 event: first talk, on the balcony

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: introduction
        to: Analytical Engines
        what: Introduce me to somebody who builds looms
        sent: 2026-11-03
    ---

    ## Log

    - 2026-10-30 message: her paper, and my questions
    - 2026-10-20 coffee: talked about looms
    - 2026-10-01 event: first talk, on the balcony
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.ask import BIG, Ask
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.sentences import count
from netnotes.words import number

rule = Rule(__name__, __doc__, severity="information", of=("asks",))


@rule.picks
def _any_big(note: Note, settings: Settings) -> bool:
    """Whether somebody was asked for something big early, as far as their own note tells."""
    most = settings.first_date
    return isinstance(note, Person) and any(_big(note, ask, most) for ask in note.asks)


def _big(person: Person, ask: Ask, most: int) -> bool:
    if ask.sent is None or not ask.kind or ask.base_weight < BIG:
        return False
    if person.closeness in ("close", "warm"):
        return False  # my own word for it stands (RULES, A06)
    # Where their own log tells enough, nobody else's need be looked at.
    return len(person.days_until(ask.sent.toordinal())) <= most


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Big asks that were sent to someone new."""
    most = context.settings.first_date
    for person, ask in context.picked_asks(rule):
        if ask.sent is None or ask.sent > context.today or not _big(person, ask, most):
            continue
        contacts = len(context.network.contacts(person, ask.sent).all)
        if 1 <= contacts <= most:
            message = count(
                "a big ask after one contact; next time, a personal touch first",
                "a big ask after {n} contacts; next time, a personal touch first",
                contacts,
                n=number(contacts),
            )
            yield person, ask.span("sent"), message
