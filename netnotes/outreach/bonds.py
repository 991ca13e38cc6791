"""Who is tied to whom, and by what: everyone with a note, and those whom somebody only names.

Unlike `graph.py`, which finds ways for an ask, this tells all that the notes say: ties of any age, and
those of people who died. My own ties are left out; everyone with a note has one to me.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple

from netnotes.model.head import HAPPENS, HELD, NEITHER, SHARED
from netnotes.model.log import Entry
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.org import company_key
from netnotes.model.person import Knows, Person
from netnotes.model.roll import Plain
from netnotes.model.values.reference import Reference
from netnotes.outreach.graph import dangling_key

Kind = Literal["related", "introduced", "knows", "together"]

#: The kinds of ties; of two people the first that holds is told.
KINDS: tuple[Kind, ...] = ("related", "introduced", "knows", "together")
#: The fields that tell of ties.
_TELLING = frozenset(("related", "introduced_by", "knows"))
#: Of more people than these at one table nobody can be said to know each other.
_TABLE = 8


class Named(NamedTuple):
    """Someone without a note, whom somebody knows."""

    name: str
    org: Reference | None


class Bond(NamedTuple):
    """A tie between two, by their keys; of `introduced`, `one` brought `other`.

    `since` is the first day on which it holds, as an ordinal; 0 where it always does.
    """

    one: str
    other: str
    kind: Kind
    since: int = 0


@dataclass(frozen=True)
class Bonds:
    """All ties, and whoever is in them without a note, by key."""

    bonds: list[Bond] = field(default_factory=list)
    named: dict[str, Named] = field(default_factory=dict)

    def until(self, today: date) -> list[Bond]:
        """The ties that hold on a day: who will meet has not met."""
        return [bond for bond in self.bonds if bond.since <= today.toordinal()]


def bonds_of(network: Network) -> Bonds:
    """The ties of a network, found once; they do not depend on the day."""
    return network.once("bonds", lambda: _find(network))


def employer(network: Network, reference: Reference | None) -> tuple[str, str]:
    """What tells an organization from others, and its name; twice '' for none."""
    if reference is None:
        return "", ""
    org = network.org(reference)
    if org is not None:
        return org.key, org.called
    return company_key(reference.target), reference.target


def _find(network: Network) -> Bonds:
    named: dict[str, Named] = {}
    told: dict[tuple[str, str], Bond] = {}
    for bond in _told(network, named):
        if bond.one == bond.other:
            continue
        pair = (min(bond.one, bond.other), max(bond.one, bond.other))
        before = told.get(pair)
        if before is None or _weight(bond) < _weight(before):
            told[pair] = bond
    return Bonds([told[pair] for pair in sorted(told)], named)


def _weight(bond: Bond) -> tuple[int, int]:
    return KINDS.index(bond.kind), bond.since


def _told(network: Network, named: dict[str, Named]) -> Iterator[Bond]:
    """Every tie that any note tells; whoever has no note is added to `named`."""
    tells = _Tells(network)
    people = [
        person
        for person in network.people
        if not person.broken and (person.head[SHARED] or not _TELLING.isdisjoint(person.head[HELD]))
    ]
    for bonds, loose in network.each("bonds", people, tells.of):
        for key, name, org in loose:
            named.setdefault(key, Named(name, Reference._make(org) if org else None))
        yield from map(Bond._make, bonds)


class _Tells:
    """Which ties one note tells."""

    def __init__(self, network: Network) -> None:
        self.network = network
        #: By a slug, mostly.
        self.meant = cache(lambda name: network.notes.get(name) or network.resolve(name))
        self.someone = cache(lambda name: _someone(network, self.meant(name)))

    def of(self, person: Person) -> tuple[tuple[Plain, ...], tuple[Plain, ...]]:
        """The ties, and of whoever is in them without a note the key, the name, and the employer."""
        named: dict[str, Plain] = {}
        held = person.head[HELD]
        fields = [] if _TELLING.isdisjoint(held) else [*self._by_fields(person, named)]
        bonds = [*fields, *self._by_log(person)]
        return tuple(map(tuple, bonds)), tuple((key, *said) for key, said in named.items())

    def _by_fields(self, person: Person, named: dict[str, Plain]) -> Iterator[Bond]:
        meant, someone = self.meant, self.someone
        values, key = person.values, person.key  # as plain data: all of it is gone through
        for related in values.get("related", ()):
            if "to" in related and (other := someone(related["to"][0])):
                yield Bond(key, other, "related")
        if "introduced_by" in values and (by := someone(values["introduced_by"][0])):
            yield Bond(by, key, "introduced")
        for known in values.get("knows", ()):
            name = known["ref"][0] if "ref" in known else known.get("name", "")
            if meant(name) is not None:
                if other := someone(name):
                    yield Bond(key, other, "knows")
            elif name:
                table = Knows(known)
                loose = dangling_key(table)
                named.setdefault(loose, (name, table.org and tuple(table.org)))
                yield Bond(key, loose, "knows")

    def _by_log(self, person: Person) -> Iterator[Bond]:
        for number, (day, says, names) in enumerate(person.head[SHARED]):
            if says == HAPPENS or (says == NEITHER and _holds(person.shared[number])):
                yield from _met(self.someone, person.key, day, names)


def _someone(network: Network, meant: Note | None) -> str:
    """The key of the person that is meant; '' for me, and for a note that cannot be read."""
    there = isinstance(meant, Person) and meant is not network.me and not meant.broken
    return meant.key if meant is not None and there else ""


def _holds(entry: Entry) -> bool:
    """Whether an entry tells of something that happened, or will have by its day."""
    return entry.box != " " and "cancelled" not in entry.marks


def _met(
    someone: Callable[[str], str], owner: str, day: int, names: Iterable[str]
) -> Iterator[Bond]:
    """Those whom one entry of a log names together: two by two, unless they are many."""
    keys = sorted({someone(name) for name in names} - {"", owner})
    for key in keys:
        yield Bond(owner, key, "together", day)
    if len(keys) < _TABLE:
        for one, other in combinations(keys, 2):
            yield Bond(one, other, "together", day)
