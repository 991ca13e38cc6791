"""Two notes that are probably the same person.

They share an e-mail address, or name and employer. `netnotes merge` makes one of them, and
moves every reference; `netnotes apart` remembers that they are two, and this is said no more.

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

from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="warning", of=("email",))


@rule.picks
def _addresses(note: Note, settings: Settings) -> tuple[str, ...]:
    """The e-mail addresses of a person."""
    del settings
    if not isinstance(note, Person):
        return ()
    return tuple(address for address, *_ in note.values.get("email", ()))


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Everyone who seems to be there already."""
    for one in context.twins:
        if one.address:
            message = say(
                "{path} has the same address, {address}; is it the same person?",
                path=one.first.path, address=one.address,
            )  # fmt: skip
        else:
            message = say(
                "{path} has the same name and employer; is it the same person?",
                path=one.first.path,
            )
        yield one.person, one.person.span(one.field), message
