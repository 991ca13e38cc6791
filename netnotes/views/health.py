"""Notes health: every finding, with a link to its line."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.lint.check import check
from netnotes.model.network import Network
from netnotes.views._pieces import marked
from netnotes.views._shape import NUMBER, TEXT, Shape, listed, output, record, word
from netnotes.views.view import Block, Code, Link, Paragraph, Table, Text, View
from netnotes.words import counted

TITLE = "Notes health"
ORDER = 60

_EDIT = record(line=NUMBER, column=NUMBER, end_line=NUMBER, end_column=NUMBER, text=TEXT)
SHAPE: Shape = output(
    diagnostics=listed(
        record(
            {"fix": record(title=TEXT, edits=listed(_EDIT))},
            path=TEXT,
            line=NUMBER,
            column=NUMBER,
            end_line=NUMBER,
            end_column=NUMBER,
            code=TEXT,
            name=TEXT,
            severity=word("error", "warning", "information"),
            message=TEXT,
        )
    ),
    notes=NUMBER,
)


def build(network: Network, today: date, settings: Settings) -> View:
    """All findings of `netnotes check`, by place."""
    found = check(network, settings, today)
    notes = sum(1 for _ in network.everything)
    rows: list[tuple[Text, ...]] = []
    for d in found:
        at = f"{d.path}:{d.span.line}:{d.span.column}"
        rows.append(
            (
                (d.severity,),
                (Link(at, at, "place"),),
                marked(d.message),
                (Link(f"{d.code} {d.name}", "rules", "page"),),
            )
        )
    said = f"{counted(len(found), 'finding').capitalize()} in {counted(notes, 'note')}."
    lead = said if found else f"All {counted(notes, 'note')} are in order."
    blocks: tuple[Block, ...] = (
        Paragraph((lead, " ", Code("netnotes check"), " says the same in the terminal.")),
        Table("", ("Severity", "Place", "Finding", "Rule"), tuple(rows)),
    )
    data = {"diagnostics": [d.to_json() for d in found], "notes": notes}
    return View("health", TITLE, blocks, data)
