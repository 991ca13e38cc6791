"""A board: what there is, in columns by where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from netnotes.views.view import Block, Bullets, Card, Drawn, Text


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one state: a card each on the site, a line each elsewhere."""

    state: str
    title: str
    cards: tuple[Card, ...]
    lines: tuple[Text, ...]


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
    """Columns side by side; below one another where there is no room."""

    wide: ClassVar[bool] = True

    title: str
    lanes: tuple[Column, ...]

    def plain(self) -> tuple[Block, ...]:
        """A list for each state in which there is something."""
        return tuple(
            Bullets(group.title, group.lines)
            for lane in self.lanes
            for group in lane.groups
            if group.lines
        )
