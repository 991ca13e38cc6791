"""The network as a graph: nodes are people, edges who knows whom, lengths how well (R17 to R22).

An edge runs both ways. Me to someone: by standing. Between two others: 3 where the notes say that
they know each other, 2 where a log entry of the last year names both.

Standing and company are looked at where a question comes by, and not for everyone: a network of ten
thousand is asked about a few of them at a time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from netnotes.config import Settings
from netnotes.model.handed import handed_on
from netnotes.model.head import BROKEN, DAYS, HELD, NEITHER, OPEN, SHARED, WAYS
from netnotes.model.network import Network
from netnotes.model.note import Note, fold
from netnotes.model.org import Org
from netnotes.model.person import Knows, Person
from netnotes.model.roll import Plain
from netnotes.model.values.reference import Reference
from netnotes.outreach.case import Case
from netnotes.outreach.cases import cases_on

#: How far someone is from me, by standing.
DISTANCE = {"close": 1, "warm": 2, "new": 4, "acquaintance": 4, "dormant": 6, "stranger": 12}
KNOWN = 3
TOGETHER = 2
_YEAR = 365

#: The groups of channels from the one that ties most to the one that ties least (R104).
_MEDIA = ("in_person", "video", "call", "written", "")

#: The fields that tell who knows whom.
_TELLING = frozenset(("knows", "related", "introduced_by"))

#: My own node.
ME = ""


@dataclass(frozen=True, slots=True)
class Node:
    """Someone: with a note (`slug`), or only a name that somebody knows (second degree)."""

    name: str
    slug: str = ""
    org: Reference | None = None
    title: str = ""


class Graph:
    """Everyone on one day, with the ties between them. Nodes are named by their notes' keys.

    Who died is left out, and so are the notes that cannot be read.
    """

    def __init__(self, network: Network, today: date, settings: Settings) -> None:
        self.network = network
        self.today = today
        self.settings = settings
        self._cases = cases_on(network, today, settings)
        self._ties: dict[str, dict[str, int]] = {}
        self._ranks: dict[str, tuple[int, int, str]] = {}
        self._meant: dict[str, str | None] = {}

    def case(self, person: Person) -> Case:
        """A person on the day of this graph; computed once."""
        return self._cases[person]

    def person(self, key: str) -> Person | None:
        """The person at a node; None for one who has no note, or is no node."""
        note = self.network.notes.get(key)
        return note if isinstance(note, Person) and self._there(note) else None

    def _there(self, person: Person) -> bool:
        head = person.head
        return person is not self.network.me and "died" not in head[HELD] and not head[BROKEN]

    def node(self, key: str) -> Node:
        """What stands at a node."""
        person = self.person(key)
        if person is None:
            return self.network.part("loose", key, lambda: self._known[1][key])
        return Node(person.called, person.slug, person.org, person.title)

    @property
    def nodes(self) -> dict[str, Node]:
        """Everyone but me, those without a note included."""
        self.network.looked_at("everything", "")
        return self._nodes

    @cached_property
    def _nodes(self) -> dict[str, Node]:
        return {key: self.node(key) for key in self.keys}

    @property
    def keys(self) -> list[str]:
        """The keys of all nodes."""
        there = [person.key for person in self.network.people if self._there(person)]
        return [*there, *self.dangling]

    # -- ties -------------------------------------------------------------------------------

    def direct(self, key: str) -> int | None:
        """How far someone is from me, by standing; None for a name that only others know."""
        person = self.person(key)
        return DISTANCE[self.case(person).standing] if person is not None else None

    def neighbours(self, key: str) -> dict[str, int]:
        """Whom someone knows, with the length of the tie; me left out."""
        return self.network.part("ties", key, lambda: self._neighbours(key))

    def ties(self) -> dict[str, dict[str, int]]:
        """The neighbours of everyone."""
        network = self.network
        network.sort_out()
        people = [person for person in network.people if self._there(person)]
        together = network.each("together", people, lambda one: (*self._together(one),))
        for person, those in zip(people, together, strict=True):
            if person.key not in self._ties:
                self._ties[person.key] = self._tied(person.key, those)
        return {key: self._neighbours(key) for key in self.keys}

    def _neighbours(self, key: str) -> dict[str, int]:
        found = self._ties.get(key)
        if found is None:
            person = self.person(key)
            together = self._together(person) if person is not None else ()
            found = self._ties[key] = self._tied(key, together)
        return found

    def _tied(self, key: str, together: Iterable[str]) -> dict[str, int]:
        """The ties of someone, of whom the logs name these beside them."""
        return dict.fromkeys(self._known[0].get(key, ()), KNOWN) | dict.fromkeys(together, TOGETHER)

    @property
    def edges(self) -> dict[str, dict[str, int]]:
        """The neighbours of each node with the length of the edge; mine are under `ME`."""
        self.network.looked_at("everything", "")
        return self._edges

    @cached_property
    def _edges(self) -> dict[str, dict[str, int]]:
        edges = {key: dict(found) for key, found in self.ties().items()}
        edges[ME] = {}
        for key in self.nodes:
            length = self.direct(key)
            if length is not None:
                edges[ME][key] = edges[key][ME] = length
        return edges

    @property
    def dangling(self) -> dict[str, Node]:
        """Those whom somebody knows and who have no note; never dropped."""
        self.network.looked_at("everything", "")
        return self._known[1]

    def dangling_at(self, org: Org) -> list[str]:
        """The keys of those of them who are known to be at an organization."""
        return self.network.part("loose-at", org.key, lambda: self._loose_at.get(org.key, []))

    @cached_property
    def _loose_at(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, node in self._known[1].items():
            org = self.network.org(node.org)
            if org is not None:
                found.setdefault(org.key, []).append(key)
        return found

    @cached_property
    def _known(self) -> tuple[dict[str, dict[str, None]], dict[str, Node]]:
        """Who knows whom as the front matter tells it, and those of them who have no note."""
        me = self.network.me
        return handed_on(self.network, ("known", me and me.key), _told, self._sort_out_known)

    def _sort_out_known(self) -> tuple[dict[str, dict[str, None]], dict[str, Node]]:
        ties: dict[str, dict[str, None]] = {}
        dangling: dict[str, Node] = {}
        meant = self._meant

        def tie(one: str, name: str) -> None:
            """Tie someone to the node that a name means, if any."""
            other = meant[name] if name in meant else self._named(name)
            if other and one != other:
                ties.setdefault(one, {})[other] = None
                ties.setdefault(other, {})[one] = None

        telling = [
            person
            for person in self.network.people
            if not _TELLING.isdisjoint(person.head[HELD]) and self._there(person)
        ]
        told = self.network.each("known", telling, lambda person: (*self._tells(person),))
        for person, those in zip(telling, told, strict=True):
            key = person.key
            for name, loose, org, title in those:
                if not loose:
                    tie(key, name)
                    continue
                dangling.setdefault(loose, Node(name, "", org and Reference._make(org), title))
                ties.setdefault(key, {})[loose] = None
                ties.setdefault(loose, {})[key] = None
        return ties, dangling

    def _tells(self, person: Person) -> Iterator[tuple[str, str, Plain, str]]:
        """Whom the fields of a note name; of those without a note the key of a node, employer and title, too."""
        values = person.values  # as plain data: a graph goes through all of it
        for known in values.get("knows", ()):
            name = known["ref"][0] if "ref" in known else known.get("name", "")
            if name and self._named(name) is None:
                table = Knows(known)
                yield name, dangling_key(table), table.org and tuple(table.org), table.title
            else:
                yield name, "", None, ""
        for related in values.get("related", ()):
            if "to" in related:
                yield related["to"][0], "", None, ""
        if "introduced_by" in values:
            yield values["introduced_by"][0], "", None, ""

    def _named(self, name: str) -> str | None:
        """The node that a name means, '' where its note is none, None where no one note is meant."""
        if name not in self._meant:
            note = self.network.notes.get(name) or self.network.resolve(name)  # by a slug, mostly
            there = isinstance(note, Person) and self._there(note)
            self._meant[name] = None if note is None else note.key if there else ""
        return self._meant[name]

    def _together(self, person: Person) -> Iterator[str]:
        """Those whom a log entry of the last year names beside someone."""
        notes, now = self.network.notes, self.today.toordinal()
        own = [(number, person.key) for number in range(len(person.head[SHARED]))]
        for number, key in (*own, *self.network.named_since(person, now - _YEAR)):
            note = notes[key]
            day, says, names = note.head[SHARED][number]  # as plain data: it is asked of everyone
            if not now - _YEAR < day <= now or says == OPEN:
                continue
            if says == NEITHER and not note.shared[number].counts(self.today):
                continue
            there = [self._named(name) for name in names]
            if isinstance(note, Person) and self._there(note):
                there.append(note.key)
            for other in there:
                if other and other != person.key:
                    yield other

    # -- connectors -------------------------------------------------------------------------

    def rank(self, key: str) -> tuple[int, int, str]:
        """How to choose between connectors at the same distance: by how and when we last met.

        In person before video before phone before writing; then the later; then the name.
        """
        person = self.person(key)
        if person is None:
            return len(_MEDIA), 0, fold(self.node(key).name)
        case = self.case(person)  # whose rank is known already is looked at all the same
        found = self._ranks.get(key)
        if found is None:
            found = self._ranks[key] = self._rank(person, case)
        return found

    def _rank(self, person: Person, case: Case) -> tuple[int, int, str]:
        day, channel = self._last_met(person, case)
        if not day:
            return len(_MEDIA), 0, fold(person.called)
        group = self.settings.channel_group(channel)
        medium = channel if group == "live" else group
        place = _MEDIA.index(medium) if medium in _MEDIA else len(_MEDIA) - 1
        return place, -day, fold(person.called)

    def _last_met(self, person: Person, case: Case) -> tuple[int, str]:
        """The day of the latest interaction and its channel; 0 where there is none."""
        days, ways = person.head[DAYS], person.head[WAYS]
        if len(days) == len(ways) and not self.network.named_in(
            person
        ):  # as of most: no log is read
            at = bisect_right(days, case.now)
            return (days[at - 1], ways[at - 1]) if at else (0, "")
        for touch in case.touches:
            if touch.entry.interacts(self.today):
                return touch.entry.ordinal, touch.entry.channel
        return 0, ""


def _told(note: Note) -> object:
    """What the front matter of a note tells of who knows whom."""
    held = note.head[HELD]
    told = () if _TELLING.isdisjoint(held) else [note.values.get(name) for name in sorted(_TELLING)]
    return "died" in held, told


def dangling_key(known: Knows) -> str:
    """The node of someone who has no note: the name, and the employer where one is given."""
    org = known.org.target if known.org else ""
    name = known.ref.target if known.ref else known.name
    return f"?{fold(name)}?{fold(org)}"


def graph_on(network: Network, today: date, settings: Settings) -> Graph:
    """The graph of a network on a day, made once for all pages that look at it."""
    key = ("graph", today, settings.fingerprint())
    return network.once(key, lambda: Graph(network, today, settings))
