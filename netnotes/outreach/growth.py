"""How a network grows: who brought whom, what asks came to, where people were looked for.

Long views, in years (R32, R42). Personal ties are left out of every rate: nobody keeps books on
friends (R207).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from netnotes.config import Settings
from netnotes.model.ask import BIG
from netnotes.model.head import HELD, SOURCE
from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.person import Person
from netnotes.outreach.cases import cases_on

#: Towards so many introductions from each person (R26).
GOAL = 3
#: So many weighty asks a year of one person are enough.
LEANING = 3
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Branch:
    """Someone in the introduction tree, with those whom they brought."""

    person: Person
    brought: tuple[Branch, ...]


def tree(network: Network) -> list[Branch]:
    """The introduction tree: everyone who introduced somebody, and whom; the widest first.

    Where notes say in a circle who brought whom, the first of the circle by name begins a tree.
    """
    parent = _brought_by(network)
    children: dict[str, list[Person]] = defaultdict(list)
    for person in network.people:
        if person.key in parent:
            children[parent[person.key]].append(person)
    reached: set[str] = set()
    roots: list[Person] = []

    def reach(root: Person) -> None:
        roots.append(root)
        waiting = [root.key]
        while waiting:
            key = waiting.pop()
            if key not in reached:
                reached.add(key)
                waiting += [child.key for child in children.get(key, ())]

    for person in network.people:
        if person.key in children and person.key not in parent:
            reach(person)
    for person in network.people:
        if person.key in children and person.key not in reached and _circular(person.key, parent):
            reach(person)

    def branch(person: Person, seen: frozenset[str]) -> Branch:
        those = sorted(children.get(person.key, ()), key=lambda p: (fold(p.called), p.slug))
        below = seen | {person.key}
        return Branch(person, tuple(branch(p, below) for p in those if p.key not in below))

    found = [branch(person, frozenset()) for person in roots]
    return sorted(found, key=lambda b: (-len(b.brought), fold(b.person.called)))


def _brought_by(network: Network) -> dict[str, str]:
    """Who brought each person: by `introduced_by`, else by an ask that led to them."""
    parent: dict[str, str] = {}
    for person in network.people:
        held = person.head[HELD]
        by = network.person(person.introduced_by) if "introduced_by" in held else None
        if by is not None and by is not person and by is not network.me:
            parent[person.key] = by.key
    for person in network.people:
        for ask in person.asks if "asks" in person.head[HELD] else ():
            for led_to in ask.people:
                other = network.person(led_to)
                if other is not None and other is not person and other is not network.me:
                    parent.setdefault(other.key, person.key)
    return parent


def _circular(key: str, parent: dict[str, str]) -> bool:
    """Whether someone was, in the end, brought by themselves."""
    seen = set()
    above = parent.get(key, "")
    while above and above != key and above not in seen:
        seen.add(above)
        above = parent.get(above, "")
    return above == key


def how_met(person: Person) -> str:
    """How someone came into the network: `cold`, `introduced`, or another way."""
    sources = person.head[SOURCE]  # it is asked of everyone
    if "introduced" in sources or _is_brought(person):
        return "introduced"
    return "cold" if "cold" in sources else "other"


@dataclass(frozen=True, slots=True)
class Rate:
    """What asks of one sort came to."""

    label: str
    sent: int
    yes: int
    no: int
    later: int
    open: int
    silent: int


def rates(network: Network, today: date, settings: Settings) -> tuple[list[Rate], list[Rate]]:
    """Answers by kind of ask, and by how the person came into the network.

    Personal ties and standing asks are left out.
    """
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    by_source: dict[str, Counter[str]] = defaultdict(Counter)
    cases = cases_on(network, today, settings)
    for person in _asked(network):
        for ask, (state, _) in cases[person].asks:
            if state in ("idea", "standing") or not ask.kind:
                continue
            outcome = {"waiting": "open", "follow-up-due": "open", "no-answer": "silent"}.get(
                state, state
            )
            by_kind[ask.kind][outcome] += 1
            by_source[how_met(person)][outcome] += 1
    return _rates(by_kind), _rates(by_source)


def _asked(network: Network) -> Iterator[Person]:
    """Those of whom something was asked, friends left out."""
    for person in network.people:
        if "asks" in person.head[HELD] and person.context != "personal":
            yield person


def _rates(counts: dict[str, Counter[str]]) -> list[Rate]:
    return [
        Rate(label, sum(c.values()), c["yes"], c["no"], c["later"], c["open"], c["silent"])
        for label, c in sorted(counts.items())
    ]


@dataclass(frozen=True, slots=True)
class Funnel:
    """From asking to offers (R43)."""

    asked: int
    yes: int
    interviews: int
    offers: int


def funnel(network: Network, today: date, settings: Settings) -> Funnel:
    """Asks sent for the search, yeses among them, and what my milestones tell; friends left out."""
    asked = yes = 0
    cases = cases_on(network, today, settings)
    for person in _asked(network):
        for ask, (state, _) in cases[person].asks:
            if state in ("idea", "standing") or ask.kind not in ("pitch", "introduction", "advice"):
                continue
            asked += 1
            yes += state == "yes"
    steps = [m.word for m in (network.me.milestones if network.me else []) if m.day <= today]
    interviews = sum(word in ("screen", "interview", "final") for word in steps)
    return Funnel(asked, yes, interviews, steps.count("offer") + steps.count("accepted"))


def leaning(network: Network, today: date) -> list[tuple[Person, list[str]]]:
    """People of whom I asked three weighty things within a year, with where they are written."""
    found = []
    since = today.toordinal() - _YEAR
    for person in _asked(network):
        weighty = [
            person.at(ask.line)
            for ask in person.asks
            if ask.sent is not None
            and since < ask.sent.toordinal() <= today.toordinal()
            and ask.base_weight >= BIG
        ]
        if len(weighty) >= LEANING:
            found.append((person, weighty))
    return found


def coverage(network: Network) -> tuple[list[str], list[str], dict[tuple[str, str], int]]:
    """Where people were looked for and found: channels, categories, and how many in each cell."""
    cells: Counter[tuple[str, str]] = Counter()
    channels: dict[str, None] = {}
    for sweep in network.me.sweeps if network.me else []:
        channels.setdefault(sweep.channel)
    for person in network.people:
        head = person.head
        categories = head[SOURCE] or _unsaid(person)
        for channel in (person.found_in if "found_in" in head[HELD] else ()) or ("",):
            name = fold(channel)
            if name:
                channels.setdefault(name)
            for category in categories:
                cells[(name, category)] += 1
    from netnotes.model.person import SOURCES

    return [*sorted(channels), ""], [*SOURCES, ""], dict(cells)


def _unsaid(person: Person) -> tuple[str]:
    """How someone came of whom no `source` tells: introduced, where the note says by whom."""
    return ("introduced" if _is_brought(person) else "",)


def _is_brought(person: Person) -> bool:
    """Whether the note says who introduced them."""
    return "introduced_by" in person.head[HELD] and person.introduced_by is not None


def swept(network: Network) -> dict[str, date]:
    """The channels that were searched, with the last day of each."""
    found: dict[str, date] = {}
    for sweep in network.me.sweeps if network.me else []:
        day = date.fromordinal(sweep.ordinal)
        found[sweep.channel] = max(day, found.get(sweep.channel, day))
    return found
