"""A channel that someone both likes and avoids.

Bad:

    ---
    name: Ada Lovelace
    prefers: [letter, coffee]
    avoid: [letter]
    ---

Good:

    ---
    name: Ada Lovelace
    prefers: [letter, coffee]
    avoid: [call]
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.rule import Finding, Rule
from netnotes.model.note import Note, fold
from netnotes.model.person import Person
from netnotes.sentences import say
from netnotes.words import listing

rule = Rule(__name__, __doc__, severity="warning", of=("avoid",))


@rule.on_note
def find(note: Note) -> Iterator[Finding]:
    """Channels on both lists."""
    if not isinstance(note, Person) or not note.has("avoid"):
        return
    liked = {fold(channel) for channel in note.prefers}
    both = [channel for channel in note.avoid if fold(channel) in liked]
    if both:
        message = say("{names}: both preferred and avoided; keep one", names=listing(both))
        yield note.span("avoid"), message
