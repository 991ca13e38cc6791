"""A table of very many: the site draws the first of them, and fetches the others when they are asked for.

Everyone stands in it, and one looks for somebody by a few words, by what they have in common, or by an
order. So an entry says, besides its words, what each cell sorts by and where it belongs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from netnotes.model.note import bare, fold
from netnotes.views.view import Block, Day, Drawn, Table, Text

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
    entries: tuple[Entry, ...]
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

    @property
    def used(self) -> tuple[int, ...]:
        """The columns in which anybody has anything, by their index."""
        return tuple(
            index
            for index in range(len(self.headings))
            if any(entry.cells[index] for entry in self.entries)
        )

    @property
    def few(self) -> bool:
        """Whether all of it stands on one page."""
        return len(self.entries) <= AT_ONCE

    @property
    def first(self) -> tuple[Entry, ...]:
        """What stands on the page itself."""
        return self.entries if self.few else self.entries[:FIRST]

    def choices(self, index: int) -> list[Choice]:
        """The words of a facet, in their order; none where all entries say the same."""
        facet = self.facets[index]
        found = Counter(word for entry in self.entries for word in set(entry.belongs[index]))
        if len(found) < 2 and sum(found.values()) == len(self.entries):
            return []
        place = {word: number for number, word in enumerate(facet.order)}
        words = sorted(found, key=lambda w: (place.get(w, len(place)), bare(fold(w)), w))
        return [Choice(word, found[word]) for word in words]

    def dates(self, index: int) -> bool:
        """Whether a column tells days: one looks for the latest first."""
        for entry in self.entries if self.headings[index].dates else ():
            for part in entry.cells[index]:
                if isinstance(part, Day):
                    return True
        return False
