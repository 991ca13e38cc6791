"""A note that refers to itself.

Nobody introduces, knows or accompanies themselves. In the text it is harmless, and only pointed
out.

Bad:

    [people/ada.md]
    ---
    name: Ada Lovelace
    knows: "[[ada]]"
    ---

Bad:

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 coffee with [[Ada Lovelace]]: talked about looms

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 coffee: talked about looms
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """References that lead back to the note they stand in."""
    for note, mention, notes in context.doubtful:
        if len(notes) == 1 and notes[0] is note:
            in_text = mention.role in ("log", "body")
            message = say("“{name}” is this very note; whom did you mean?", name=mention.target)
            yield note, mention.span, message, None, "information" if in_text else "error"
