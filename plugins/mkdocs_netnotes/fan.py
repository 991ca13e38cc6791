"""Where the dots, lines and words of a small graph stand: you, somebody, and whom they know.

You are on the left, they beside you, and their ties below each other on the right, a row each. So no
two words can meet, however many there are, and a narrow screen shows the same as a wide one.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from netnotes.views.ties import Tie, Ties

#: In units of the drawing, which are about pixels on a narrow screen.
WIDTH = 340
ROW = 36
_MARGIN = 8
_ME, _THEM, _TIE = 20, 112, 196
_WORDS = _TIE + 13
#: The fewest rows that leave room for the two of us.
_LEAST = 3
#: Ties that are drawn; the list beside the drawing has everyone.
MOST = 40
#: How wide a letter is, of a name and of what stands below it, at most on average.
_LETTER, _SMALL = 6.5, 5.6


class Dot(NamedTuple):
    """A tie in its row: where its dot is, and what stands beside it."""

    tie: Tie
    y: int
    name: str
    how: str

    @property
    def clipped(self) -> bool:
        """Whether there was not room for all of its words."""
        return (self.name, self.how) != (self.tie.name, self.tie.how)


class Fan(NamedTuple):
    """The drawing. `arcs` and `lines` are paths, as SVG writes them."""

    width: int
    height: int
    middle: int
    me: int
    them: int
    ties: int
    words: int
    name: str
    dots: tuple[Dot, ...]
    lines: tuple[str, ...]
    arcs: tuple[str, ...]
    left: int


def fan(ties: Ties) -> Fan:
    """The drawing of somebody's ties."""
    drawn = ties.items[:MOST]
    rows = max(len(drawn), _LEAST)
    height = 2 * _MARGIN + rows * ROW
    middle = height // 2
    first = middle - (len(drawn) - 1) * ROW // 2
    dots = tuple(_dot(tie, first + number * ROW) for number, tie in enumerate(drawn))
    bend = (_THEM + _TIE) // 2
    lines = tuple(
        f"M{_THEM},{middle}C{bend},{middle} {bend},{dot.y} {_TIE},{dot.y}" for dot in dots
    )
    arcs = tuple(
        _arc(dots[one].y, dots[other].y)
        for one, other in ties.between
        if max(one, other) < len(dots)
    )
    return Fan(
        WIDTH, height, middle, _ME, _THEM, _TIE, _WORDS, clipped(ties.name, _THEM - _ME - 16, _LETTER),
        dots, lines, arcs, len(ties.items) - len(drawn),
    )  # fmt: skip


def _dot(tie: Tie, y: int) -> Dot:
    room = WIDTH - _WORDS
    return Dot(tie, y, clipped(tie.name, room, _LETTER), clipped(tie.how, room, _SMALL))


def _arc(one: int, other: int) -> str:
    """A line between two ties, bent towards the middle: the further apart, the wider."""
    out = _TIE - min(14 + abs(other - one) // 6, 44)
    return f"M{_TIE},{one}C{out},{one} {out},{other} {_TIE},{other}"


def clipped(text: str, room: float, letter: float) -> str:
    """As much of a text as there is room for; letters of the East are twice as wide."""
    used = 0.0
    for index, character in enumerate(text):
        wide = unicodedata.east_asian_width(character) in "WF"
        used += 0 if unicodedata.combining(character) else letter * (2 if wide else 1)
        if used > room:
            return f"{text[: max(index - 1, 1)].rstrip(' ,')}…"
    return text
