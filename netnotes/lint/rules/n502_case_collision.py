"""Two file names that some systems take for one.

macOS and Windows do not tell `Ada.md` from `ada.md`, nor two ways to write the same accent. On
such a machine one of the two notes would be gone after the next `git pull`.

Bad:

    [people/Ada.md]
    ---
    name: Ada Byron
    ---

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

Good:

    [people/ada-byron.md]
    ---
    name: Ada Byron
    ---

    [people/ada-lovelace.md]
    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.span import WHOLE_FILE
from netnotes.sentences import say

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Slugs that differ in nothing but case, spaces, or the way an accent is written."""
    for later, first in context.network.duplicates:
        if later.slug != first.slug:
            message = say(
                "some systems take {path} for the same name; rename one of the two", path=first.path
            )
            yield later, WHOLE_FILE, message
