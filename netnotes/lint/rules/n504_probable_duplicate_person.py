"""Two notes that are probably the same person.

They share an e-mail address, or name and employer. `netnotes merge` makes one of them, and
moves every reference.

Bad:

    [people/ada-lovelace.md]
    ---
    name: Ada Lovelace
    email: ada@engines.example
    ---

    [people/ada.md]
    ---
    name: Ada
    email: Ada@engines.example
    ---

Good:

    [people/ada-lovelace.md]
    ---
    name: Ada Lovelace
    email: ada@engines.example
    ---

    [people/ada-byron.md]
    ---
    name: Ada Byron
    email: byron@engines.example
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule

rule = Rule(__name__, __doc__, severity="warning")


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Everyone who seems to be there already."""
    for one in context.twins:
        message = f"{one.first.path} has the same {one.what}; is it the same person?"
        yield one.person, one.person.span(one.field), message
