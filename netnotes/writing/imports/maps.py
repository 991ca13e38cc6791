"""Lists of maps in two notes of the same person (asks, gifts, openings): what of one the other lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from netnotes.model import edit
from netnotes.model.edit import Value
from netnotes.model.note import Note
from netnotes.model.parse import make_note, parse_note


def missing(note: Note, field: str, value: Value) -> Iterator[tuple[Value, Value | None]]:
    """The items of `value` that stand in no item of the note's list, or not all of what they say.

    With each stands None where it is new, else what the note's own says of it.
    """
    left = [_bare(one) for one in note.values.get(field, ())]
    kind: dict[str, Value] = {"kind": "org"} if note.is_org else {}
    for item in value if isinstance(value, list) else [value]:
        raw = edit.new_note({**kind, "name": "-", field: [item]})
        for said in map(_bare, make_note("people/-.md", parse_note(raw)).values.get(field, ())):
            alike = [one for one in left if _agree(one, said)]
            if not alike:
                yield item, None
                continue
            mine = max(alike, key=lambda one: len(one.keys() & said.keys()))
            left.remove(mine)
            if isinstance(item, dict) and not said.items() <= mine.items():
                yield item, {key: one for key, one in item.items() if key in mine}


def _bare(plain: dict[str, Any]) -> dict[str, Any]:
    """A map as it was read, without its places."""
    return {key: value for key, value in plain.items() if key != "@"}


def _agree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two maps can be the same one, of which either says more: what both say is the same."""
    both = one.keys() & other.keys()
    return bool(both) and all(one[key] == other[key] for key in both)
