"""Values of a note as JSON: dates ISO, references by what they name, absent scalars absent."""

from __future__ import annotations

from datetime import date
from typing import Any

from netnotes.model.field import Table
from netnotes.model.values.cadence import Cadence
from netnotes.model.values.many import Address
from netnotes.model.values.partial_date import PartialDate
from netnotes.model.values.reference import Reference


def jsonable(value: Any) -> Any:
    """A field's value as JSON."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (PartialDate, Cadence)):
        return str(value)
    if isinstance(value, Reference):
        return value.target
    if isinstance(value, Address):
        return {key: part for key, part in value._asdict().items() if part}
    if isinstance(value, Table):
        return fields(value)
    if isinstance(value, list):
        return [jsonable(item) for item in value]
    if isinstance(value, dict):
        return {label: jsonable(item) for label, item in value.items()}
    return value


def fields(table: Table) -> dict[str, Any]:
    """Every field that holds something; lists are always there."""
    out: dict[str, Any] = {}
    for name, field in type(table).fields.items():
        value = field.__get__(table, type(table))
        if isinstance(value, list) or table.has(name):
            out[name] = jsonable(value)
    return out


def without_absent(**items: Any) -> dict[str, Any]:
    """The items that are there: an absent scalar is absent rather than null."""
    return {key: jsonable(value) for key, value in items.items() if value not in (None, "")}
