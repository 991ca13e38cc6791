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

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.ask import BIG
from netnotes.sentences import count
from netnotes.words import number

rule = Rule(__name__, __doc__, severity="information")


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Big asks that were sent to someone new."""
    most = context.settings.first_date
    for person, ask in context.asks:
        if ask.sent is None or ask.sent > context.today or not ask.kind or ask.base_weight < BIG:
            continue
        if person.closeness in ("close", "warm"):
            continue  # my own word for it stands (RULES, A06)
        if len(person.days_until(ask.sent.toordinal())) > most:
            continue  # their own log tells enough, and nobody else's need be looked at
        contacts = len(context.network.contacts(person, ask.sent).all)
        if 1 <= contacts <= most:
            message = count(
                "a big ask after one contact; next time, a personal touch first",
                "a big ask after {n} contacts; next time, a personal touch first",
                contacts,
                n=number(contacts),
            )
            yield person, ask.span("sent"), message
