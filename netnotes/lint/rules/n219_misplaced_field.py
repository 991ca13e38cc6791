"""A field of a person in the note of an organization, or the other way round.

An organization without `kind: org` is taken for a person: it would be greeted on its birthday.
And what belongs to a person, a birthday or an ask, is never read in an organization's note.

Bad:

    ---
    name: Analytical Engines
    openings:
      - {title: Engineer, url: https://engines.example/jobs/1}
    ---

Bad:

    ---
    name: Analytical Engines
    kind: org
    asks:
      - {kind: pitch, what: A referral}
    ---

Good:

    ---
    name: Analytical Engines
    kind: org
    openings:
      - {title: Engineer, url: https://engines.example/jobs/1}
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.rule import Finding, Rule
from netnotes.model.note import Note
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="information", replaces="unknown-field", of=("+",))


@rule.on_note
def find(note: Note) -> Iterator[Finding]:
    """Keys that the other kind of note would understand."""
    others = Person.fields if note.is_org else Org.fields
    for key in dict.fromkeys(key for key, _ in note.extra):
        if key in others:
            yield note.key_span(key), _message(key, is_org=note.is_org)


def _message(key: str, *, is_org: bool) -> str:
    if is_org:
        return say(
            "`{key}` is a field of a person, and is not read in an organization's note", key=key
        )
    return say(
        "`{key}` is a field of an organization; if this is one, it needs `kind: org`", key=key
    )
