"""What a field says in the bytes of a note, item by item, unreadable ones included."""

from __future__ import annotations

from typing import Any

from netnotes.model.edits.source import Source
from netnotes.model.edits.tree import Tree, meaning


def said(raw: bytes, name: str) -> Any:
    """What stands under a key: a text, a list, or a tuple of pairs; '' where there is nothing."""
    source = Source(raw)
    if not source.has_front:
        return ""
    fields = meaning(Tree(source.front).root)
    assert isinstance(fields, tuple)
    found: Any = ""
    for key, value in fields:
        if key == name:
            found = value
    return found


def items(raw: bytes, name: str) -> list[Any]:
    """The items of a list field, counted as `model.edit` counts them; one value is a list of one."""
    found = said(raw, name)
    if isinstance(found, list):
        return found
    return [] if found in ("", ()) else [found]
