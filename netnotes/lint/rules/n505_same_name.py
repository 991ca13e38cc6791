"""Two notes that go by the same name.

References by that name could mean either. An alias, or a name with a middle initial, tells them
apart.

Bad:

    [people/ada-lovelace.md]
    ---
    name: Ada Lovelace
    aliases: [Ada]
    ---

    [people/ada-byron.md]
    ---
    name: Ada Byron
    aliases: [Ada]
    ---

Good:

    [people/ada-lovelace.md]
    ---
    name: Ada Lovelace
    ---

    [people/ada-byron.md]
    ---
    name: Ada Byron
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.note import Note, fold
from netnotes.model.span import Span
from netnotes.sentences import say

rule = Rule(__name__, __doc__, severity="information")


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Names that mean two notes, and those that are somebody else's slug."""
    twins = {(one.person.path, one.first.path) for one in context.twins}
    taken = context.network.notes
    for name, notes in context.named.items():
        first = taken.get(name)
        if len(notes) == 1 and first is None:
            continue
        others = [n for n in notes if n is not first]
        if first is None:
            first, *others = notes
        for note in others:
            if (note.path, first.path) not in twins and not note.broken:
                said = next((one for one in note.names if fold(one) == name), name)
                message = say("{path} goes by “{name}” as well", path=first.path, name=said)
                if name == first.key:
                    message = say(
                        "[[{name}]] means {path}, whose slug it is", name=said, path=first.path
                    )
                yield note, _place(note, name), message


def _place(note: Note, name: str) -> Span:
    field = "name" if fold(note.called) == name or not note.has("aliases") else "aliases"
    return note.span(field)
