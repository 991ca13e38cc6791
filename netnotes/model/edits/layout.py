"""How a note lays out its lists, so that what is added looks like what is there."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.model.ask import Ask
from netnotes.model.edits.scalars import (
    Value,
    block_list,
    block_map,
    fits,
    inline,
    is_plain,
    key,
)
from netnotes.model.edits.tree import Tree
from netnotes.model.nodes import Items, Node, Pairs, Scalar


class House(NamedTuple):
    """The manner of a note: lists over lines or in brackets, and how far their bullets stand in."""

    over_lines: bool
    indent: int


def house(tree: Tree) -> House:
    """The manner in which most lists of a note are written; in brackets where there are none."""
    balance = 0
    indent = 2
    for name, value in tree.root.pairs if tree.root else ():
        if not isinstance(value, Items):
            continue
        if tree.is_flow(value):
            balance -= 1
            continue
        indent = value.span.column - name.span.column
        if all(isinstance(item, Scalar) for item in value.items):
            balance += 1
    return House(balance > 0, indent)


def sorted_ask(value: Value) -> Value:
    """An ask with its keys in the order in which the format tells them."""
    if not isinstance(value, dict):
        return value
    order = {name: number for number, name in enumerate(Ask.fields)}
    return dict(sorted(value.items(), key=lambda pair: order.get(pair[0], len(order))))


def braces(tree: Tree, node: Node | None, field: str) -> bool | None:
    """Whether maps of this list stand in braces: as the last one does; None where either will do."""
    maps = (
        [item for item in node.items if isinstance(item, Pairs)] if isinstance(node, Items) else []
    )
    if maps:
        return tree.is_flow(maps[-1])
    return False if field == "asks" else None


def quoting(tree: Tree, items: Items) -> tuple[str, bool]:
    """The quotation mark of a list's items, and whether they have it without need."""
    scalars = [item for item in items.items if isinstance(item, Scalar)]
    marks = [tree.mark(item) for item in scalars]
    needless = any(is_plain(item.text, flow=tree.is_flow(items)) for item in scalars)
    mark = next((mark for mark in reversed(marks) if mark), "")
    return mark, bool(marks) and all(marks) and needless


def over_lines(tree: Tree, node: Node | None, value: Value, lead: str) -> bool:
    """Whether a value is written over several lines, where `node` stood before, if anything did."""
    if not value or isinstance(value, str):
        return False
    if node is not None and tree.is_block(node):
        return True
    if isinstance(value, dict):
        return not fits(value, lead)
    if any(isinstance(item, dict) for item in value):
        return True
    return (node is None or isinstance(node, Scalar)) and house(tree).over_lines


def field_lines(tree: Tree, name: str, value: Value, indent: str) -> list[str]:
    """The lines of a new field."""
    if not over_lines(tree, None, value, f"{indent}{name}: "):
        return [f"{indent}{key(name)}: {inline(value)}"]
    return [f"{indent}{key(name)}:", *value_lines(tree, None, name, value, indent)]


def value_lines(tree: Tree, node: Node | None, field: str, value: Value, indent: str) -> list[str]:
    """The lines of a value below its key, which stands at `indent`."""
    own = " " * (node.span.column - 1) if node is not None and tree.is_block(node) else None
    if isinstance(value, list):
        at = own if isinstance(node, Items) else None
        at = indent + " " * house(tree).indent if at is None else at
        return block_list(value, at, braces=braces(tree, node, field))
    assert isinstance(value, dict)
    at = own if isinstance(node, Pairs) else None
    at = indent + "  " if at is None else at
    first, *others = block_map(value, at)
    return [at + first, *others]
