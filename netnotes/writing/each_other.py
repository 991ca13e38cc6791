"""What two notes that become one say of each other: nobody introduces, or knows, themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from netnotes.model import edit
from netnotes.model.field import Record
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.values.many import Many
from netnotes.model.values.reference import ReferenceKind
from netnotes.model.wikilink import WIKILINK
from netnotes.writing import written
from netnotes.writing.moving import meant
from netnotes.writing.values import inner

#: The lists whose items are maps, each with somebody to whom there is a tie.
_TIES = frozenset(("knows", "related"))


def without(network: Network, raw: bytes, note: Note, other: Note) -> tuple[bytes, list[str]]:
    """The bytes of `note` without the fields and items that say how it is tied to `other`.

    Gives the names of the fields, too, once for each that was taken out.
    """
    gone: list[str] = []
    for name, kind in _kinds(note):
        there = written.items(raw, name)
        found = [n for n, said in enumerate(there) if _means(network, said, kind, other)]
        for number in reversed(found):
            several = isinstance(note.fields[name].kind, Many) and len(there) > 1
            raw = edit.remove_item(raw, name, number) if several else edit.remove_field(raw, name)
            there = written.items(raw, name)
            gone.append(name)
    return raw, gone


def _kinds(note: Note) -> Iterator[tuple[str, Any]]:
    """The fields of a note that tie it to somebody, with the kind of one item."""
    for name, field in type(note).fields.items():
        kind = inner(field.kind)
        if isinstance(kind, ReferenceKind) or name in _TIES:
            yield name, kind


def _means(network: Network, said: Any, kind: Any, other: Note) -> bool:
    if isinstance(said, tuple) and isinstance(kind, Record):
        fields = kind.table.fields
        return any(
            _means(network, value, fields[key].kind, other) for key, value in said if key in fields
        )
    kind = getattr(kind, "short", None) or kind
    if not (isinstance(said, str) and isinstance(kind, ReferenceKind)):
        return False
    linked = WIKILINK.fullmatch(said.strip())
    target = linked["target"].strip() if linked else said.strip()
    return bool(target) and meant(network, target, kind.expects) is other
