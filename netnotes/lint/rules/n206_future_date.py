"""A date in the future, of something that has already happened.

Nobody has met, answered or received a gift tomorrow. An ask that is `sent` in the future is an
idea, and a gift to come one as well; those are welcome.

Bad:

    ---
    name: Ada Lovelace
    met: 2027-05-14
    ---

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
        what: How did you learn to read a proof?
        minutes: 30
        sent: 2026-11-01
        answer: yes
        answered: 2027-11-03
    ---

Good:

    ---
    name: Ada Lovelace
    met: 2021-05-14
    asks:
      - kind: advice
        what: How did you learn to read a proof?
        minutes: 30
        sent: 2027-01-10
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="information")
_DAYS = ("died", "preferences_reviewed")


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Days that are to come, where only a past one makes sense."""
    today = context.today
    ordinal = today.toordinal()
    for person in context.people:
        values = person.values
        for name in _DAYS:
            if values.get(name, 0) > ordinal:
                yield person, person.span(name), _said(name, date.fromordinal(values[name]))
        if values.get("met") and values["met"][0] >= today.year:
            met = person.met
            if met and met.first > today:
                yield person, person.span("met"), _said("met", met)
        for gift in person.gifts if values.get("gifts") else ():
            if gift.direction in ("given", "received") and gift.date and gift.date > today:
                yield person, gift.span("date"), _said("date", gift.date)
    for person, ask in context.asks:
        for name, day in (
            ("answered", ask.answered),
            ("followed_up", ask.followed_up),
            ("dropped", ask.dropped),
        ):
            if day and day > today:
                yield person, ask.span(name), _said(name, day)
    for org in context.network.orgs:
        for opening in org.openings if org.values.get("openings") else ():
            if opening.seen and opening.seen > today:
                yield org, opening.span("seen"), _said("seen", opening.seen)


def _said(name: str, day: object) -> str:
    return say(
        "`{name}` tells of something that happened, but {day} lies in the future",
        name=name,
        day=day,
    )
