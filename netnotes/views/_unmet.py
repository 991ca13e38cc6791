"""A facet that nobody meets: said so, with the nearest value that somebody has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from netnotes.model.near import near
from netnotes.model.network import Network
from netnotes.model.note import Note, bare, fold
from netnotes.model.person import Person
from netnotes.sentences import tell
from netnotes.views.view import Code, Text

#: The field behind each facet whose words are your own.
_FIELDS = {
    "org": "org", "before": "past", "knows": "knows", "tag": "tags", "city": "city", "title": "title",
    "interest": "interests", "need": "needs", "offer": "offers",
}  # fmt: skip


def unmet(network: Network, facet: str, value: str, known: Iterable[str]) -> Text:
    """That no note has `facet:value`, as it was typed, and what to look for instead.

    `known` are the words that the facet can ask for, where it takes a few only.
    """
    words, sought = tuple(known), fold(value)
    close = _near(sought, words or _values(network, facet))
    asked = Code(_as_typed(facet, value))
    if close:
        return tell(
            "No note has {asked}; did you mean {close}?",
            asked=asked,
            close=Code(_as_typed(facet, close)),
        )
    if words:
        if sought in words:
            return tell("No note has {asked}.", asked=asked)
        return tell("No note has {asked}; there are {words}.", asked=asked, words=", ".join(words))
    if facet in _FIELDS:
        lists = Code(f"netnotes values {_FIELDS[facet]}")
        return tell(
            "No note has {asked}; {command} lists what is there.", asked=asked, command=lists
        )
    return tell("No note has {asked}.", asked=asked)


def _as_typed(facet: str, value: str) -> str:
    return f'{facet}:"{value}"' if " " in value else f"{facet}:{value}"


def _near(value: str, known: Iterable[str]) -> str:
    """The value that is closest, by the whole of it or else by one of its words; never the same."""
    whole = {bare(fold(one)): one for one in known if one}
    words = {word: one for name, one in whole.items() for word in name.split()}
    found = near(bare(value), [*whole, *words])
    one = whole.get(found) or words.get(found, "")
    return "" if bare(fold(one)) == bare(value) else one


def _values(network: Network, facet: str) -> Iterator[str]:
    """What the notes say under a facet, as it is written; an organization by its name."""
    for note in network.notes.values():
        if facet == "name":
            yield from note.names
        elif isinstance(note, Person):
            yield from _of_person(network, note, facet)
        elif facet in ("tag", "city"):
            yield from _texts(getattr(note, _FIELDS[facet], ""))


def _of_person(network: Network, person: Person, facet: str) -> Iterator[str]:
    if facet == "org":
        yield from _called(network, person.org.target) if person.org else ()
    elif facet == "before":
        for past in person.past:
            yield from _called(network, past.org.target) if past.org else ()
    elif facet == "knows":
        for known in person.knows:
            note: Note | None = network.person(known.ref) if known.ref else None
            yield note.called if note else known.name or (known.ref.target if known.ref else "")
    elif facet in _FIELDS:
        yield from _texts(getattr(person, _FIELDS[facet], ""))


def _called(network: Network, name: str) -> Sequence[str]:
    """An organization as its note calls it, by all its names, else as it is written."""
    org = network.org(name)
    return org.names if org else (name,)


def _texts(said: object) -> Iterator[str]:
    for one in said if isinstance(said, list) else [said]:
        if isinstance(one, str) and one:
            yield one
