"""Coverage: where people were looked for and found, so that nobody is left out (R4, R5)."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.growth import coverage, swept
from netnotes.views._shape import DATE, NUMBER, TEXT, Shape, listed, output, record
from netnotes.views.view import Block, Code, Facts, Paragraph, Table, Text, View
from netnotes.words import ago

TITLE = "Coverage"
ORDER = 55

_NOWHERE: Text = (
    "No note says yet where you found someone; a line like ",
    Code("found_in: [phone]"),
    " in theirs begins a table of it here.",
)

SHAPE: Shape = output(
    cells=listed(record({"channel": TEXT, "category": TEXT}, people=NUMBER)),
    sweeps=listed(record(channel=TEXT, on=DATE)),
)


def build(network: Network, today: date, settings: Settings) -> View:
    """Channels by categories, with the day on which each channel was searched."""
    del settings
    channels, categories, cells = coverage(network)
    days = swept(network)
    rows: list[tuple[Text, ...]] = []
    for category in categories:
        counts = [cells.get((channel, category), 0) for channel in channels]
        if category or any(counts):
            numbers = tuple((str(count) if count else "",) for count in counts)
            rows.append(((category or "not noted",), *numbers))
    columns = ("Came as", *(channel or "not noted" for channel in channels))
    searched = tuple(
        (channel, (ago(days[channel], today) if channel in days else "not searched yet",))
        for channel in channels
        if channel
    )
    empty = [
        category
        for category in categories
        if category and not any(cells.get((c, category)) for c in channels)
    ]
    blocks: list[Block] = [
        Paragraph(("Everyone counts: school, work, family, the person you met once. Go through one channel at a time, and note it in your own note under ", Code("## Sweeps"), ".")),
        Facts("Searched", searched),
    ]  # fmt: skip
    if searched:
        blocks.append(Table("Found in", columns, tuple(rows)))
    else:
        blocks.append(Paragraph(_NOWHERE))
        if any(category for _, category in cells):
            blocks.append(Table("Came as", ("Came as", "People"), tuple(rows)))
    if empty:
        blocks.append(Paragraph((f"Nobody is noted as {_either(empty)} yet.",)))
    data = {
        "cells": [
            {**({"channel": c} if c else {}), **({"category": k} if k else {}), "people": number}
            for (c, k), number in sorted(cells.items())
        ],
        "sweeps": [
            {"channel": channel, "on": day.isoformat()} for channel, day in sorted(days.items())
        ],
    }
    return View("coverage", TITLE, tuple(blocks), data)


def _either(words: list[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
