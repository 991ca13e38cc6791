"""People who introduced each other in a circle.

Somebody was first. In a circle the introduction tree has no root, and none of them would stand
in it.

Bad:

    [people/ada.md]
    ---
    name: Ada Lovelace
    introduced_by: "[[mary]]"
    ---

    [people/mary.md]
    ---
    name: Mary Somerville
    introduced_by: "[[ada]]"
    ---

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    introduced_by: "[[mary]]"
    ---

    [people/mary.md]
    ---
    name: Mary Somerville
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.head import HELD
from netnotes.model.person import Person
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Everyone in a circle of introductions."""
    network = context.network
    by: dict[str, Person] = {}
    for person in context.people:
        said = person.introduced_by if "introduced_by" in person.head[HELD] else None
        introducer = network.person(said)
        if introducer is not None and introducer is not person:
            by[person.key] = introducer
    seen: set[str] = set()
    for start in by:
        path: list[str] = []
        key = start
        while key in by and key not in seen:
            seen.add(key)
            path.append(key)
            key = by[key].key
        if key in path:
            circle = path[path.index(key) :]
            yield from _tell([by[one] for one in circle])


def _tell(circle: list[Person]) -> Iterator[Placed]:
    for position, person in enumerate(circle):
        names = [one.called for one in (*circle[position:], *circle[:position])]
        chain, *rest = *names, names[0]
        for name in rest:
            chain = say("{chain} was introduced by {name}", chain=chain, name=name)
        message = say("{chain}: somebody was first", chain=chain)
        yield person, person.span("introduced_by"), message
