"""Connect others: pairs of my people who would gain from knowing each other (R167).

A need that meets an offer, or two shared interests, and no tie between them that the notes know of.
Ask both first; each may say no without a reason.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from netnotes.model.head import HELD
from netnotes.model.note import fold
from netnotes.model.person import Person
from netnotes.model.topic import topics
from netnotes.model.wikilink import WIKILINK
from netnotes.outreach.cases import standings
from netnotes.outreach.graph import Graph
from netnotes.sentences import say

#: A word that more people than this share says little about any two of them.
_COMMON = 60
#: Without one of these a note says nothing that could bring two together.
_SPEAKING = frozenset(("needs", "offers", "interests"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people and why: what one looks for and the other offers, or what they both love."""

    one: Person
    other: Person
    why: str
    evidence: tuple[str, ...]


def pairs(graph: Graph, most: int = 50) -> list[Pair]:
    """The pairs worth bringing together, needs and offers before shared interests."""
    network = graph.network
    speaking = [
        person
        for person in network.people
        if not _SPEAKING.isdisjoint(held := person.head[HELD])
        and not ("do_not_contact" in held and person.do_not_contact)
        and graph.person(person.key) is not None
    ]
    known = standings(network, speaking, graph.today, graph.settings)
    people = [
        person for person, standing in zip(speaking, known, strict=True) if standing != "stranger"
    ]
    found = _needs_and_offers(graph, people)
    seen = {frozenset((pair.one.key, pair.other.key)) for pair in found}
    for pair in _interests(graph, people):
        if frozenset((pair.one.key, pair.other.key)) not in seen:
            found.append(pair)
    return found[:most]


def _strangers(graph: Graph, one: Person, other: Person) -> bool:
    if one is other or other.key in graph.neighbours(one.key):
        return False
    return not (_introduced(graph, one, other) or _introduced(graph, other, one))


def _introduced(graph: Graph, one: Person, other: Person) -> bool:
    """Whether the log of `one` says that I brought them and `other` together."""
    network = graph.network
    for entry in graph.case(one).marked("introduced"):
        named = [target for target, *_ in entry.people]
        named += [link["target"].strip() for link in WIKILINK.finditer(entry.text)]
        if any(network.resolve(name) is other for name in named):
            return True
        if fold(other.called) in fold(entry.text):
            return True
    return False


def _needs_and_offers(graph: Graph, people: list[Person]) -> list[Pair]:
    offers: dict[str, list[tuple[Person, str]]] = defaultdict(list)
    for person in people:
        for offer in person.offers if "offers" in person.head[HELD] else ():
            for word in topics(offer):
                offers[word].append((person, offer))
    found: dict[frozenset[str], tuple[int, Pair]] = {}
    for person in people:
        for need in person.needs if "needs" in person.head[HELD] else ():
            words = topics(need)
            for word in words:
                if len(offers[word]) > _COMMON:
                    continue
                for helper, offer in offers[word]:
                    if not _strangers(graph, person, helper):
                        continue
                    shared = len(words & topics(offer))
                    why = say(
                        "{who} looks for {need}; {other} can help with {offer}",
                        who=person.called, need=need, other=helper.called, offer=offer,
                    )  # fmt: skip
                    at = (person.field_at("needs"), helper.field_at("offers"))
                    key = frozenset((person.key, helper.key))
                    if shared > found.get(key, (0, None))[0]:
                        found[key] = (shared, Pair(person, helper, why, at))
    ranked = sorted(
        found.values(),
        key=lambda item: (-item[0], fold(item[1].one.called), fold(item[1].other.called)),
    )
    return [pair for _, pair in ranked]


def _both_love(one: str, other: str, third: str = "") -> str:
    """What two people share, in words."""
    if third:
        return say("both love {one} and {other} and {third}", one=one, other=other, third=third)
    return say("both love {one} and {other}", one=one, other=other)


def _interests(graph: Graph, people: list[Person]) -> list[Pair]:
    sharing: dict[str, list[Person]] = defaultdict(list)
    fond = [person for person in people if "interests" in person.head[HELD]]
    loved = graph.network.each("interests", fond, lambda one: (*map(fold, one.interests),))
    for person, interests in zip(fond, loved, strict=True):
        for interest in dict.fromkeys(interests):
            sharing[interest].append(person)
    common: dict[tuple[str, str], list[str]] = defaultdict(list)
    by_key = {person.key: person for person in people}
    for interest, those in sharing.items():
        if len(those) > _COMMON:
            continue
        for number, one in enumerate(those):
            for other in those[number + 1 :]:
                common[(one.key, other.key)].append(interest)
    found = []
    for (a, b), both in common.items():
        one, other = by_key[a], by_key[b]
        if len(both) >= 2 and _strangers(graph, one, other):
            why = _both_love(*sorted(both)[:3])
            found.append(
                (
                    -len(both),
                    a,
                    b,
                    Pair(one, other, why, (one.field_at("interests"), other.field_at("interests"))),
                )
            )
    return [pair for *_, pair in sorted(found, key=lambda item: item[:3])]
