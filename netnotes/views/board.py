"""A board: what there is, in columns by where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from netnotes.views.view import Block, Bullets, Card, Drawn, Text

#: So many of one state are drawn; a column of all that ever was is read by nobody.
SHOWN = 25


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one state: a card each on the site, which draws the first of them, a line each elsewhere."""

    state: str
    title: str
    cards: Sequence[Card]
    lines: Sequence[Text]

    @property
    def shown(self) -> Sequence[Card]:
        """The cards that are drawn."""
        return self.cards[:SHOWN]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: one state, or a few that belong together. `empty` is said where there is nothing."""

    name: str
    title: str
    groups: tuple[Group, ...]
    empty: str

    @property
    def count(self) -> int:
        """How much there is in it."""
        return sum(len(group.cards) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Board(Drawn):
    """Columns side by side; below one another where there is no room.

    `whole` is the command that shows all of them, where there are more than `SHOWN` of one state.
    """

    wide: ClassVar[bool] = True

    title: str
    lanes: tuple[Column, ...]
    whole: str = ""

    def plain(self) -> tuple[Block, ...]:
        """A list for each state in which there is something."""
        return tuple(
            Bullets(group.title, tuple(group.lines))
            for lane in self.lanes
            for group in lane.groups
            if group.lines
        )
