"""A field's value as one cell of a table, the way back, and cells that no spreadsheet runs.

The items of a list stand behind each other with `; ` between; one that holds a semicolon or a quotation
mark stands in quotation marks, as in CSV. A label is written `home=…` in a map, and `home: …` before an
address. Maps of a list, such as asks, are told as `key: value, key: value`, which is for reading only.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from netnotes.model.field import Record
from netnotes.model.note import Note
from netnotes.model.values.many import Addresses, Labelled, Many
from netnotes.model.values.reference import ReferenceKind
from netnotes.model.values.yes_no import YesNo

#: What a spreadsheet takes for a formula, or for the way to one; ours and others' apostrophes before it.
#: Some take the wide forms of East Asia for the same, and some look past blanks.
_RUN = re.compile(r"'*[^\S\t\r\n]*[=+\-@＝＋－＠\t\r\n]")
_MARKED = re.compile(r"'+[^\S\t\r\n]*[=+\-@＝＋－＠\t\r\n]")


def neutral(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before one that could be."""
    return f"'{text}" if _RUN.match(text) else text


def unmarked(cell: str) -> str:
    """A cell without the apostrophe that `neutral` put there."""
    return cell[1:] if _MARKED.match(cell) else cell


def cell_of(note: Note, name: str) -> str:
    """A field of a note as a cell; '' where it says nothing that can be read."""
    plain = note.values.get(name)
    return "" if plain is None else cell(type(note).fields[name].kind, plain)


def cell(kind: Any, plain: Any) -> str:
    """A value, as plain data of this kind, as a cell."""
    if isinstance(kind, Addresses):
        return joined(_address(*one) for one in plain)
    if isinstance(kind, Many):
        return joined(_text(kind.kind, one) for one in plain)
    if isinstance(kind, Labelled):
        return joined(f"{label}={_text(kind.kind, one)}" for label, one in plain.items())
    return _text(kind, plain)


def joined(items: Iterable[str]) -> str:
    """The items of a list in one cell."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="").writerow(items)
    parts = out.getvalue()
    if '"' not in parts:
        return parts.replace(";", "; ")
    return "; ".join(map(_quoted, split(parts)))


def _quoted(item: str) -> str:
    if not re.search(r'[;"\n\r]', item) and item == item.strip():
        return item
    return '"' + item.replace('"', '""') + '"'


def split(text: str) -> list[str]:
    """The items of a cell. Raises `csv.Error` where a quotation mark is never closed."""
    if '"' not in text:
        return [item for part in text.split(";") if (item := part.strip())]
    lines = csv.reader([text], delimiter=";", skipinitialspace=True, strict=True)
    return [item for row in lines for part in row if (item := part.strip())]


def _address(value: str, label: str, use: str) -> str:
    said = f"{label}: {value}" if label else value
    return f"{said} ({use})" if use else said


def _text(kind: Any, plain: Any) -> str:
    if isinstance(kind, Record):
        return _table(kind, plain)
    value = kind.thaw(plain)
    if isinstance(kind, ReferenceKind):
        return f"[[{value.target}]]" if value.linked else str(value.target)
    if isinstance(kind, YesNo):
        return "yes" if value else "no"
    return str(value)


def _table(kind: Record[Any], plain: dict[str, Any]) -> str:
    if kind.short is not None and set(plain) == {"@", "ref"}:
        return _text(kind.short, plain["ref"])
    fields = kind.table.fields
    return ", ".join(
        f"{name}: {cell(fields[name].kind, value)}"
        for name, value in plain.items()
        if name in fields
    )
