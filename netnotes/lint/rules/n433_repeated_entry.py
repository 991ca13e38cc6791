"""The same entry twice in one log.

A merge of two machines leaves such pairs behind. It counts once a day anyway; one of them can
go.

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 coffee: talked about looms
    - 2026-11-05 coffee: talked about looms

Good:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 coffee: talked about looms
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.rule import Finding, Rule
from netnotes.model.head import SIGNS
from netnotes.model.note import Note
from netnotes.model.span import Span
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="information")


@rule.on_note
def find(note: Note) -> Iterator[Finding]:
    """Entries that stand there already."""
    if "crowded" not in note.head[SIGNS]:
        return
    seen: dict[object, int] = {}
    for entry in note.log:
        said = (
            entry.ordinal,
            entry.box,
            entry.time,
            entry.channel,
            entry.direction,
            entry.place,
            entry.text,
        )
        first = seen.setdefault(said, entry.line)
        if first != entry.line:
            span = Span.on_line(entry.line, entry.column, len("2026-11-05"))
            yield span, say("the same entry stands on line {first} already", first=first)
