"""Values set, added and taken out of front matter: each replaces its own characters and no others."""

from __future__ import annotations

import re

from netnotes.model.edits import source
from netnotes.model.edits.layout import (
    braces,
    field_lines,
    over_lines,
    quoting,
    value_lines,
)
from netnotes.model.edits.scalars import Value, block_item, block_map, inline, pair
from netnotes.model.edits.source import EditRefusedError, Splice
from netnotes.model.edits.tree import Path, Slot, Tree, meaning
from netnotes.model.nodes import Items, Node, Pairs, Scalar
from netnotes.sentences import say

#: As many items are changed one by one, the note being read anew for each.
_FEW = 50
_HEADER = re.compile(r"[|>][-+1-9]*")


class Fields:
    """Front matter that is being changed. `text` is how it stands now, `ending` ends its lines."""

    def __init__(self, text: str, ending: str) -> None:
        self.text = text
        self.ending = ending

    def put(self, path: Path, value: Value) -> None:
        """Give what stands at `path` this value; a key that is not there is added."""
        tree = Tree(self.text)
        slot = tree.slot(path)
        if slot is None:
            self._add(tree, path, value)
        elif meaning(slot.node) != said(value) and not (
            self._put_items(slot, path, value) or self._put_keys(slot, path, value)
        ):
            self._replace(tree, slot, path, value)

    def append(self, path: Path, item: Value) -> None:
        """Add an item to the list at `path`; one value becomes a list, a missing field is added."""
        tree = Tree(self.text)
        slot = tree.slot(path)
        if slot is None or (isinstance(slot.node, Scalar) and slot.node.left_out):
            self.put(path, [item])
        elif isinstance(slot.node, Items):
            if not slot.node.items:
                self._append_to_none(tree, slot, path, item)
            elif tree.is_flow(slot.node):
                mark, quoted = quoting(tree, slot.node)
                new = inline(item, flow=True, mark=mark, quoted=quoted)
                self._append_inline(tree, slot.node, tree.end(slot.node.items[-1]), new)
            else:
                self._append_line(tree, slot.node, path, item)
        else:
            self._make_list(tree, slot, path, item)

    def drop(self, path: Path) -> None:
        """Take out what stands at `path`; comments on lines of their own stay."""
        tree = Tree(self.text)
        slot = tree.slot(path)
        if slot is None:
            return
        slots = list(tree.slots(slot.owner, flow=slot.flow))
        at = next(number for number, other in enumerate(slots) if other.node is slot.node)
        if len(slots) == 1 and slot.owner is not tree.root:
            parent = tree.slot(path[:-1])
            assert parent is not None
            self._replace(tree, parent, path[:-1], [] if isinstance(slot.owner, Items) else {})
        elif slot.flow:
            self._change(*_without(tree, slots, at))
        else:
            self._drop_lines(tree, slots, at)

    def _change(self, *changes: Splice) -> None:
        self.text = source.splice(self.text, changes)

    def _below(self, tree: Tree, offset: int, lines: list[str]) -> str:
        """Lines that follow the one about an offset, and end as it does."""
        ending = tree.line_break(offset, self.ending)
        return "".join(ending + line for line in lines)

    # -- setting ------------------------------------------------------------------------------

    def _put_items(self, slot: Slot, path: Path, value: Value) -> bool:
        """Set a list by its items where few of them change; False where it has to be written anew."""
        if not isinstance(slot.node, Items) or not isinstance(value, list) or not value:
            return False
        old = [meaning(item) for item in slot.node.items]
        new = [said(item) for item in value]
        if abs(len(old) - len(new)) > _FEW:
            return False
        if new[: len(old)] == old:
            for item in value[len(old) :]:
                self.append(path, item)
            return True
        if len(old) == len(new) and sum(a != b for a, b in zip(old, new, strict=True)) <= _FEW:
            for number, item in enumerate(value):
                self.put((*path, number), item)
            return True
        kept = _as_subsequence(old, new)
        if kept is None:
            return False
        for number in reversed(range(len(old))):
            if number not in kept:
                self.drop((*path, number))
        return True

    def _put_keys(self, slot: Slot, path: Path, value: Value) -> bool:
        """Set a map by its keys where some of them stay; False where it has to be written anew."""
        if not isinstance(slot.node, Pairs) or not isinstance(value, dict):
            return False
        old = {name.text: meaning(item) for name, item in slot.node.pairs}
        if len(old) < len(slot.node.pairs) or not set(old) & set(value):
            return False
        gone = [name for name in old if name not in value]
        come = [name for name, item in value.items() if name not in old or old[name] != said(item)]
        if len(gone) + len(come) > _FEW:
            return False
        for name in gone:
            self.drop((*path, name))
        for name in come:
            self.put((*path, name), value[name])
        return True

    def _replace(self, tree: Tree, slot: Slot, path: Path, value: Value) -> None:
        lead = self.text[tree.line_start(slot.behind) : slot.behind] + " "
        if slot.flow or not over_lines(tree, slot.node, value, lead):
            new = inline(value, flow=slot.flow, mark=tree.mark(slot.node))
            self._change(*_inline(tree, slot, new))
        elif tree.is_block_scalar(slot.node):
            self._change(*_inline(tree, slot, "x"))
            self.put(path, value)
        elif slot.key is None or self._shares_line(tree, slot):
            self._replace_item(tree, slot, path, value)
        else:
            self._replace_by_lines(tree, slot, path, value)

    def _shares_line(self, tree: Tree, slot: Slot) -> bool:
        """Whether a block value begins on the line of its own bullet."""
        between = self.text[slot.behind : tree.start(slot.node)]
        return tree.is_block(slot.node) and "\n" not in between

    def _replace_item(self, tree: Tree, slot: Slot, path: Path, value: Value) -> None:
        """Write an item of a list that is written over lines anew."""
        start, end = tree.start(slot.node), tree.end(slot.node)
        if start == end:
            start = end = slot.behind
        gap = " " if start == slot.behind else ""
        column = tree.column(start) + len(gap)
        if isinstance(value, dict) and braces(tree, slot.owner, str(path[0])) is not True:
            lines = block_map(value, " " * column)
        else:
            lines = [inline(value)]
        self._change(Splice(start, end, gap + tree.line_break(start, self.ending).join(lines)))

    def _replace_by_lines(self, tree: Tree, slot: Slot, path: Path, value: Value) -> None:
        """Write a value over the lines below its key."""
        node = slot.node
        lines = value_lines(tree, node, str(path[-1]), value, " " * slot.column)
        if tree.is_block(node):
            first, last = tree.line_start(tree.start(node)), tree.next_line(tree.end(node))
            comments = "".join(self.text[a:b] for a, b in tree.comments(first, last))
            ending = tree.line_break(tree.start(node), self.ending)
            text = comments + "".join(line + ending for line in lines)
            self._change(Splice(first, last, text))
            return
        end = max(tree.end(node), slot.behind)
        rest = tree.line_end(end)
        if not self.text[end:rest].strip():
            end = rest
        below = self._below(tree, rest, lines)
        if end == rest:
            self._change(Splice(slot.behind, rest, below))
        else:
            self._change(Splice(slot.behind, end, ""), Splice(rest, rest, below))

    # -- adding -------------------------------------------------------------------------------

    def _add(self, tree: Tree, path: Path, value: Value) -> None:
        owner: Node | None = tree.root
        flow = False
        if len(path) > 1:
            parent = tree.slot(path[:-1])
            owner = parent.node if parent else None
            flow = parent.flow if parent else False
        name = path[-1]
        if owner is None and len(path) == 1:
            lines = field_lines(tree, str(name), value, "")
            end = len(self.text)
            self._change(Splice(end, end, "".join(line + self.ending for line in lines)))
        elif not isinstance(owner, Pairs) or isinstance(name, int):
            raise EditRefusedError(_nothing_at(path))
        elif tree.is_flow(owner):
            last = max(tree.end(node) for node in owner.pairs[-1]) if owner.pairs else 0
            self._append_inline(tree, owner, last, pair(name, value))
        elif flow:  # `[name: Bo]`, a map without braces
            start, end = tree.start(owner), tree.end(owner)
            self._change(Splice(start, start, "{"), Splice(end, end, f", {pair(name, value)}}}"))
        else:
            first, last_value = owner.pairs[0][0], owner.pairs[-1]
            indent = " " * (first.span.column - 1)
            end = tree.line_end(max(tree.end(node) for node in last_value))
            lines = field_lines(tree, name, value, indent)
            self._change(Splice(end, end, self._below(tree, end, lines)))

    def _append_to_none(self, tree: Tree, slot: Slot, path: Path, item: Value) -> None:
        """Add the first item to `[]`."""
        if isinstance(item, dict) and not slot.flow:
            self._replace(tree, slot, path, [item])
        else:
            self._append_inline(tree, slot.node, 0, inline([item])[1:-1])

    def _append_inline(self, tree: Tree, owner: Node, last: int, new: str) -> None:
        """Add to a list or map in brackets, whose last part ends at `last` (0 where it has none)."""
        opened, closed = tree.start(owner), tree.end(owner) - 1
        if not last:
            blank = not self.text[opened + 1 : closed].strip()
            self._change(Splice(opened + 1 if blank else closed, closed, new))
            return
        comma = tree.comma_after(last, closed)
        parts = list(tree.slots(owner, flow=True))
        start = tree.start(parts[-1].key or parts[-1].node)
        lead = self.text[tree.line_start(start) : start]
        if comma and not lead.strip() and tree.line_end(comma) < closed:
            # One part a line, with a comma behind each.
            end = tree.line_end(comma)
            self._change(Splice(end, end, self._below(tree, end, [f"{lead}{new},"])))
        else:
            self._change(Splice(last, last, f", {new}"))

    def _append_line(self, tree: Tree, items: Items, path: Path, item: Value) -> None:
        last = items.items[-1]
        bullet = tree.bullet(items, last)
        gap = self.text[bullet + 1 : tree.start(last)]
        gap = gap if gap and not gap.strip(" ") else " "
        mark, quoted = quoting(tree, items)
        indent = " " * tree.column(bullet)
        if isinstance(item, str):
            lines = [f"{indent}-{gap}{inline(item, mark=mark, quoted=quoted)}"]
        else:
            style = braces(tree, items, str(path[0]))
            lines = block_item(item, indent, gap=gap, braces=style)
        end = tree.line_end(max(tree.end(last), bullet + 1))
        self._change(Splice(end, end, self._below(tree, end, lines)))

    def _make_list(self, tree: Tree, slot: Slot, path: Path, item: Value) -> None:
        """Make a list of a single value, with a second item."""
        node = slot.node
        start, end = tree.start(node), tree.end(node)
        if isinstance(node, Pairs) and not slot.flow and tree.is_block(node):
            # The map becomes the first item as it stands: a bullet, and an indent for the rest.
            indent = " " * tree.column(start)
            lines = [Splice(start, start, "- ")]
            begin = tree.next_line(start)
            while begin < end:
                if self.text[begin : tree.line_end(begin)].strip():
                    lines.append(Splice(begin, begin, "  "))
                begin = tree.next_line(begin)
            added = block_item(item, indent, braces=False if path[0] == "asks" else None)
            after = tree.line_end(end)
            self._change(*lines, Splice(after, after, self._below(tree, after, added)))
            return
        if isinstance(node, Pairs):
            new = inline(item, flow=True)
            self._change(Splice(start, start, "["), Splice(end, end, f", {new}]"))
            return
        self.put(path, [value_of(node), item])

    # -- taking out ---------------------------------------------------------------------------

    def _drop_lines(self, tree: Tree, slots: list[Slot], at: int) -> None:
        slot = slots[at]
        first, last = tree.lines_of(slot)
        begin = tree.start(slot.key) if slot.key else slot.behind - 1
        lead = self.text[first:begin]
        if "-" not in lead:
            comments = "".join(self.text[a:b] for a, b in tree.comments(first, last))
            self._change(Splice(first, last, comments))
            return
        # It stands on the line of an outer bullet, behind which the next one moves up.
        after = slots[at + 1]
        follows = tree.start(after.key) if after.key else after.behind - 1
        if not self.text[last:follows].strip():
            self._change(Splice(begin, follows, ""))
        else:
            end = max(begin, tree.end(slot.key or slot.node), tree.end(slot.node))
            self._change(Splice(first + len(lead.rstrip(" ")), tree.line_end(end), ""))


def _inline(tree: Tree, slot: Slot, new: str) -> list[Splice]:
    """What writes `new` on one line in the place of a value, whatever stands there."""
    text, node, behind = tree.text, slot.node, slot.behind
    start, end = tree.start(node), tree.end(node)
    if start == end:
        colon = "" if slot.key is None or text[behind - 1 : behind] == ":" else ":"
        rest = tree.line_end(behind)
        blank = not slot.flow and not text[behind:rest].strip()
        gap = "" if slot.flow and slot.key is None else " "
        return [Splice(behind, rest if blank else behind, f"{colon}{gap}{new}")]
    if tree.is_block_scalar(node):
        header = _HEADER.match(text, start)
        assert header is not None
        below = Splice(tree.line_end(start), end, "")
        return [Splice(start, header.end(), new), *([below] if end > below.start else [])]
    if slot.flow or not tree.is_block(node) or "\n" not in text[behind:start]:
        return [Splice(start, end, new)]
    rest = tree.line_end(behind)
    first, last = tree.next_line(behind), tree.next_line(end)
    comments = "".join(text[a:b] for a, b in tree.comments(first, last))
    blank = not text[behind:rest].strip()
    return [Splice(behind, rest if blank else behind, f" {new}"), Splice(first, last, comments)]


def _without(tree: Tree, slots: list[Slot], at: int) -> list[Splice]:
    """What takes a part out of a list or map in brackets, with one comma."""
    text = tree.text
    bounds = [
        (
            tree.start(slot.key or slot.node),
            max(tree.end(slot.key or slot.node), tree.end(slot.node)),
        )
        for slot in slots
    ]
    start, end = bounds[at]
    if at + 1 == len(slots):
        if not at:
            closed = tree.end(slots[at].owner) - 1
            return [Splice(start, max(tree.comma_after(end, closed), end), "")]
        if "#" not in text[bounds[at - 1][1] : start]:
            return [Splice(bounds[at - 1][1], end, "")]
        closed = tree.end(slots[at].owner) - 1
        follows = closed
    else:
        follows = bounds[at + 1][0]
        if "\n" not in text[end:follows]:
            return [Splice(start, follows, "")]
    comma = tree.comma_after(end, follows) or end
    first, rest = tree.line_start(start), tree.line_end(comma)
    behind = text[comma:rest].strip()
    if not text[first:start].strip() and (not behind or behind.startswith("#")) and rest < follows:
        return [Splice(first, tree.next_line(comma), "")]  # it has its lines to itself
    return [Splice(start, comma, "")]


def _as_subsequence(old: list[object], new: list[object]) -> set[int] | None:
    """Which of `old` make up `new`, in order; None where they do not."""
    kept: set[int] = set()
    number = 0
    for item in new:
        while number < len(old) and old[number] != item:
            number += 1
        if number == len(old):
            return None
        kept.add(number)
        number += 1
    return kept


def said(value: Value) -> object:
    """What a value says, as `meaning` tells it of a node."""
    if isinstance(value, list):
        return [said(item) for item in value]
    if isinstance(value, dict):
        return tuple((name, said(item)) for name, item in value.items())
    return value


def value_of(node: Node) -> Value:
    """A node as the value that it was written from."""
    if isinstance(node, Items):
        return [value_of(item) for item in node.items]
    if isinstance(node, Pairs):
        return {name.text: value_of(item) for name, item in node.pairs}
    return node.text


def _nothing_at(path: Path) -> str:
    """Why nothing can be set at a path."""
    if len(path) < 2:
        return say("the front matter holds no fields")
    number = path[1]
    if isinstance(number, int):
        return say(
            "item {item} of `{name}` is no map of keys and values, so `{key}` cannot be set in it",
            item=number + 1, name=path[0], key=path[-1],
        )  # fmt: skip
    return say(
        "`{name}` is no map of keys and values, so `{key}` cannot be set in it",
        name=path[0], key=path[-1],
    )  # fmt: skip


__all__ = ["Fields", "said", "value_of"]
