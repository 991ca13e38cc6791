"""A field of my own note in the note of somebody else.

What I look for, my signature and my milestones are read in the note that the setting `me`
names. In another one they stand there and do nothing.

Bad:

    [mkdocs.yml]
    plugins:
      - netnotes:
          me: ada

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

    [people/bo.md]
    ---
    name: Bo Chen
    target_roles: [Staff Engineer]
    ---

Good:

    [mkdocs.yml]
    plugins:
      - netnotes:
          me: ada

    [people/ada.md]
    ---
    name: Ada Lovelace
    target_roles: [Staff Engineer]
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.head import HELD
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="information")
_MINE = ("target_roles", "seeking", "signature")


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Fields of mine in others' notes."""
    me = context.network.me
    if me is None:
        return
    for person in context.people:
        for name in _MINE:
            if name in person.head[HELD] and person is not me:
                message = say(
                    "`{name}` is read in your own note, {path}, and nowhere else",
                    name=name,
                    path=me.path,
                )
                yield person, person.key_span(name), message
