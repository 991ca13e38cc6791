"""Several preparation sheets on one page: what holds for more than one of them is said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from netnotes.messages.prepare import Preparation
from netnotes.views._prepare import Part, opening, parts
from netnotes.views.view import Block, Text

#: A line of a sheet: the key of its section, its label, and what it says.
Said = tuple[str, str, Text]


def sheets(found: Sequence[tuple[Preparation, str]]) -> list[Block]:
    """The sheets one after the other, each with what is put before its titles; the rest at the end."""
    each = [(prep, before, parts(prep)) for prep, before in found]
    times = Counter(said for *_, own in each for part in own for said in _lines(part))
    blocks: list[Block] = []
    for prep, before, own in each:
        blocks += opening(prep, before)
        left = (_only(part, lambda said: times[said] < 2) for part in own)
        blocks += [part.block(before) for part in left if _says(part)]
    together: dict[str, Part] = {}
    told: set[Said] = set()
    for part in (part for *_, own in each for part in own):
        more = _only(part, lambda said: times[said] > 1 and said not in told)
        told.update(_lines(more))
        have = together.get(part.key, Part(part.key, ()))
        together[part.key] = Part(part.key, have.items + more.items, have.rows + more.rows)
    return blocks + [part.block() for part in together.values() if _says(part)]


def _lines(part: Part) -> list[Said]:
    """The lines of a section; questions are counted by their person, so they belong to one sheet."""
    if part.key == "Questions":
        return []
    items: list[Said] = [(part.key, "", item) for item in part.items]
    return items + [(part.key, *row) for row in part.rows]


def _only(part: Part, wanted: Callable[[Said], bool]) -> Part:
    items = tuple(item for item in part.items if wanted((part.key, "", item)))
    return Part(part.key, items, tuple(row for row in part.rows if wanted((part.key, *row))))


def _says(part: Part) -> bool:
    return bool(part.items or part.rows)
