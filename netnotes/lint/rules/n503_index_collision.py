"""A note and a folder's index that would be the same page.

`ada.md` and `ada/index.md` both become `/ada/` on the site, and one would overwrite the other.

Bad:

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

    [people/ada/index.md]
    ---
    name: Everything about Ada
    ---

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

    [people/ada/engines.md]
    ---
    name: Analytical Engines
    kind: org
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.note import fold
from netnotes.model.span import WHOLE_FILE
from netnotes.sentences import say

rule = Rule(__name__, __doc__)
#: File names that MkDocs takes for the page of their folder.
_INDEXES = ("index", "readme")


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Indexes of folders that are named like a note beside them."""
    indexes = [n for n in context.network.everything if n.key in _INDEXES]
    paths = {fold(n.path): n.path for n in context.network.everything} if indexes else {}
    for note in indexes:
        beside = paths.get(fold(note.path.rpartition("/")[0] + ".md"))
        if beside:
            message = say(
                "this and {beside} would be the same page; rename one of the two", beside=beside
            )
            yield note, WHOLE_FILE, message
