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

from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.field import Table
from netnotes.model.head import HELD, MET
from netnotes.model.note import Note
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.sentences import say

rule = Rule(
    __name__,
    __doc__,
    severity="information",
    of=("died", "preferences_reviewed", "met", "gifts", "asks", "openings"),
)
_DAYS = ("died", "preferences_reviewed")
_MORE = frozenset((*_DAYS, "gifts", "asks", "openings"))


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Days that are to come, where only a past one makes sense."""
    today, now = context.today, context.today.toordinal()
    for note, latest in context.picked(rule):
        for table, name, day, said in _days(note) if latest > now else ():
            if day > today:
                yield note, table.span(name), _said(name, said)


@rule.picks
def _latest(note: Note, settings: Settings) -> int:
    """The latest day of something that has happened, as an ordinal; 0 where there is none."""
    del settings
    met, held = note.head[MET], note.head[HELD]
    first: int = met[0] if met else 0
    if _MORE.isdisjoint(held):  # of most notes that is all there is
        return first
    return max((first, *(day.toordinal() for _, _, day, _ in _days(note))))


def _days(note: Note) -> Iterator[tuple[Table, str, date, object]]:
    """Where a note speaks of something that has happened: the field, the first day it can mean, the day as said."""
    if isinstance(note, Person):
        for name in _DAYS:
            day = getattr(note, name)
            if day:
                yield note, name, day, day
        if note.met:
            yield note, "met", note.met.first, note.met
        for gift in note.gifts:
            if gift.direction in ("given", "received") and gift.date:
                yield gift, "date", gift.date, gift.date
        for ask in note.asks:
            for name in ("answered", "followed_up", "dropped"):
                day = getattr(ask, name)
                if day:
                    yield ask, name, day, day
    elif isinstance(note, Org):
        for opening in note.openings:
            if opening.seen:
                yield opening, "seen", opening.seen, opening.seen


def _said(name: str, day: object) -> str:
    return say(
        "`{name}` tells of something that happened, but {day} lies in the future",
        name=name,
        day=day,
    )
