"""A reference that could mean several people.

Two notes go by that name or alias. A slug is always unique: use the one that is meant.

Bad:

    [people/ada-lovelace.md]
    ---
    name: Ada Lovelace
    aliases: [Ada]
    ---

    [people/ada-byron.md]
    ---
    name: Ada Byron
    aliases: [Ada]
    ---

    [people/mary.md]
    ---
    name: Mary Somerville
    knows: "[[Ada]]"
    ---

Good:

    [people/ada-lovelace.md]
    ---
    name: Ada Lovelace
    ---

    [people/ada-byron.md]
    ---
    name: Ada Byron
    ---

    [people/mary.md]
    ---
    name: Mary Somerville
    knows: "[[ada-lovelace]]"
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.sentences import say
from netnotes.words import either

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """References that mean more than one note."""
    for note, mention, notes in context.doubtful:
        if len(notes) > 1:
            slugs = either([f"[[{one.slug}]]" for one in notes[:4]])
            message = say(
                "“{name}” could be {slugs}; write which", name=mention.target, slugs=slugs
            )
            yield note, mention.span, message
