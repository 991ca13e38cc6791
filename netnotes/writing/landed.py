"""`landed`: the job is found. Those who helped hear of it, what is still asked ends, the search rests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from netnotes.changes.step import Change
from netnotes.config import Settings
from netnotes.model import edit
from netnotes.model.ask import Ask
from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.model.sections import read_milestone
from netnotes.outreach.ask_state import OPEN
from netnotes.outreach.asking import all_asks
from netnotes.writing import milestone
from netnotes.writing.intent import Intent
from netnotes.writing.me import my_note
from netnotes.writing.milestone import Wanted
from netnotes.writing.said import one_line
from netnotes.writing.which_ask import index_of

#: The asks that end with the search; what is between friends goes on.
OF_THE_SEARCH = ("pitch", "introduction", "advice")


class Landing(NamedTuple):
    """What `landed` writes: the milestone, and the open asks, which it closes or leaves."""

    wanted: Wanted
    asks: tuple[tuple[Person, Ask], ...]
    close: bool


def landed(
    network: Network, today: date, settings: Settings, text: str, *,
    day: date, at: str = "", thanks: Sequence[Person] = (), close: bool = True,
) -> tuple[Intent, Landing]:  # fmt: skip
    """The milestone `accepted`, `seeking: no`, and an end to what is still asked for the search.

    Raises `BadValueError`, and `NoOwnNoteError` where my own note is not known.
    """
    me = my_note(network, settings)
    told = f"accepted: {one_line(text, 'TEXT')}" if text.strip() else "accepted"
    written = milestone.in_words(network, told, at=at, thanks=thanks)
    wanted = _before(me, Wanted(milestone.past(day, today), written))
    asks = tuple(
        (person, ask)
        for person, ask, state in all_asks(network, today, settings)
        if state.state in OPEN and ask.kind in OF_THE_SEARCH and person.context != "personal"
    )
    steps = [Change(me.path, partial(_write, wanted, me.path))]
    if close:
        steps += [Change(person.path, partial(_let_go, ask, today)) for person, ask in asks]
    where = f" at {at}" if at else ""
    return Intent(f"Landed{where}", tuple(steps)), Landing(wanted, asks, close)


def _before(me: Person, wanted: Wanted) -> Wanted:
    """The same landing as it was written down before, on whichever day."""
    if not me.seeking:
        same = read_milestone(wanted.text, 0, 0)
        for found in me.milestones:
            if found._replace(ordinal=0, line=0) == same:
                return wanted._replace(day=found.day)
    return wanted


def _write(wanted: Wanted, path: str, raw: bytes) -> bytes:
    """My own note with the milestone, and with the search at rest."""
    after = milestone.write(wanted, path, raw)
    note = make_note(path, parse_note(after))
    resting = isinstance(note, Person) and not note.seeking
    return after if resting else edit.set_field(after, "seeking", "no")


def _let_go(ask: Ask, today: date, raw: bytes) -> bytes:
    return edit.set_in_item(raw, "asks", index_of(raw, ask), "dropped", today.isoformat())
