"""Two notes with the same file name.

The stem of a file is the person's slug, whatever folder it lies in, and a reference must mean
one person. The later of the two is left out of every list until one is renamed.

Bad:

    [people/friends/ada.md]
    ---
    name: Ada Byron
    ---

    [people/work/ada.md]
    ---
    name: Ada Lovelace
    ---

Good:

    [people/friends/ada-byron.md]
    ---
    name: Ada Byron
    ---

    [people/work/ada-lovelace.md]
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
    """Slugs that are taken."""
    for later, first in context.network.duplicates:
        if later.slug == first.slug:
            message = say("{path} has the same slug; rename one of the two", path=first.path)
            yield later, WHOLE_FILE, message
