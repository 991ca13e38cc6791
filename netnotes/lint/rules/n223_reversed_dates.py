"""Two dates in an order that cannot be.

Somebody died before they were born, met before that, or left a company before they came.

Bad:

    ---
    name: Ada Lovelace
    birthday: 1815-12-10
    died: 1752-11-27
    ---

Bad:

    ---
    name: Ada Lovelace
    past:
      - {org: Analytical Engines, from: 2021, until: 2019-05}
    ---

Good:

    ---
    name: Ada Lovelace
    past:
      - {org: Analytical Engines, from: 2019-05, until: 2021}
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.rule import Finding, Rule
from netnotes.model.head import BORN, HELD, MET
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.model.values.partial_date import PartialDate
from netnotes.sentences import say

rule = Rule(__name__, __doc__, of=("past", "birthday"))


@rule.on_note
def find(note: Note) -> Iterator[Finding]:
    """Dates that stand the wrong way round."""
    if not isinstance(note, Person):
        return
    for past in note.past if "past" in note.head[HELD] else ():
        if past.from_ and past.until and past.until.last < past.from_.first:
            yield (
                past.span("until"),
                say(
                    "until {until} is before {begin}, when it began",
                    until=past.until,
                    begin=past.from_,
                ),
            )
    if not note.head[BORN] or not note.head[BORN][0]:
        return
    born = PartialDate._make(note.head[BORN])
    if "died" in note.head[HELD] and note.died and note.died < born.first:
        yield (
            note.span("died"),
            say("{day} is before the birthday, {born}", day=note.died, born=born),
        )
    met = note.head[MET]
    if met and met[1] < born.first.toordinal():
        yield note.span("met"), say("{day} is before the birthday, {born}", day=note.met, born=born)
