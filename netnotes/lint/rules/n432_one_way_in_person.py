"""A meeting that went one way.

`out` says that you wrote and have no answer, so it does not count as contact. Coffee takes two:
take the `out` away, or name the letter or message that it was.

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 coffee out: talked about looms

Good:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 coffee: talked about looms
    - 2026-11-01 message out: asked whether she had time
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.rule import Finding, Rule
from netnotes.model.head import OUT
from netnotes.model.log import CHANNELS
from netnotes.model.note import Note
from netnotes.model.span import Span
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="warning")
_IN_PERSON = frozenset(CHANNELS["in_person"])


@rule.on_note
def find(note: Note) -> Iterator[Finding]:
    """Meetings without the other."""
    for entry in note.notable if note.head[OUT] else ():
        if entry.direction == "out" and entry.channel in _IN_PERSON:
            span = Span.on_line(*entry.channel_at, len(entry.channel))
            message = say(
                "{channel} takes two; with `out` it does not count as contact",
                channel=entry.channel,
            )
            yield span, message
