"""What has to be there before a field can be changed: refused in words that say what is missing."""

from __future__ import annotations

from netnotes.model.edits.source import EditRefusedError, Source
from netnotes.model.edits.tree import Path, Tree
from netnotes.model.nodes import Items, Pairs, Scalar
from netnotes.sentences import count, say


def item_of(source: Source, name: str, index: int) -> Items | Pairs | Scalar:
    """The value of a field that has an item at `index`."""
    slot = Tree(source.front).slot((name,))
    if slot is None or (isinstance(slot.node, Scalar) and slot.node.left_out):
        raise EditRefusedError(say("the note has no `{name}`", name=name))
    held = len(slot.node.items) if isinstance(slot.node, Items) else 1
    if not 0 <= index < held:
        message = count(
            "`{name}` has 1 item; there is no item {item}",
            "`{name}` has {n} items; there is no item {item}",
            held, name=name, item=index + 1,
        )  # fmt: skip
        raise EditRefusedError(message)
    return slot.node


def map_at(source: Source, path: Path) -> None:
    """See that there is a map that can hold the last key of a path."""
    slot = Tree(source.front).slot(path[:-1])
    if slot is None or not isinstance(slot.node, Pairs):
        message = say(
            "item {item} of `{name}` is no map of keys and values; it has no `{key}`",
            item=int(path[1]) + 1, name=path[0], key=path[-1],
        )  # fmt: skip
        raise EditRefusedError(message)
