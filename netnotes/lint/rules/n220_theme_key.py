"""A key that means something to MkDocs or its theme.

Themes read `template`, `icon`, `hide` and the like from the front matter of a page. netnotes
never hands them on, since one odd value could break the whole site; the key is kept like any
other that is yours.

Bad:

    ---
    name: Ada Lovelace
    template: nope.html
    ---

Good:

    ---
    name: Ada Lovelace
    x-template: nope.html
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.rule import Finding, Rule
from netnotes.model.note import Note
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="information", replaces="unknown-field", of=("+",))
#: What MkDocs and Material read from a page's front matter, but for names that are our fields.
_KEYS = frozenset(
    "template icon status subtitle description author authors hide search comments robots social "
    "boost draft readtime slug render_macros".split()
)


@rule.on_note
def find(note: Note) -> Iterator[Finding]:
    """Keys that a theme would act on."""
    for key in dict.fromkeys(key for key, _ in note.extra):
        if key in _KEYS:
            message = say(
                "`{key}` speaks to the site's theme; it is kept, and not handed on to it", key=key
            )
            yield note.key_span(key), message
