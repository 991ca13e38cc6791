"""The way into an organization, or to a person: the ladder, the best paths, and a diagnosis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from heapq import heappop, heappush
from typing import Literal

from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.outreach.graph import DISTANCE, Graph, Node
from netnotes.outreach.outcomes import ENGINEERING, same_org
from netnotes.outreach.request import Inquiry, Request
from netnotes.sentences import mark, say

Diagnosis = Literal["", "nobody-known", "no-engineer", "nobody-connected"]

_STRANGER = DISTANCE["stranger"]
_NEAREST = min(DISTANCE.values())
_LONGEST = 4
_SAY_ENOUGH = 2
#: So often a search goes on from one person towards one end: more would only be roundabout.
_LEFT = 16
_ENDLESS = 10_000
_NO_RANK = (0, 0, "")

#: What the three weaknesses of a network are, in words (R23).
DIAGNOSES: dict[Diagnosis, str] = {
    "": "",
    "nobody-known": mark("Nobody you know is there now, but people you know were there, or know somebody who is."),
    "no-engineer": mark("You know people there, but nobody who is an engineer."),
    "nobody-connected": mark("Nobody you know is there or knows anybody there: this is what a first message to a stranger is for."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Path:
    """A way to someone: the people on it, the first connector to the end, without me."""

    hops: tuple[str, ...]
    distance: int

    @property
    def end(self) -> str:
        """The node it leads to."""
        return self.hops[-1]


@dataclass(frozen=True, slots=True)
class Rung:
    """Someone on a rung of the ladder; `via` is the connector's key for the second degree."""

    key: str
    node: Node
    via: str = ""


@dataclass(frozen=True)
class Ladder:
    """Who is near a target: there now, there before, in a role I want, or known to someone I know."""

    works_there: tuple[Rung, ...] = ()
    worked_there: tuple[Rung, ...] = ()
    second_degree: tuple[Rung, ...] = ()
    paths: tuple[Path, ...] = field(default=())
    diagnosis: Diagnosis = ""
    #: Looked for where somebody asks: they are of the whole network.
    _wanted: Callable[[], tuple[Rung, ...]] = tuple

    @cached_property
    def wanted_role(self) -> tuple[Rung, ...]:
        """Who holds a role that I want, elsewhere."""
        return self._wanted()

    @property
    def cold(self) -> bool:
        """Whether nobody is near, so that the cold lane is what is left."""
        return not (self.works_there or self.worked_there or self.second_degree)


def best_paths(graph: Graph, ends: set[str], most: int = 5) -> list[Path]:
    """The `most` shortest ways from me to any of `ends`; of equal ones the best connector's first.

    A way is at most four people long (“somebody that knows somebody that knows somebody”), never
    passes the same person twice, nor through one end to another; through others to someone whom I
    reach as well by myself is a detour. Two ways to one person say enough.

    It is looked for from the ends towards me, so that only those near the ends are looked at.
    """
    search = _Search(graph, ends)
    found: list[Path] = []
    ended: dict[str, int] = dict.fromkeys(sorted(ends), 0)
    for path in search.ways(ended):
        ended[path.end] += 1
        found.append(path)
        if len(found) == most or all(count >= _SAY_ENOUGH for count in ended.values()):
            break
    return found


class _Search:
    """Ways from the ends back to me, the shortest first."""

    def __init__(self, graph: Graph, ends: set[str]) -> None:
        self.graph = graph
        self.ends = ends
        #: Least length, whether it has come to me, how many people, the connector's rank, the people
        #: from the first connector on, their ties' length, and how long the way to the first may be.
        self.queue: list[
            tuple[int, bool, int, tuple[int, int, str], tuple[str, ...], int, int]
        ] = []

    def ways(self, ended: dict[str, int]) -> Iterator[Path]:
        """The ways in their order; those to an end that has enough of them are left out."""
        left: dict[tuple[str, str], int] = {}
        for end in ended:
            heappush(self.queue, (_NEAREST, False, 1, _NO_RANK, (end,), 0, _ENDLESS))
        while self.queue:
            distance, home, _, _, hops, length, room = heappop(self.queue)
            end = hops[-1]
            if ended[end] >= _SAY_ENOUGH:
                continue
            if home:
                yield Path(hops, distance)
                continue
            left[hops[0], end] = left.get((hops[0], end), 0) + 1
            if left[hops[0], end] <= _LEFT:
                self._go_on(hops, length, room)

    def _go_on(self, hops: tuple[str, ...], length: int, room: int) -> None:
        graph, first = self.graph, hops[0]
        direct = graph.direct(first)
        if direct is not None and direct <= room and (direct < _STRANGER or len(hops) == 1):
            whole = (length + direct, True, len(hops), graph.rank(first), hops, length, room)
            heappush(self.queue, whole)
        if len(hops) == _LONGEST:
            return
        if direct is not None and direct < _STRANGER:
            room = min(room, direct - 1)
        for other, tie in graph.neighbours(first).items():
            if room - tie >= _NEAREST and other not in hops and other not in self.ends:
                longer = length + tie
                entry = (other, *hops)
                heappush(
                    self.queue,
                    (longer + _NEAREST, False, len(entry), _NO_RANK, entry, longer, room - tie),
                )


def ladder(graph: Graph, org: Org | None, name: str) -> Ladder:
    """The ladder of an organization: by its note, or by a plain name that has none."""
    here: dict[str, Rung] = {}
    second: list[Rung] = []
    now, before = _people_of(graph, org, name)
    for person in now:
        if _distance(graph, person.key) < _STRANGER:
            here[person.key] = rung_of(graph, person)
        else:
            second.append(Rung(person.key, graph.node(person.key), _connector(graph, person.key)))
    for key in _loose_at(graph, org, name):
        second.append(Rung(key, graph.node(key), _connector(graph, key)))
    # A stranger there whom nobody leads to is no way in: that is the cold lane.
    second = [rung for rung in second if rung.via]
    second.sort(key=lambda rung: (_distance(graph, rung.via), fold(rung.node.name), rung.key))
    works = _nearest_first(graph, here.values())
    worked = _nearest_first(graph, (rung_of(graph, person) for person in before))
    ends = {rung.key for rung in (*works, *second)}
    return Ladder(
        works,
        worked,
        tuple(second),
        tuple(best_paths(graph, ends)) if ends else (),
        _diagnosis(graph, works, worked, second),
        partial(_wanted, graph, org, here),
    )


def _loose_at(graph: Graph, org: Org | None, name: str) -> list[str]:
    """Who is there, is known to somebody and has no note, by the keys."""
    if org is not None:
        return graph.dangling_at(org)
    nodes = graph.dangling.items()
    return [key for key, node in nodes if same_org(graph.network, node.org, None, name)]


def _people_of(graph: Graph, org: Org | None, name: str) -> tuple[list[Person], list[Person]]:
    """Who works there, and who worked there before."""
    network = graph.network
    if org is not None:
        now, before = network.members(org), network.alumni(org)
    else:
        now = [
            p for p in network.people if "org" in p.values and same_org(network, p.org, org, name)
        ]
        before = [
            person
            for person in network.people
            if "past" in person.values
            and person not in now
            and any(same_org(network, past.org, org, name) for past in person.past)
        ]
    return [p for p in now if graph.person(p.key)], [p for p in before if graph.person(p.key)]


def rung_of(graph: Graph, person: Person) -> Rung:
    """A person as a rung."""
    return Rung(person.key, graph.node(person.key))


def _distance(graph: Graph, key: str) -> int:
    """How far someone is from me; as a stranger, for who has no note."""
    direct = graph.direct(key)
    return _STRANGER if direct is None else direct


def _nearest_first(graph: Graph, rungs: Iterable[Rung]) -> tuple[Rung, ...]:
    def near(rung: Rung) -> tuple[int, str, str]:
        return _distance(graph, rung.key), fold(rung.node.name), rung.key

    return tuple(sorted(rungs, key=near))


def _connector(graph: Graph, key: str) -> str:
    """The nearest of those who know someone, strangers left out; '' where there is none."""
    known = [other for other in graph.neighbours(key) if _distance(graph, other) < _STRANGER]
    return min(
        known, key=lambda other: (_distance(graph, other), graph.rank(other), other), default=""
    )


def _wanted(graph: Graph, org: Org | None, here: Mapping[str, Rung]) -> tuple[Rung, ...]:
    """People who hold a role I want: the title contains every word of one of my target roles."""
    network = graph.network
    me = network.me
    roles = [*(me.target_roles if me else ()), *(org.target_roles if org else ())]
    wanted = frozenset(words for role in roles if (words := frozenset(fold(role).split())))
    if not wanted:
        return ()
    holders = network.once(
        ("in a role I want", graph.today, graph.settings.fingerprint(), wanted),
        lambda: _nearest_first(
            graph,
            (
                rung_of(graph, person)
                for words, people in network.once("titles", lambda: _titles(network)).items()
                if any(role <= words for role in wanted)
                for person in people
                if graph.person(person.key)
            ),
        ),
    )
    return tuple(rung for rung in holders if rung.key not in here)


def _titles(network: Network) -> dict[frozenset[str], list[Person]]:
    """Who holds which title, by its words."""
    found: dict[frozenset[str], list[Person]] = {}
    words: dict[str, frozenset[str]] = {}
    for person in network.people:
        title = person.title
        if title not in words:
            words[title] = frozenset(fold(title).replace(",", " ").split())
        found.setdefault(words[title], []).append(person)
    return found


def _diagnosis(
    graph: Graph, works: tuple[Rung, ...], worked: tuple[Rung, ...], second: list[Rung]
) -> Diagnosis:
    if works:
        engineers = [rung for rung in works if _engineer(graph, rung)]
        return "" if engineers else "no-engineer"
    return "nobody-known" if worked or second else "nobody-connected"


def _engineer(graph: Graph, rung: Rung) -> bool:
    person = graph.person(rung.key)
    return person is not None and person.implied_role in ENGINEERING


def introduction(graph: Graph, path: Path, org: str) -> Inquiry | None:
    """That the first connector is asked to introduce me; None where no one is between."""
    if len(path.hops) < 2:
        return None
    connector = graph.person(path.hops[0])
    if connector is None:
        return None
    node = graph.node(path.end)
    who = node.slug or org or node.name
    what = say("Introduce me to {who}", who=node.name)
    request = Request("introduction", to=who, what=what, minutes=15)
    return Inquiry(graph.case(connector), request)


def dangling(graph: Graph) -> list[tuple[Node, list[str]]]:
    """Everyone of the second degree who has no note, with those who know them; never dropped."""
    found = [
        (node, sorted((graph.node(other).name for other in graph.neighbours(key)), key=fold))
        for key, node in graph.dangling.items()
    ]
    return sorted(found, key=lambda pair: (fold(pair[0].name), pair[1]))
