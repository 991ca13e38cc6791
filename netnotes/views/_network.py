"""Everyone in the picture of the network, with what is told of each; the ties are in `bonds.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from netnotes.config import Settings
from netnotes.model.head import BROKEN, EMPLOYER, HELD, SOURCE
from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.values.reference import Reference
from netnotes.outreach.bonds import KINDS, Bond, bonds_of, employer
from netnotes.outreach.cases import standings
from netnotes.outreach.standing import ORDER
from netnotes.sentences import say
from netnotes.views._words import standing_word

#: What someone is to me, from near to far; who died and who has no note stand at the end.
STANDINGS = (*ORDER, "died", "second-degree")
#: How somebody came into my life, in the order of the picture; what belongs together stands together.
SOURCES = ("family", "friend", "school", "colleague", "met", "introduced", "online", "cold", "")
_SCHOOL = frozenset(("classmate", "alumni"))


@dataclass(frozen=True, slots=True)
class Someone:
    """A person in the picture.

    `slug` is '' for one who has no note; `org` tells organizations apart, `org_name` is said; `ties` is
    how many they have.
    """

    key: str
    slug: str
    name: str
    standing: str
    org: str
    org_name: str
    source: str
    ties: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everyone, those with the most ties first, and the ties that hold on the day."""

    people: tuple[Someone, ...]
    bonds: tuple[Bond, ...]


def standing_words() -> list[str]:
    """How each of `STANDINGS` is said, with a capital letter."""
    return [word[:1].upper() + word[1:] for word in map(standing_word, STANDINGS)]


def source_words() -> list[str]:
    """How each of `SOURCES` is said."""
    return [
        say("Family"), say("Friends"), say("School and university"), say("Work"), say("Met somewhere"),
        say("Introduced"), say("Online"), say("First message"), say("Not noted"),
    ]  # fmt: skip


def kind_words() -> list[str]:
    """How each of the kinds of ties is said."""
    said = {
        "related": say("Related"),
        "introduced": say("Introduced"),
        "knows": say("Know each other"),
        "together": say("Spent time together"),
    }
    return [said[kind] for kind in KINDS]


def picture_on(network: Network, today: date, settings: Settings) -> Picture:
    """The picture on a day, made once for the page and for the file that its script asks for."""
    key = ("picture", today, settings.fingerprint())
    return network.once(key, lambda: _picture(network, today, settings))


def _picture(network: Network, today: date, settings: Settings) -> Picture:
    bonds = tuple(bonds_of(network).until(today))
    ties = Counter(key for bond in bonds for key in bond[:2])
    people = [*_noted(network, today, settings, ties), *_named(network, ties)]
    people.sort(key=lambda one: (-one.ties, fold(one.name), one.key))
    return Picture(tuple(people), bonds)


def _noted(
    network: Network, today: date, settings: Settings, ties: Counter[str]
) -> Iterator[Someone]:
    works_at = cache(lambda name: employer(network, Reference(name, linked=False)))
    there = [person for person in network.people if not person.head[BROKEN]]
    for person, standing in zip(there, standings(network, there, today, settings), strict=True):
        head = person.head
        held = head[HELD]
        org, org_name = works_at(head[EMPLOYER]) if "org" in held else ("", "")
        source = _source(head[SOURCE])
        yield Someone(
            person.key,
            person.slug,
            person.called,
            "died" if "died" in held else standing,
            org,
            org_name,
            source,
            ties[person.key],
        )


def _source(words: Iterable[str]) -> str:
    """The first word of `source`; school and university are one."""
    for word in words:
        if word in _SCHOOL:
            return "school"
        if word in SOURCES:
            return word
    return ""


def _named(network: Network, ties: Counter[str]) -> Iterator[Someone]:
    for key, named in bonds_of(network).named.items():
        if ties[key]:
            org, org_name = employer(network, named.org)
            yield Someone(key, "", named.name, "second-degree", org, org_name, "", ties[key])
