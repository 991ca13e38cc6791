"""A person where an organization is expected, or the other way round.

Bad:

    [people/ada.md]
    ---
    name: Ada Lovelace
    org: "[[mary]]"
    ---

    [people/mary.md]
    ---
    name: Mary Somerville
    ---

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    org: "[[engines]]"
    knows: "[[mary]]"
    ---

    [people/mary.md]
    ---
    name: Mary Somerville
    ---

    [people/engines.md]
    ---
    name: Analytical Engines
    kind: org
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """References to the wrong kind of note."""
    for note, mention, notes in context.doubtful:
        if len(notes) != 1 or notes[0] is note:
            continue
        other = notes[0]
        if other.is_org:
            message = say(
                "{name} is an organization, but a person is expected here", name=other.called
            )
        else:
            message = say(
                "{name} is a person, but an organization is expected here; if it is one, {path} needs `kind: org`",
                name=other.called, path=other.path,
            )  # fmt: skip
        yield note, mention.span, message
