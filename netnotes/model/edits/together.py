"""Many entries for one log: which of them come to stand side by side, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from netnotes.model.edits.placing import Body, When, compare, position
from netnotes.model.edits.source import Source


def together(source: Source, entries: Sequence[tuple[str, When]]) -> list[tuple[str, int]]:
    """The texts in blocks, each for one place of the log, in the log's own order, and how many it holds.

    Where most entries have a blank line between them, so have those of a block. A log in no order
    takes its entries one by one, since each that is added may change what the order is taken for;
    so do days of which some entries tell the time and some do not.
    """
    body = Body(source)
    log = body.section("log")
    placed = body.items(log, "log") if log is not None else []
    dated = [item for item in placed if item.when]
    dates = [item.when for item in placed if item.when]
    newest_first = position(dates, (0, ""))[1]
    if not _in_order(dates, newest_first=newest_first):
        return [(text, 1) for text, _ in entries]
    gaps = [body.blank(item.first - 1) for item in dated[1:]]
    between = "\n\n" if sum(gaps) * 2 > len(gaps) else "\n"
    mixed = _mixed([*dates, *(when for _, when in entries)])
    alone = [(text, 1) for text, when in entries if when[0] in mixed]
    places: dict[int, list[tuple[When, int, str]]] = {}
    for number, (text, when) in enumerate(entries):
        if when[0] in mixed:
            continue
        places.setdefault(position(dates, when)[0], []).append((when, number, text))
    blocks = [sorted(block, reverse=newest_first) for block in places.values()]
    return [(between.join(text for *_, text in block), len(block)) for block in blocks] + alone


def _in_order(dates: Sequence[When], *, newest_first: bool) -> bool:
    """Whether no date stands before one that it should stand behind."""
    sign = 1 if newest_first else -1
    return all(compare(one, other) * sign >= 0 for one, other in pairwise(dates))


def _mixed(dates: Sequence[When]) -> set[int]:
    """The days that stand there both with a time and without one."""
    timed = {day for day, time in dates if time}
    return timed & {day for day, time in dates if not time}
