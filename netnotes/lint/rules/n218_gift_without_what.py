"""A gift of which nothing is known.

Bad:

    ---
    name: Ada Lovelace
    gifts:
      - {date: 2026-10-02, direction: given}
    ---

Good:

    ---
    name: Ada Lovelace
    gifts:
      - {date: 2026-10-02, what: a climbing guide, direction: given}
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.places import begin, left_out
from netnotes.lint.rule import Finding, Rule
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="warning", of=("gifts",))


@rule.on_note
def find(note: Note) -> Iterator[Finding]:
    """Gifts that are nothing."""
    for gift in note.gifts if isinstance(note, Person) else ():
        if left_out(gift, "what"):
            yield begin(gift), say("say what the gift is: `what: …`")
