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

rule = Rule(__name__, __doc__, severity="information")


@rule.on_note
def find(note: Note) -> Iterator[Finding]:
    """Gifts that changed hands on no day."""
    for gift in note.gifts if isinstance(note, Person) else ():
        if gift.direction in ("given", "received") and left_out(gift, "date"):
            yield (
                gift.span("direction"),
                f"a gift {gift.direction} counts from its date on; add one",
            )
