"""What came back from a sheet: the cells that were written, and what was left alone."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.sentences import count, say, tell
from netnotes.views._shape import NUMBER, TEXT, Shape, listed, record
from netnotes.views._written import written
from netnotes.views.view import Bullets, Code, Link, Paragraph, Text, View
from netnotes.words import shorten
from netnotes.writing.sheet import Cell, Sheet

#: So many cells are told in words.
_SHOWN = 20
_WIDEST = 60

SHAPE: Shape = written(
    {
        "cells": listed(record(line=NUMBER, slug=TEXT, field=TEXT, before=TEXT, after=TEXT)),
        "left": listed(record(line=NUMBER, slug=TEXT, field=TEXT, why=TEXT)),
    }
)


def build(network: Network, today: date, settings: Settings, done: Sheet) -> View:
    """The first of the cells, and how many there are."""
    del today, settings
    items = [_cell(network, cell) for cell in done.cells[:_SHOWN]]
    more = len(done.cells) - _SHOWN
    if more > 0:
        items.append((count("and {n:,} more", "and {n:,} more", more),))
    data = {
        "cells": [cell._asdict() for cell in done.cells],
        "left": [one._asdict() for one in done.left],
    }
    blocks = (
        Bullets(say("Written ({n})", n=len(done.cells)), tuple(items)),
        Paragraph(tell("{undo} takes all of it back.", undo=Code("netnotes undo"))),
    )
    return View("sheet", say("Sheet"), blocks, data)


def _cell(network: Network, cell: Cell) -> Text:
    note = network.resolve(cell.slug)
    who = Link(note.called, note.slug) if note else cell.slug
    if not cell.after:
        return tell(
            "{who}, {field}: {before} is taken out.",
            who=who, field=cell.field, before=shorten(cell.before, _WIDEST),
        )  # fmt: skip
    return tell(
        "{who}, {field}: {after}",
        who=who, field=cell.field, after=shorten(cell.after, _WIDEST),
    )  # fmt: skip
