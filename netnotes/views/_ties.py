"""Whom somebody knows, by their own note and by those of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from netnotes.messages.for_whom import first_name
from netnotes.model.network import Network
from netnotes.model.person import Knows, Person
from netnotes.outreach.case import Case
from netnotes.sentences import say
from netnotes.views._pieces import joined, named
from netnotes.views.ties import Tie, Ties
from netnotes.views.view import Block, Link, Quiet, Text

#: Ties that are the same from either side, so that one note tells them of both.
_BOTH_WAYS = frozenset(
    ("spouse", "sibling", "friend", "colleague", "co-worker", "co-resident", "neighbor", "kin",
     "date", "sweetheart", "acquaintance")
)  # fmt: skip


class _Found(NamedTuple):
    """A tie as one note tells it: with whom, by which key, and how."""

    key: str
    name: str
    slug: str
    how: str
    brought: str = ""
    text: Text = ()


def ties(case: Case) -> list[Block]:
    """Everyone they know, each once; nothing where the notes tell of nobody."""
    network, person = case.network, case.person
    held: dict[str, list[_Found]] = {}
    me = network.me.key if network.me is not None else ""
    for found in _told(network, person):
        if found.key == me:
            continue  # how the two of us are is what the page begins with
        held.setdefault(found.key, []).append(found)
    if not held:
        return []
    keys = sorted(held, key=lambda key: _rank(held[key]))
    place = {key: number for number, key in enumerate(keys)}
    between = {
        (min(place[key], place[other]), max(place[key], place[other]))
        for key in keys
        for other in _known_to(network, key)
        if other in place and other != key
    }
    standing = "" if person is network.me else case.standing
    items = tuple(_tie(held[key]) for key in keys)
    return [Ties(say("Knows"), first_name(person), standing, items, tuple(sorted(between)))]


def _rank(found: list[_Found]) -> tuple[int, int]:
    """Who brought the two of us together first, then those with a note, then names, then the rest."""
    brought = {one.brought for one in found}
    return (0 if "you" in brought else 1 if found[0].slug else 2, "them" in brought)


def _tie(found: list[_Found]) -> Tie:
    first = found[0]
    how = ", ".join(dict.fromkeys(one.how for one in found if one.how))
    brought = next((one.brought for one in found if one.brought), "")
    if first.text:
        return Tie(first.name, first.slug, how, first.text, brought)
    text: Text = (Link(first.name, first.slug), *((Quiet(f" · {how}"),) if how else ()))
    return Tie(first.name, first.slug, how, text, brought)


def _told(network: Network, person: Person) -> Iterator[_Found]:
    """Every tie that their own note tells of, then those that others' notes do."""
    brought = network.person(person.introduced_by)
    if brought is not None and person is not network.me:
        yield _met(brought, say("brought you together"), "you")
    for known in person.knows:
        yield _known(network, known)
    for tie in person.related:
        other = network.person(tie.to)
        if other is not None and other is not person:
            yield _met(other, tie.type)
    for note, mention in network.backlinks(person):
        if not isinstance(note, Person) or note.broken:
            continue
        role = mention.role.partition(".")[0]
        if role == "introduced_by":
            yield _met(note, say("introduced to you"), "them")
        elif role == "knows":
            how = (k.how for k in note.knows if k.ref and network.person(k.ref) is person)
            yield _met(note, next(how, "") or say("knows them"))
        elif role == "related":
            types = (t.type for t in note.related if network.person(t.to) is person)
            kind = next((one for one in types if one in _BOTH_WAYS), "")
            yield _met(note, kind or say("related to them"))


def _met(person: Person, how: str, brought: str = "") -> _Found:
    return _Found(person.key, person.called, person.slug, how, brought)


def _known(network: Network, known: Knows) -> _Found:
    """Someone whom their note names; with no note of their own, what is known stands beside the name."""
    other = network.person(known.ref)
    if other is not None:
        return _Found(other.key, other.called, other.slug, known.how)
    name = known.name or (known.ref.target if known.ref else "")
    parts: list[Text] = [(name,)]
    if known.title:
        parts.append((known.title,))
    if known.org:
        parts.append(named(network, known.org))
    how = (Quiet(f" ({known.how})"),) if known.how else ()
    org = network.org(known.org)
    at = org.called if org else known.org.target if known.org else ""
    said = ", ".join(filter(None, (known.title, at, known.how)))
    return _Found(f"\0{name}", name, "", said, "", (*joined(parts), *how))


def _known_to(network: Network, key: str) -> Iterable[str]:
    """The keys of those whom a note of somebody names as known, related, or as who brought us."""
    note = network.notes.get(key)
    if not isinstance(note, Person):
        return
    references = [known.ref for known in note.knows] + [tie.to for tie in note.related]
    for reference in (*references, note.introduced_by):
        other = network.person(reference)
        if other is not None:
            yield other.key
