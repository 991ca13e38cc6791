"""Tables: CSV as address books write it, read a row at a time and strictly.

The header is found by what stands in it, behind whatever preamble there is; columns go by their names,
never by their order. A quote that is never closed would swallow every row behind it without a word,
so the file is refused with the line on which it opens.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TextIO

from netnotes.errors import RefusedError
from netnotes.importers.candidate import Place, Skipped
from netnotes.importers.source import Source
from netnotes.model.cells import unmarked
from netnotes.sentences import say

#: So many rows are looked at for the header.
_PREAMBLE = 40
_DELIMITERS = (",", ";", "\t")
_NOTHING = "nothing was written."
#: So many characters may stand in a row beside its longest cell.
_BESIDE = 4 << 20
_TOO_LONG = "row larger than the limit"

IsHeader = Callable[[frozenset[str]], bool]


class Row(NamedTuple):
    """A row: the line on which it begins, from 1, and its cells by column; blank ones are ''."""

    line: int
    cells: dict[str, str]

    def get(self, *columns: str) -> str:
        """The first of these cells that says something, stripped; ''."""
        for column in columns:
            said = self.cells.get(column, "").strip()
            if said:
                return said
        return ""


class Table(NamedTuple):
    """A table that was found: its columns, as written and folded, and its rows."""

    columns: tuple[str, ...]
    rows: Iterator[Row | Skipped]


def columns_of(source: Source, member: str, is_header: IsHeader) -> tuple[str, ...]:
    """The columns of the first row that is a header, from the beginning of a file alone; () if none."""
    return _look(source, member, is_header)[1]


def read_table(source: Source, member: str, is_header: IsHeader) -> Table:
    """The table of a member.

    Raises `RefusedError` where no row is such a header, or two of its columns have one name.
    """
    columns = columns_of(source, member, is_header)
    where = source.place(member=member)
    if not columns:
        raise RefusedError(f"{where}: no row of it is the header that was expected; {_NOTHING}")
    known = [column for column in columns if column]
    for column in known:
        if known.count(column) > 1:
            raise RefusedError(f"{where}: two columns are called “{column}”; {_NOTHING}")
    return Table(columns, _rows(source, member, columns, is_header))


def _rows(
    source: Source, member: str, columns: Sequence[str], is_header: IsHeader
) -> Iterator[Row | Skipped]:  # fmt: skip
    delimiter, _ = _look(source, member, is_header)
    csv.field_size_limit(source.limits.cell)
    begun = False
    with source.text(member) as text:
        lines = _Lines(text, source.limits.cell + _BESIDE)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        line = 1
        try:
            for cells in reader:
                at, line = line, reader.line_num + 1
                lines.row_begins()
                if not begun:
                    begun = is_header(_names(cells))
                    continue
                source.reading.record("row")
                yield from _row(source.place(at, member=member), columns, cells)
        except csv.Error as error:
            raise _refusal(source.place(line, member=member), error) from error


class _Lines:
    """The lines of a text; a row of them that does not end is given up before it fills the memory."""

    def __init__(self, text: TextIO, most: int) -> None:
        self._text = text
        self._most = self._left = most

    def row_begins(self) -> None:
        """What comes now belongs to another row."""
        self._left = self._most

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._left + 1)
        if not line:
            raise StopIteration
        self._left -= len(line)
        if self._left < 0:
            raise csv.Error(_TOO_LONG)
        return line


def _row(at: Place, columns: Sequence[str], cells: list[str]) -> Iterator[Row | Skipped]:
    if not any(cell.strip() for cell in cells):
        if cells:
            yield Skipped(at, say("the row is empty"))
        return
    if any("\0" in cell for cell in cells):
        yield Skipped(at, say("it holds NUL characters, which no text does"), broken=True)
        return
    if any(cell.strip() for cell in cells[len(columns) :]):
        yield Skipped(at, say("it has more cells than the header, {n}", n=len(cells)), broken=True)
        return
    named = zip(columns, cells, strict=False)
    yield Row(at.number, {column: unmarked(cell) for column, cell in named if column})


def _look(source: Source, member: str, is_header: IsHeader) -> tuple[str, tuple[str, ...]]:
    """By what the cells are parted, and the columns; () where no row is a header."""
    lines = source.head_text(member).splitlines(keepends=True)
    for delimiter in _DELIMITERS:
        try:
            for row in islice(csv.reader(lines, delimiter=delimiter), _PREAMBLE):
                if is_header(_names(row)):
                    return delimiter, tuple(map(_tidy, row))
        except csv.Error:
            continue
    return ",", ()


def _tidy(name: str) -> str:
    return " ".join(name.replace("\ufeff", "").split())


def _names(row: Sequence[str]) -> frozenset[str]:
    return frozenset(_tidy(name) for name in row) - {""}


def _refusal(at: Place, error: csv.Error) -> RefusedError:
    said = str(error)
    if "unexpected end" in said:
        why = "a quote opens in this row and is never closed, so that all that follows is in it"
    elif said == _TOO_LONG:
        why = "the row is too long; if that is meant, say --any-size"
    elif "field larger" in said:
        why = "a cell is too long; if that is meant, say --any-size"
    elif "expected after" in said:
        why = "a quote ends in the middle of a cell"
    else:
        why = f"the row cannot be read ({said})"
    return RefusedError(f"{at}: {why}; {_NOTHING}")
