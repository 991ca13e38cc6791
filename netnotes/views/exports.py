"""The formats in which a network goes out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.sentences import say
from netnotes.views._shape import TEXT, Shape, listed, output, record
from netnotes.views.view import Code, Quiet, Table, View

SHAPE: Shape = output(formats=listed(record(format=TEXT, about=TEXT, file=TEXT)))


def build(
    network: Network, today: date, settings: Settings, formats: Sequence[tuple[str, str, str]]
) -> View:
    """The formats, each with what it is for and the name of its file."""
    del network, today, settings
    rows = tuple(((Code(name),), (what,), (Quiet(file),)) for name, what, file in formats)
    columns = (say("Format"), say("What it is"), say("File"))
    data = [{"format": name, "about": what, "file": file} for name, what, file in formats]
    return View("export", say("Formats"), (Table("", columns, rows, ""),), {"formats": data})
