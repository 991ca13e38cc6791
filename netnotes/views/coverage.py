"""Coverage: where people were looked for and found, so that nobody is left out (R4, R5)."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.growth import coverage, swept
from netnotes.views._shape import DATE, NUMBER, TEXT, Shape, listed, output, record
from netnotes.views.view import Block, Code, Paragraph, Table, Text, View
from netnotes.words import ago

TITLE = "Coverage"
ORDER = 55

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
    for channel in channels:
        searched: Text = (ago(days[channel], today),) if channel in days else ()
        counts = [cells.get((channel, category), 0) for category in categories]
        if channel or any(counts):
            numbers = tuple((str(count) if count else "",) for count in counts)
            rows.append(((channel or "not noted",), searched, *numbers))
    columns = ("Found in", "Searched", *(category or "not noted" for category in categories))
    empty = [
        category
        for category in categories
        if category and not any(cells.get((c, category)) for c in channels)
    ]
    blocks: list[Block] = [
        Paragraph(("Everyone counts: school, work, family, the person you met once. Go through one channel at a time, and note it in your own note under ", Code("## Sweeps"), ".")),
        Table("", columns, tuple(rows)),
    ]  # fmt: skip
    if empty:
        blocks.append(Paragraph((f"Nobody yet who came as {', '.join(empty)}.",)))
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
