"""Something ticked off that is still to come.

A plan is ticked once it happened. Either the date is wrong, or the tick.

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - [x] 2026-12-04 coffee: talked about looms

Good:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - [ ] 2026-12-04 coffee: talk about looms
    - [x] 2026-11-05 walk: along the river
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.span import Span
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Ticked entries dated after today."""
    for note, entry in context.entries_after(context.today):
        if entry.box == "x":
            span = Span.on_line(entry.line, entry.column, len("2026-12-04"))
            message = say("this is ticked off, but {day} is still to come", day=entry.day)
            yield note, span, message
