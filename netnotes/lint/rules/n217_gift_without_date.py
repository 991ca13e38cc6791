"""A gift given or received, without its day.

A gift counts as something given from its date on; without one it is remembered, but never
counts.

Bad:

    ---
    name: Ada Lovelace
    gifts:
      - {what: a climbing guide, direction: given}
    ---

Good:

    ---
    name: Ada Lovelace
    gifts:
      - {what: a climbing guide, direction: given, date: 2026-10-02}
      - {what: a loom, direction: idea}
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.places import left_out
from netnotes.lint.rule import Finding, Rule
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="information", of=("gifts",))


@rule.on_note
def find(note: Note) -> Iterator[Finding]:
    """Gifts that changed hands on no day."""
    for gift in note.gifts if isinstance(note, Person) else ():
        if gift.direction in ("given", "received") and left_out(gift, "date"):
            message = say("a gift given counts from its date on; add one")
            if gift.direction == "received":
                message = say("a gift received counts from its date on; add one")
            yield gift.span("direction"), message
