"""Two people who say different things of their tie.

Coworkers on the one side and former ones on the other, or two who are each other's parent: one
of the notes is wrong, or older than the other.

Bad:

    [people/ada.md]
    ---
    name: Ada Lovelace
    knows:
      - {name: Mary Somerville, how: coworker}
    ---

    [people/mary.md]
    ---
    name: Mary Somerville
    knows:
      - {name: Ada Lovelace, how: former}
    ---

Bad:

    [people/ada.md]
    ---
    name: Ada Lovelace
    related:
      - {type: parent, to: "[[mary]]"}
    ---

    [people/mary.md]
    ---
    name: Mary Somerville
    related:
      - {type: parent, to: "[[ada]]"}
    ---

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    knows:
      - {name: Mary Somerville, how: friend}
    related:
      - {type: child, to: "[[mary]]"}
    ---

    [people/mary.md]
    ---
    name: Mary Somerville
    knows:
      - {name: Ada Lovelace, how: classmate}
    related:
      - {type: parent, to: "[[ada]]"}
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.note import Note
from netnotes.model.person import Knows, Person
from netnotes.model.span import Span
from netnotes.sentences import say

rule = Rule(__name__, __doc__, of=("knows", "related"))
#: For each word those that the other side cannot say: (mine, theirs).
_CANNOT = {
    ("coworker", "former"), ("former", "coworker"), ("parent", "parent"), ("child", "child"),
    *((one, other) for one in ("spouse", "sibling") for other in ("parent", "child")),
    *((one, other) for one in ("parent", "child") for other in ("spouse", "sibling")),
    ("spouse", "sibling"), ("sibling", "spouse"),
}  # fmt: skip
_WORDS = {word for pair in _CANNOT for word in pair}


@rule.picks
def _says(note: Note, settings: Settings) -> bool:
    """Whether it says of a tie what somebody could contradict."""
    del settings
    if not isinstance(note, Person):
        return False
    return bool(note.related) or any(k.how in _WORDS for k in note.knows)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Ties of which both sides cannot be true. The later note of the two is spoken of."""
    said: dict[tuple[str, str], list[tuple[Person, str, Span]]] = {}
    for person, _ in context.picked(rule):
        assert isinstance(person, Person)
        for other, word, span in _ties(context, person):
            for theirs, back, _ in said.get((other.key, person.key), ()):
                if (word, back) in _CANNOT:
                    message = say(
                        "this says {word}, but {path} says {back}; which is it?",
                        word=word, path=theirs.path, back=back,
                    )  # fmt: skip
                    yield person, span, message
            said.setdefault((person.key, other.key), []).append((person, word, span))


def _ties(context: Context, person: Person) -> Iterator[tuple[Person, str, Span]]:
    """What a note says of its person's ties, where somebody could contradict it."""
    values = person.values
    for plain in values.get("knows", ()):
        if plain.get("how") in _WORDS:  # seldom said, and ten thousand notes to look at
            knows = Knows(plain)
            other = context.network.person(knows.ref or knows.name or None)
            if other is not None:
                yield other, knows.how, knows.span("how")
    for related in person.related if "related" in values else ():
        other = context.network.person(related.to)
        if other is not None and related.type in _WORDS:
            yield other, related.type, related.span("type")
