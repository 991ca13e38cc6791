"""A birthday that lies in the future.

Usually the year is mistyped; nobody can be congratulated on it.

Bad:

    ---
    name: Ada Lovelace
    birthday: 2815-12-10
    ---

Good:

    ---
    name: Ada Lovelace
    birthday: 1815-12-10
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.head import BORN
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Everyone who is not born yet."""
    day = context.today
    today = (day.year, day.month, day.day)
    for person in context.people:
        if person.head[BORN] > today and person.birthday:
            message = say("{day} lies in the future; is the year right?", day=person.birthday)
            yield person, person.span("birthday"), message
