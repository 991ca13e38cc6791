"""Whom somebody knows: a small graph of them, of you, and of whom they are tied to."""

from __future__ import annotations

from dataclasses import dataclass

from netnotes.views.view import Bullets, Drawn, Plain, Text


@dataclass(frozen=True, slots=True)
class Tie:
    """Someone they know. `slug` is '' without a note; `how` is in plain words, `text` the line of the list.

    `brought` says who was introduced: `you` where this one brought you to them, `them` where you
    were brought to this one, '' for neither.
    """

    name: str
    slug: str
    how: str
    text: Text
    brought: str = ""


@dataclass(frozen=True, slots=True)
class Ties(Drawn):
    """Someone in the middle, me at their side, and their ties; `between` are pairs of these.

    `standing` is how well the two of us know each other, '' on my own page.
    """

    title: str
    name: str
    standing: str
    items: tuple[Tie, ...]
    between: tuple[tuple[int, int], ...] = ()

    def plain(self) -> tuple[Plain, ...]:
        """A line a tie."""
        return (Bullets(self.title, tuple(tie.text for tie in self.items)),)
