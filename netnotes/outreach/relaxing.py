"""Bodies in the plane that come to rest: each held at its anchor, drawn to its ties, kept apart.

All are moved at once, round by round. Every force grows no faster than the way that calls it forth, so a
small change of what is there makes a small change of where it ends.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

#: Ties draw from this distance on, beyond the room that both take.
_SLACK = 0.8
#: How far those draw that one is tied to, together, in a round.
DRAWN = 0.13
_PUSH = 0.32
#: Who stand in one place part step by step.
_MOST = 0.8
_LITTLE = 1e-9
#: In the last part of the rounds, one in so many, what draws lets go, and all find their room.
_CALM = 2


@dataclass
class Bodies:
    """Bodies by index. They begin at their anchors.

    `room` is the radius of what each takes up, `hold` how firmly its anchor holds it (0 to 1), `ties` is
    whom it is tied to, and `drawn` how far it follows them.
    """

    x: list[float] = field(default_factory=list)
    y: list[float] = field(default_factory=list)
    room: list[float] = field(default_factory=list)
    hold: list[float] = field(default_factory=list)
    ties: list[tuple[int, ...]] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    anchors: list[tuple[float, float]] = field(default_factory=list)

    def add(
        self, x: float, y: float, *, room: float, hold: float,
        near: tuple[int, ...] = (), drawn: float = DRAWN,
    ) -> None:  # fmt: skip
        """One more."""
        self.x.append(x)
        self.y.append(y)
        self.room.append(room)
        self.hold.append(hold)
        self.ties.append(near)
        self.drawn.append(drawn)
        self.anchors.append((x, y))


def relax(bodies: Bodies, rounds: int, middle: float) -> None:
    """Move all of them so many times; none may be nearer to (0, 0) than `middle` and its own room."""
    for number in range(rounds):
        moves_x, moves_y = _drawn(bodies, min(1.0, _CALM * (1 - number / rounds)))
        _pushed(bodies, moves_x, moves_y)
        x, y = bodies.x, bodies.y
        for i, room in enumerate(bodies.room):
            x[i] += moves_x[i]
            y[i] += moves_y[i]
            far = math.hypot(x[i], y[i])
            if far < middle + room:
                out = 0.5 * (1 + (middle + room) / max(far, 0.1 * middle))
                x[i] *= out
                y[i] *= out


def _drawn(bodies: Bodies, strength: float) -> tuple[list[float], list[float]]:
    """How far anchors and ties would move each."""
    x, y, rooms = bodies.x, bodies.y, bodies.room
    moves_x, moves_y = [], []
    for i, ties in enumerate(bodies.ties):
        at_x, at_y = x[i], y[i]
        hold = bodies.hold[i] * strength
        move_x = hold * (bodies.anchors[i][0] - at_x)
        move_y = hold * (bodies.anchors[i][1] - at_y)
        if ties:
            part = bodies.drawn[i] * strength / len(ties)
            room = rooms[i] + _SLACK
            for j in ties:
                to_x, to_y = x[j] - at_x, y[j] - at_y
                far = math.sqrt(to_x * to_x + to_y * to_y)
                if far > room + rooms[j]:
                    draw = part * (1 - (room + rooms[j]) / far)
                    move_x += draw * to_x
                    move_y += draw * to_y
        moves_x.append(move_x)
        moves_y.append(move_y)
    return moves_x, moves_y


def _pushed(bodies: Bodies, moves_x: list[float], moves_y: list[float]) -> None:
    """Add to the moves what those who stand too near push each other away."""
    x, y, rooms = bodies.x, bodies.y, bodies.room
    cell = 2 * max(rooms, default=0.0) or 1.0
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, at_x in enumerate(x):
        cells[math.floor(at_x / cell), math.floor(y[i] / cell)].append(i)
    for (column, row), here in cells.items():
        beside = [
            j
            for right, down in ((1, -1), (1, 0), (1, 1), (0, 1))
            for j in cells.get((column + right, row + down), ())
        ]
        for at, i in enumerate(here):
            at_x, at_y, room = x[i], y[i], rooms[i]
            for j in (*here[at + 1 :], *beside):
                off_x, off_y = x[j] - at_x, y[j] - at_y
                wanted = room + rooms[j]
                square = off_x * off_x + off_y * off_y
                if square < wanted * wanted:
                    push = min(_MOST, _PUSH * (wanted / math.sqrt(square + _LITTLE) - 1))
                    share = rooms[i] / wanted
                    moves_x[i] -= push * (1 - share) * off_x
                    moves_y[i] -= push * (1 - share) * off_y
                    moves_x[j] += push * share * off_x
                    moves_y[j] += push * share * off_y
