"""A section that the site folds away: its line says what is in it, and unfolds it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from netnotes.views.view import Bullets, Drawn, Facts, Plain, Table, Text


@dataclass(frozen=True, slots=True)
class Fold(Drawn):
    """Blocks under a heading that unfolds them; `said` stands beside the heading.

    `near` is what comes next with somebody, and stands further up for that. What is `common` is said to
    many: a search finds of it only what has its place in a note.

    The first block takes the heading where nothing is folded, so it must be one that has a title.
    """

    title: str
    said: Text
    blocks: tuple[Plain, ...]
    open: bool = False
    near: bool = False
    common: bool = False

    def plain(self) -> tuple[Plain, ...]:
        """What is in it, under its own heading."""
        first, *rest = self.blocks
        assert isinstance(first, Facts | Bullets | Table)
        return (replace(first, title=self.title), *rest)
