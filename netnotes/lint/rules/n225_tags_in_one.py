"""Several tags written as one, with commas between them.

Only a list has several: `[work, friend/close]`. As it stands, nobody is found by any of them.

Bad:

    ---
    name: Ada Lovelace
    tags: work, friend/close
    ---

Good:

    ---
    name: Ada Lovelace
    tags: [work, friend/close]
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.rule import Finding, Rule
from netnotes.model.head import TAGS
from netnotes.model.note import Note
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="warning", of=("tags",))


@rule.on_note
def find(note: Note) -> Iterator[Finding]:
    """Tags with commas in them."""
    written = note.head[TAGS]
    tags = [part.strip() for tag in written for part in tag.split(",") if part.strip()]
    if len(tags) > len(written):
        listed = f"[{', '.join(tags)}]"
        yield note.key_span("tags"), say("several tags are a list: {list}", list=listed)
