"""Who came by whom, as a tree that folds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from netnotes.views._pieces import joined
from netnotes.views.view import Bullets, Drawn, Link, Plain, Quiet, Text


@dataclass(frozen=True, slots=True)
class Twig:
    """Someone in the tree, with those below; `note` steps back behind the name."""

    person: Link
    note: str = ""
    below: tuple[Twig, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A twig on its line: how deep it stands, and how many branches end behind it."""

    twig: Twig
    depth: int
    ends: int


@dataclass(frozen=True, slots=True)
class Tree(Drawn):
    """A tree under a heading. `empty` is said where there is nothing, `hint` how something gets in."""

    title: str
    twigs: tuple[Twig, ...]
    empty: str = ""
    hint: Text = ()

    @property
    def items(self) -> tuple[Twig, ...]:
        """What stands at the top."""
        return self.twigs

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every twig, in the order of reading; however deep, it is drawn without descending."""
        flat: list[tuple[Twig, int]] = []
        waiting = [(twig, 0) for twig in reversed(self.twigs)]
        while waiting:
            twig, depth = waiting.pop()
            flat.append((twig, depth))
            waiting += [(below, depth + 1) for below in reversed(twig.below)]
        after = [depth for _, depth in flat[1:]] + [0]
        return tuple(
            Line(twig, depth, max(depth - behind, 0))
            for (twig, depth), behind in zip(flat, after, strict=True)
        )

    def plain(self) -> tuple[Plain, ...]:
        """A line for everyone who brought somebody, those below them further in."""
        lines = tuple(line for twig in self.twigs for line in _lines(twig, 0))
        return (Bullets(self.title, lines, self.empty),)


def _lines(twig: Twig, depth: int) -> Iterator[Text]:
    if not twig.below:
        return
    children = joined(((below.person,) for below in twig.below), ", ")
    note = f" · {twig.note}" if twig.note else ""
    yield ("· " * depth, twig.person, " → ", *children, Quiet(note))
    for below in twig.below:
        yield from _lines(below, depth + 1)
