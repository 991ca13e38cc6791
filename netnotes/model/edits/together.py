"""Many entries for one log: which of them come to stand side by side, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from netnotes.model.edits.placing import Body, When, position
from netnotes.model.edits.source import Source


def together(source: Source, entries: Sequence[tuple[str, When]]) -> list[list[str]]:
    """The texts in blocks, each for one place of the log, in the log's own order.

    A log with blank lines between its entries takes them one by one.
    """
    body = Body(source)
    log = body.section("log")
    placed = body.items(log, "log") if log is not None else []
    if any(body.blank(item.first - 1) for item in placed[1:]):
        return [[text] for text, _ in entries]
    dates = [item.when for item in placed if item.when]
    newest_first = position(dates, (0, ""))[1]
    places: dict[int, list[tuple[When, int, str]]] = {}
    for number, (text, when) in enumerate(entries):
        places.setdefault(position(dates, when)[0], []).append((when, number, text))
    return [[text for *_, text in sorted(block, reverse=newest_first)] for block in places.values()]
