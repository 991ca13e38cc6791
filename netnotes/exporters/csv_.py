"""Everyone as a table, for a spreadsheet: a row each, a column a field.

The columns are the fields of a person, as `netnotes fields person` lists them, behind the slug; lists
stand in one cell with `; ` between. A cell that a spreadsheet would run as a formula has an apostrophe
before it, which an import takes off again (`--raw` leaves it out). Organizations are rows as well, `org` in the column `kind`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.exporters._private import fields_that_go_out
from netnotes.model.cells import cell_of, neutral
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.person import Person

FILE = "people.csv"
RAW = True
#: So many rows are handed on at once.
_ROWS = 500


def export(
    network: Network, today: date, settings: Settings, *, private: bool = False, raw: bool = False
) -> Iterator[bytes]:
    """The table as UTF-8 with a mark at its beginning, by which a spreadsheet knows it.

    With `raw` no apostrophe is put before a cell: for programs that run nothing.
    """
    columns = fields_that_go_out(Person, private=private)
    out = io.StringIO()
    writer = csv.writer(out)
    out.write("\ufeff")
    writer.writerow(["slug", *columns])
    notes: list[Note] = [*network.people, *network.orgs]
    for number, note in enumerate(notes, 1):
        if not note.broken:
            fields = type(note).fields
            cells = (cell_of(note, name) if name in fields else "" for name in columns)
            row = (note.slug, *cells)
            writer.writerow(row if raw else map(neutral, row))
        if number % _ROWS == 0:
            yield out.getvalue().encode("utf-8", "replace")
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode("utf-8", "replace")
