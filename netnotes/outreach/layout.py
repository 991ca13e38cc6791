"""Where everyone stands in a picture of the whole network.

A place depends on who is there and who knows whom, and on nothing else: not on the day, not on the
order of the notes, not on chance. Everyone has an anchor of their own, which comes of their name in the
files and of how they came into my life; ties, a common employer and the wish for some room move them
from there, gently. So whoever is added moves the others hardly at all, and what can be found in the
picture today is found there tomorrow.

I stand in the middle, at (0, 0). Those of whom no tie is known stand at the rim. Lengths are in the room
that one person takes; `Picture.radius` is about how far the farthest are from the middle.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from netnotes.outreach.relaxing import DRAWN, Bodies, relax

#: The room that I take in the middle.
MIDDLE = 1.7
#: How much farther everything is spread than the room that people take.
_AIRY = 1.45
#: The room of a group, beside that of its people.
_GAP = 0.55
_TURN = 2 * math.pi


class Member(NamedTuple):
    """Someone to be placed.

    `group` is what keeps them together with others ('': nothing does); `sector` is the part of the
    picture that they come from, by a number.
    """

    key: str
    group: str
    sector: int


@dataclass(frozen=True)
class Picture:
    """Where everyone is, by key, and how large it all is."""

    places: Mapping[str, tuple[float, float]]
    radius: float


def arrange(members: Iterable[Member], ties: Iterable[tuple[str, str]]) -> Picture:
    """Places for all members; a tie names two of their keys."""
    everyone = sorted(set(members))
    known = _neighbours(everyone, ties)
    radius = MIDDLE + _AIRY * math.sqrt(len(everyone) / math.pi)
    anchors = _anchors(everyone, known, radius)
    groups = _groups(everyone)
    centres = _place_groups(everyone, groups, anchors, known, radius)
    bodies = _bodies(everyone, groups, centres, anchors, known)
    relax(bodies, _rounds(len(everyone)), MIDDLE)
    places = {m.key: (bodies.x[i], bodies.y[i]) for i, m in enumerate(everyone)}
    return Picture(places, radius)


def _rounds(count: int) -> int:
    """How often everything is moved: often where that costs little."""
    return round(12 + 70 / (1 + count / 250))


def hashed(text: str) -> tuple[float, float]:
    """Two numbers from 0 to 1 that belong to a text, for good."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (
        int.from_bytes(digest[:4], "big") / 2**32,
        int.from_bytes(digest[4:], "big") / 2**32,
    )


def _neighbours(everyone: list[Member], ties: Iterable[tuple[str, str]]) -> list[list[int]]:
    index = {member.key: i for i, member in enumerate(everyone)}
    known: list[set[int]] = [set() for _ in everyone]
    for one, other in ties:
        first, second = index.get(one), index.get(other)
        if first is not None and second is not None and first != second:
            known[first].add(second)
            known[second].add(first)
    return [sorted(found) for found in known]


# -- anchors ------------------------------------------------------------------------------------


def _anchors(
    everyone: list[Member], known: list[list[int]], radius: float
) -> list[tuple[float, float]]:
    """A point for each: the angle by sector and name, the distance by name and by having ties."""
    if not everyone:
        return []
    apart = [4.0 ** -len(found) for found in known]  # 1 where no tie is known, soon nothing
    inner = 1 - sum(apart) / len(everyone)
    starts = _sectors(everyone)
    points = []
    for member, alone in zip(everyone, apart, strict=True):
        across, out = hashed(member.key)
        start, width = starts[member.sector]
        angle = _TURN * (start + width * across)
        share = (1 - alone) * inner * out + alone * (inner + (1 - inner) * out)
        far = math.sqrt(MIDDLE**2 + share * (radius**2 - MIDDLE**2))
        points.append((far * math.cos(angle), far * math.sin(angle)))
    return points


def _sectors(everyone: list[Member]) -> dict[int, tuple[float, float]]:
    """Where each sector begins, and how wide it is, as shares of the circle.

    Wide as the root of its people: in a large one they stand closer, and one more turns the others
    by less.
    """
    counts: dict[int, int] = defaultdict(int)
    for member in everyone:
        counts[member.sector] += 1
    whole = sum(map(math.sqrt, counts.values()))
    starts: dict[int, tuple[float, float]] = {}
    at = 0.0
    for sector in sorted(counts):
        width = math.sqrt(counts[sector]) / whole
        starts[sector] = (at, width)
        at += width
    return starts


# -- groups -------------------------------------------------------------------------------------


def _groups(everyone: list[Member]) -> dict[str, list[int]]:
    """The members of each group, by their index."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, member in enumerate(everyone):
        if member.group:
            groups[member.group].append(index)
    return dict(sorted(groups.items()))


def _place_groups(
    everyone: list[Member],
    groups: dict[str, list[int]],
    anchors: list[tuple[float, float]],
    known: list[list[int]],
    radius: float,
) -> dict[str, tuple[float, float]]:
    """Where the middle of each group is.

    A large one begins where its name says, a small one where its people are from; then it is drawn to
    the groups that it has ties to, and given room.
    """
    names = list(groups)
    bodies = Bodies()
    for name in names:
        inside = groups[name]
        count = len(inside)
        x = sum(anchors[i][0] for i in inside) / count
        y = sum(anchors[i][1] for i in inside) / count
        across, out = hashed(name)
        alone = sum(4.0 ** -len(known[i]) for i in inside) / count
        far = radius * math.sqrt(out + alone * (1 - out) * 0.4)
        own = 1 - _together(count)
        bodies.add(
            own * x + (1 - own) * far * math.cos(_TURN * across),
            own * y + (1 - own) * far * math.sin(_TURN * across),
            room=_room(count) * _together(count),
            hold=0.2,
        )
    for index, (ties, drawn) in enumerate(_group_ties(everyone, names, known)):
        bodies.ties[index], bodies.drawn[index] = ties, drawn
    relax(bodies, 50, MIDDLE)
    return {name: (bodies.x[i], bodies.y[i]) for i, name in enumerate(names)}


def _room(count: int) -> float:
    """How far a group of so many reaches."""
    return _AIRY * math.sqrt(count / math.pi) * 0.7 + _GAP


def _together(count: int) -> float:
    """How much a group of so many is one: not at all where somebody is alone in it, soon wholly."""
    return 1 - 1 / (1 + (count - 1) / 4) ** 2


def _group_ties(
    everyone: list[Member], names: list[str], known: list[list[int]]
) -> list[tuple[tuple[int, ...], float]]:
    """The groups that each is tied to, and how far it follows them: the fewer they are, the more."""
    index = {name: i for i, name in enumerate(names)}
    tied: list[set[int]] = [set() for _ in names]
    for i, found in enumerate(known):
        mine = index.get(everyone[i].group)
        if mine is None:
            continue
        for j in found:
            theirs = index.get(everyone[j].group)
            if theirs is not None and theirs != mine:
                tied[mine].add(theirs)
    return [(tuple(sorted(found)), DRAWN / math.sqrt(max(1, len(found)))) for found in tied]


def _bodies(
    everyone: list[Member],
    groups: dict[str, list[int]],
    centres: dict[str, tuple[float, float]],
    anchors: list[tuple[float, float]],
    known: list[list[int]],
) -> Bodies:
    """Everyone, where they begin, and what holds them there."""
    bodies = Bodies()
    roomy = 0.5 + 0.28 / (1 + len(everyone) / 400)
    for i, member in enumerate(everyone):
        x, y = anchors[i]
        together = 0.0
        if member.group:
            count = len(groups[member.group])
            together = _together(count)
            across, out = hashed("among " + member.key)
            centre = centres[member.group]
            spread = (_room(count) - _GAP) * math.sqrt(out)
            x += together * (centre[0] + spread * math.cos(_TURN * across) - x)
            y += together * (centre[1] + spread * math.sin(_TURN * across) - y)
        hold = 0.08 + 0.25 * together
        drawn = DRAWN * (1 - 0.85 * together)
        room = roomy * (1 + 0.06 * min(6, len(known[i])))
        bodies.add(x, y, room=room, hold=hold, near=tuple(known[i]), drawn=drawn)
    return bodies
