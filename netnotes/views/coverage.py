"""Coverage: where people were looked for and found, so that nobody is left out (R4, R5)."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.growth import coverage, swept
from netnotes.sentences import mark, say, tell
from netnotes.shell import quoted
from netnotes.views._shape import DATE, NUMBER, TEXT, Shape, listed, output, record
from netnotes.views.charts import Across, Bar, Bars, Down, Matrix, Series
from netnotes.views.view import Block, Code, Command, Paragraph, Text, View
from netnotes.words import ago, listing

TITLE = mark("Coverage")
ORDER = 55
SECTION = mark("Looking back")

SHAPE: Shape = output(
    cells=listed(record({"channel": TEXT, "category": TEXT}, people=NUMBER)),
    sweeps=listed(record(channel=TEXT, on=DATE)),
)


def build(network: Network, today: date, settings: Settings) -> View:
    """Channels by categories, with the day on which each channel was searched."""
    del settings
    channels, categories, cells = coverage(network)
    days = swept(network)
    empty = [
        category
        for category in categories
        if category and not any(cells.get((c, category)) for c in channels)
    ]
    blocks: list[Block] = [Paragraph(_intro())]
    if any(channels):
        blocks.append(_matrix(channels, categories, cells, days, today))
    else:
        blocks.append(Paragraph(_nowhere()))
        if any(category for _, category in cells):
            blocks.append(_categories(categories, cells))
    waiting = [channel for channel in channels if channel and channel not in days]
    if waiting:
        blocks.append(Paragraph(_next(waiting)))
    if empty:
        nobody: Text = tell(
            "Nobody is noted as {categories} yet. A note says it so: {command}",
            categories=_either(empty),
            command=Command(f"netnotes set WHO source {quoted(empty[0])} --add"),
        )
        blocks.append(Paragraph(nobody))
    data = {
        "cells": [
            {**({"channel": c} if c else {}), **({"category": k} if k else {}), "people": number}
            for (c, k), number in sorted(cells.items())
        ],
        "sweeps": [
            {"channel": channel, "on": day.isoformat()} for channel, day in sorted(days.items())
        ],
    }
    return View("coverage", say(TITLE), tuple(blocks), data)


def _intro() -> Text:
    return tell(
        "Everyone counts: school, work, family, the person you met once. Go through one channel at a time, "
        "and note it in your own note under {heading}.",
        heading=Code("## Sweeps"),
    )


def _nowhere() -> Text:
    return tell(
        "No note says yet where you found someone; a line like {line} in theirs begins a table of it here.",
        line=Code("found_in: [phone]"),
    )


def _next(waiting: list[str]) -> Text:
    """The channels that nobody has gone through yet, and the command that begins."""
    return tell(
        "Not searched yet: {channels}. {command} begins.",
        channels=listing(waiting),
        command=Command(f"netnotes sweep {quoted(waiting[0])}"),
    )


def _matrix(
    channels: list[str], categories: list[str], cells: dict[tuple[str, str], int],
    days: dict[str, date], today: date,
) -> Matrix:  # fmt: skip
    """Categories below one another, channels side by side, each with the day it was searched."""
    lines = [
        Down(category or say("not noted"), tuple(cells.get((one, category), 0) for one in channels))
        for category in categories
        if category or any(cells.get((one, "")) for one in channels)
    ]
    across = tuple(_across(channel, days, today) for channel in channels)
    last = all(not line.numbers[-1] for line in lines)  # nobody is without a channel
    if last:
        lines = [Down(line.label, line.numbers[:-1]) for line in lines]
    return Matrix(
        say("Found in"),
        say("Came as"),
        across[: -1 if last else None],
        tuple(lines),
        say("Searched"),
    )


def _across(channel: str, days: dict[str, date], today: date) -> Across:
    if not channel:
        return Across(say("not noted"))
    if channel in days:
        return Across(channel, ago(days[channel], today))
    return Across(channel, say("not searched yet"))


def _categories(categories: list[str], cells: dict[tuple[str, str], int]) -> Bars:
    bars = tuple(
        Bar(category or say("not noted"), (cells[("", category)],))
        for category in categories
        if cells.get(("", category))
    )
    return Bars(say("Came as"), say("Came as"), (Series(say("People")),), bars)


def _either(words: list[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    if len(words) < 2:
        return "".join(words)
    return say("{rest} or {last}", rest=", ".join(words[:-1]), last=words[-1])
