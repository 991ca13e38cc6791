"""Shapes of machine output, as JSON Schema: what `--json` promises, and the tests hold it to.

`SHAPE` beside a view says what its data looks like; `netnotes schema NAME` prints it, and the
reference is made from it.
"""

from __future__ import annotations

from typing import TypeAlias

Shape: TypeAlias = dict[str, object]

TEXT: Shape = {"type": "string"}
NUMBER: Shape = {"type": "integer"}
YES_NO: Shape = {"type": "boolean"}
DATE: Shape = {"type": "string", "format": "date"}
PLACE: Shape = {"type": "string", "description": "path:line"}
ANYTHING: Shape = {}


def listed(item: Shape) -> Shape:
    """A list, which is always there."""
    return {"type": "array", "items": item}


def word(*words: str) -> Shape:
    """One of a few words."""
    return {"enum": list(words)}


def record(optional: dict[str, Shape] | None = None, /, **always: Shape) -> Shape:
    """An object: keys that are always there, and those that are absent where there is nothing."""
    return {
        "type": "object",
        "properties": {**always, **(optional or {})},
        "required": list(always),
        "additionalProperties": False,
    }


def open_record(optional: dict[str, Shape] | None = None, /, **always: Shape) -> Shape:
    """An object that holds a note's own fields besides these keys."""
    return {**record(optional, **always), "additionalProperties": True}


def output(**keys: Shape) -> Shape:
    """The whole of what a command prints: schema number, date, and its own keys."""
    return record(None, schema={"const": 1}, today=DATE, **keys)
