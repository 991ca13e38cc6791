"""The fields of two notes put together: lists united, what only the other says added, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from netnotes.model import edit
from netnotes.model.edits.scalars import Value, inline, key
from netnotes.model.edits.source import EditRefusedError, Source, Splice
from netnotes.model.edits.tree import Tree, meaning
from netnotes.model.field import Table
from netnotes.model.nodes import Scalar, walk
from netnotes.model.note import fold
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.model.values.many import Addresses, Labelled, Many
from netnotes.sentences import say

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*$", re.MULTILINE)
#: What says more than the other value whichever note says it.
_STRONGER = {"do_not_contact": ("yes", "true")}


class Joined(NamedTuple):
    """The note with the fields of both; `over` is what found no place, as (field, value)."""

    raw: bytes
    over: list[tuple[str, str]]


def join_fields(raw: bytes, other: bytes, also_called: str) -> Joined:
    """The note `raw` with what the fields of `other` say.

    Where both say something different in a field of one value, the value of `raw` stays, and the
    other one is in `over`. `also_called` is the other's name, which becomes an alias.
    """
    source = Source(other)
    table: type[Table] = Org if source.data["org"] else Person
    over: list[tuple[str, str]] = []
    raw = _add_names(raw, [also_called])
    added: set[str] = set()
    pairs: Any = meaning(Tree(source.front).root) if source.has_front else ()
    for name, said in pairs:
        if name in ("name", "kind") or said in ("", [], ()):
            continue
        if name == "aliases":
            raw = _add_names(raw, [one for one in _listed(said) if isinstance(one, str)])
            continue
        if _said(raw, name) in ("", [], ()) and _value(said) is not None:
            raw = edit.set_field(raw, name, _sure(said))
            added.add(name)
            continue
        raw, left = _join(raw, table, name, said)
        over += [(name, one) for one in left]
    return Joined(_with_comments(raw, source, added), over)


def _said(raw: bytes, name: str) -> Any:
    """What stands under a key now; '' where nothing does."""
    source = Source(raw)
    pairs: Any = meaning(Tree(source.front).root) if source.has_front else ()
    return next((said for key_, said in reversed(pairs) if key_ == name), "")


def _value(said: Any) -> Value | None:
    """What a node says as a value that can be written; None for a map that says a key twice."""
    if isinstance(said, str):
        return said
    if isinstance(said, list):
        items = [_value(item) for item in said]
        return None if None in items else [item for item in items if item is not None]
    values = {name: _value(one) for name, one in said}
    if len(values) != len(said) or None in values.values():
        return None
    return {name: one for name, one in values.items() if one is not None}


def _sure(said: Any) -> Value:
    value = _value(said)
    assert value is not None
    return value


def _listed(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said]


def _add_names(raw: bytes, names: list[str]) -> bytes:
    """The names among the aliases, but those that the note has already."""
    for name in names:
        known = [_said(raw, "name"), *_listed(_said(raw, "aliases"))]
        if name and fold(name) not in {fold(one) for one in known if isinstance(one, str)}:
            raw = edit.add_item(raw, "aliases", name)
    return raw


def _join(raw: bytes, table: type[Table], name: str, said: Any) -> tuple[bytes, list[str]]:
    """A field that both notes have; gives what found no place besides."""
    field = table.fields.get(name)
    kind: Any = field.kind if field else None
    mine = _said(raw, name)
    if mine == said:
        return raw, []
    if isinstance(kind, Many | Addresses) or (kind is None and isinstance(mine, list)):
        return _join_items(raw, name, said)
    both_maps = isinstance(mine, tuple) and isinstance(said, tuple)
    if both_maps and (isinstance(kind, Labelled) or kind is None):
        return _join_labels(raw, name, said)
    if _same(kind, mine, said):
        return raw, []
    if isinstance(said, str) and said.casefold() in _STRONGER.get(name, ()):
        return edit.set_field(raw, name, said), [_text(mine)]
    return raw, [_text(said)]


def _join_items(raw: bytes, name: str, said: Any) -> tuple[bytes, list[str]]:
    left: list[str] = []
    for item in _listed(said):
        value = _value(item)
        there = map(_unordered, _listed(_said(raw, name)))
        if item in ("", [], ()) or _unordered(item) in there:
            continue
        if value is None:
            left.append(_text(item))
        else:
            raw = edit.add_item(raw, name, value)
    return raw, left


def _unordered(said: Any) -> Any:
    """What is said, the order of a map's keys aside."""
    if isinstance(said, list):
        return [_unordered(one) for one in said]
    if isinstance(said, tuple):
        return sorted((name, repr(_unordered(one))) for name, one in said)
    return said


def _join_labels(raw: bytes, name: str, said: Any) -> tuple[bytes, list[str]]:
    """The labels of a map; one that both have is kept under its name with a number."""
    left: list[str] = []
    for label, item in said:
        mine = dict(_said(raw, name))
        value = _value(item)
        if mine.get(label) == item or item in ("", [], ()):
            continue
        if value is None:
            left.append(f"{label}: {_text(item)}")
            continue
        free, number = label, 1
        while free in mine and mine[free] != item:
            number += 1
            free = f"{label} {number}"
        if free not in mine:
            raw = edit.set_in_item(raw, name, 0, free, value)
    return raw, left


def _same(kind: Any, one: Any, other: Any) -> bool:
    """Whether two texts are the same value: `yes` and `true`, say."""
    if kind is None or not isinstance(one, str) or not isinstance(other, str):
        return False
    if not hasattr(kind, "parse"):
        return False
    parsed = kind.parse(one)
    return parsed == kind.parse(other) and type(parsed).__name__ != "Wrong"


def _text(said: Any) -> str:
    """A value for a line of text: as it is, or as it would stand in brackets."""
    if isinstance(said, str):
        return said
    value = _value(said)
    if value is not None:
        return inline(value)
    pairs = (f"{key(name, flow=True)}: {_text(one)}" for name, one in said)
    return "{" + ", ".join(pairs) + "}"


# -- comments -------------------------------------------------------------------------------------


def _with_comments(raw: bytes, other: Source, added: set[str]) -> bytes:
    """The other note's comments: above the field that came along with them, else behind all fields."""
    for name, comment in _comments(other):
        source = Source(raw)
        if comment in {line.strip() for line in source.front.split("\n")}:
            continue
        tree = Tree(source.front)
        slot = tree.slot((name,)) if name in added else None
        at = source.front_start + tree.lines_of(slot)[0] if slot else source.front_end
        after = source.changed([Splice(at, at, comment + source.ending(at))])
        if meaning(Tree(Source(after).front).root) != meaning(tree.root):
            raise EditRefusedError(
                say("the comment “{comment}” cannot be taken along", comment=comment)
            )
        raw = after
    return raw


def _comments(source: Source) -> Iterator[tuple[str, str]]:
    """Each comment of the front matter, with the field that it stands in or above."""
    front = source.front if source.has_front else ""
    tree = Tree(front)
    chars = list(front)
    for node in walk(tree.root):
        if isinstance(node, Scalar):
            start, end = tree.start(node), tree.end(node)
            chars[start:end] = ["x" if char != "\n" else char for char in chars[start:end]]
    masked = "".join(chars)
    slots = list(tree.slots(tree.root)) if tree.root else []
    ends = [(tree.lines_of(slot)[1], slot.key.text) for slot in slots if slot.key]
    for found in _COMMENT.finditer(masked):
        text = front[found.start() : found.end()].rstrip("\r").rstrip()
        name = next((name for end, name in ends if found.start() < end), "")
        yield name, text


__all__ = ["Joined", "join_fields"]
