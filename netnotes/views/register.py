"""A table of very many: the site draws the first of them, and fetches the others when they are asked for.

Everyone stands in it, and one looks for somebody by a few words, by what they have in common, or by an
order. So an entry says, besides its words, what each cell sorts by and where it belongs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any, TypeVar

from netnotes.model.network import Network
from netnotes.model.note import bare, fold
from netnotes.model.person import Person
from netnotes.views._on_demand import OnDemand
from netnotes.views.view import Block, Day, Drawn, Table, Text

T = TypeVar("T")

#: So many entries stand on one page. Where there are more, it has the first few, and all of them have a
#: page of their own.
AT_ONCE = 250
FIRST = 100
#: A facet with so many different words is chosen from a list; with more, it is typed.
LISTED = 24


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that many entries have in common.

    `name` is how it is called in an address. `order` are words that have an order of their own.
    """

    name: str
    label: str
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A column. `label` says what it is, `beside` whether a cell alone would not be understood.

    `dates` is for one that may tell days.

    `width` is its part of the whole: all columns together are as wide as the page, whatever stands in
    them, so that nothing jumps while one filters and no row has to be looked at for the others.
    """

    label: str
    width: int
    beside: bool = False
    dates: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A row. `keys` are what its cells sort by, '' for their words; `belongs` has the words for each facet."""

    cells: tuple[Text, ...]
    keys: tuple[str, ...]
    belongs: tuple[tuple[str, ...], ...]


class Everyone(OnDemand[Person, Entry]):
    """The entries of very many people, each made where it is looked at."""

    __slots__ = ("_found", "_given", "_network")

    def __init__(
        self, network: Network, people: Sequence[Person], make: Callable[[Person], Entry],
        given: Callable[[Person], Any],
    ) -> None:  # fmt: skip
        """`given` is what an entry rests on but the person's note (`Roll.each`)."""
        super().__init__(people, make)
        self._network, self._given = network, given
        self._found: dict[tuple[str, Any], list[Any]] = {}

    def each(self, kind: str, find: Callable[[Entry], T], also: Any = None) -> list[T]:
        """What `find` gives for each entry, as plain data; a site knows it from before, if `also` is as it was."""
        if (kind, also) not in self._found:
            self._found[kind, also] = self._network.each(
                kind,
                self._of,
                lambda one: find(self._make(one)),
                lambda one: (also, self._given(one)),
            )
        return self._found[kind, also]


def each(
    entries: Sequence[Entry], kind: str, find: Callable[[Entry], T], also: Any = None
) -> list[T]:
    """What `find` gives for each entry."""
    if isinstance(entries, Everyone):
        return entries.each(kind, find, also)
    return [*map(find, entries)]


#: What the tools of a table go by, of an entry: the words for each facet; which cells say something, and
#: which of them tell a day, as bits.
_BELONGS, _SAYS, _DATES = range(3)


def _gist(entry: Entry) -> tuple[Any, ...]:
    says = sum(1 << place for place, cell in enumerate(entry.cells) if cell)
    days = (any(isinstance(part, Day) for part in cell) for cell in entry.cells)
    return entry.belongs, says, sum(1 << place for place, there in enumerate(days) if there)


@dataclass(frozen=True, slots=True)
class Choice:
    """A word of a facet, and of how many entries it holds."""

    word: str
    entries: int


@dataclass(frozen=True, slots=True)
class Register(Drawn):
    """A table of which the site shows as much as one looks at.

    `name` tells it from others of the page. `whole` is the name of the page that has all of them.
    """

    name: str
    title: str
    headings: tuple[Heading, ...]
    facets: tuple[Facet, ...]
    entries: Sequence[Entry]
    empty: str = ""
    whole: str = ""

    def plain(self) -> tuple[Block, ...]:
        """All of it, as a table."""
        rows = tuple(entry.cells for entry in self.entries)
        return (Table(self.title, self.columns, rows, self.empty),)

    @property
    def columns(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(heading.label for heading in self.headings)

    def _gists(self) -> list[tuple[Any, ...]]:
        return each(self.entries, "gist", _gist)

    @property
    def used(self) -> tuple[int, ...]:
        """The columns in which anybody has anything, by their index."""
        says = reduce(or_, (gist[_SAYS] for gist in self._gists()), 0)
        return tuple(index for index in range(len(self.headings)) if says >> index & 1)

    @property
    def few(self) -> bool:
        """Whether all of it stands on one page."""
        return len(self.entries) <= AT_ONCE

    @property
    def first(self) -> Sequence[Entry]:
        """What stands on the page itself."""
        return self.entries if self.few else self.entries[:FIRST]

    def choices(self, index: int) -> list[Choice]:
        """The words of a facet, in their order; none where all entries say the same."""
        facet = self.facets[index]
        words_of = (set(gist[_BELONGS][index]) for gist in self._gists())
        found = Counter(chain.from_iterable(words_of))
        if len(found) < 2 and sum(found.values()) == len(self.entries):
            return []
        place = {word: number for number, word in enumerate(facet.order)}
        words = sorted(found, key=lambda w: (place.get(w, len(place)), bare(fold(w)), w))
        return [Choice(word, found[word]) for word in words]

    def dates(self, index: int) -> bool:
        """Whether a column tells days: one looks for the latest first."""
        return self.headings[index].dates and any(
            gist[_DATES] >> index & 1 for gist in self._gists()
        )
