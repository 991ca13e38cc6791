"""Front matter as a tree whose every part knows where its own text begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from netnotes.model.compose import compose
from netnotes.model.nodes import Items, Node, Pairs, Scalar, walk

Step = str | int
Path = tuple[Step, ...]

_KEEP = re.compile(r"[|>][1-9]?\+")
_BLANK = " \t"


class Slot(NamedTuple):
    """Where a value stands, or would stand.

    `behind` is the offset behind the colon or bullet before it, `column` that of its key or bullet;
    `flow` says that it stands in brackets, `owner` what holds it.
    """

    node: Node
    key: Scalar | None
    owner: Node
    behind: int
    column: int
    flow: bool


class Tree:
    """The front matter's text with its nodes; offsets count characters of that text."""

    def __init__(self, text: str) -> None:
        self.text = text
        node, _ = compose(text)
        #: The fields, or None where there are none.
        self.root = node if isinstance(node, Pairs) else None

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def _offset(self, line: int, column: int) -> int:
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, len(self.text))

    def start(self, node: Node) -> int:
        """The offset at which a node begins."""
        return self._offset(node.span.line, node.span.column)

    def end(self, node: Node) -> int:
        """The offset at which a node's own text ends, without blanks and comments behind it.

        A block scalar that keeps its last blank lines (`|+`) ends behind them.
        """
        if isinstance(node, Scalar) or self.is_flow(node):
            end = self._offset(node.span.end_line, node.span.end_column)
            if not self.is_block_scalar(node):
                return end
            return self._end_of_block_scalar(self.start(node), end)
        if isinstance(node, Items):
            return self.end(node.items[-1]) if node.items else self.start(node)
        key, value = node.pairs[-1]
        return max(self.end(key), self.end(value))

    def _end_of_block_scalar(self, start: int, end: int) -> int:
        own = self.text[start:end]
        if _KEEP.match(own):
            return start + len(own.removesuffix("\n").removesuffix("\r"))
        header, *lines = own.split("\n")
        first = next((line for line in lines if line.strip()), "")
        # What is indented further than the text is part of it, were it blanks alone.
        indent = (
            len(first) - len(first.lstrip(" ")) if not re.search(r"^.[-+]?[1-9]", header) else 0
        )
        while lines and (not lines[-1].strip() and len(lines[-1].rstrip("\r")) <= indent):
            lines.pop()
        end = start + len("\n".join([header, *lines]))
        return end - 1 if self.text[end - 1] == "\r" else end

    def is_block_scalar(self, node: Node) -> bool:
        """Whether it is a text behind `|` or `>`."""
        return (
            isinstance(node, Scalar)
            and not node.plain
            and self.text[self.start(node) : self.start(node) + 1] in ("|", ">")
        )

    def is_flow(self, node: Node) -> bool:
        """Whether it is a list or map in brackets."""
        opened = self.text[self.start(node) : self.start(node) + 1]
        return (isinstance(node, Items) and opened == "[") or (
            isinstance(node, Pairs) and opened == "{"
        )

    def is_block(self, node: Node) -> bool:
        """Whether it is a list or map written over lines."""
        return not isinstance(node, Scalar) and not self.is_flow(node)

    def mark(self, node: Node) -> str:
        """The quotation mark that a scalar is written with, or ''."""
        first = self.text[self.start(node) : self.start(node) + 1]
        quoted = isinstance(node, Scalar) and not node.plain and first in ("'", '"')
        return first if quoted else ""

    def column(self, offset: int) -> int:
        """How many characters stand before an offset on its line."""
        return offset - (self.text.rfind("\n", 0, offset) + 1)

    def line_end(self, offset: int) -> int:
        """The offset at which the line about an offset ends, before its line break."""
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - 1 if end and self.text[end - 1] == "\r" else end

    def line_break(self, offset: int, other: str) -> str:
        """How the line about an offset ends; `other` where it is the last and does not."""
        return self.text[self.line_end(offset) : self.next_line(offset)] or other

    def next_line(self, offset: int) -> int:
        """The offset at which the line below an offset begins."""
        return self.text.find("\n", offset) + 1 or len(self.text)

    def line_start(self, offset: int) -> int:
        """The offset at which the line about an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def behind_key(self, key: Scalar, value: Node) -> int:
        """The offset behind the colon between a key and its value, or behind the key."""
        between = self.text[self.end(key) : max(self.start(value), self.end(key))]
        colon = self._outside_comments(between, ":")
        return self.end(key) + (colon + 1 if colon >= 0 else 0)

    def bullet(self, items: Items, item: Node) -> int:
        """The offset of the `-` before an item of a list that is written over lines."""
        column = items.span.column - 1
        begin = self.line_start(self.start(item))
        while begin > 0 and not (
            self.text[begin + column : begin + column + 1] == "-"
            and self.is_lead(self.text[begin : begin + column])
        ):
            begin = self.line_start(begin - 1)
        return begin + column

    @staticmethod
    def is_lead(text: str) -> bool:
        """Whether nothing but indent and bullets of outer lists stand in `text`."""
        return not text.strip(" \t-?")

    @staticmethod
    def _outside_comments(text: str, char: str) -> int:
        """The first offset of `char` in a text between two nodes, comments left out; or -1."""
        comment = False
        for offset, found in enumerate(text):
            if found == "\n":
                comment = False
            elif found == "#" and (offset == 0 or text[offset - 1] in " \t\n"):
                comment = True
            elif found == char and not comment:
                return offset
        return -1

    def comma_after(self, offset: int, limit: int) -> int:
        """The offset behind the comma that follows an offset in brackets, or 0."""
        comma = self._outside_comments(self.text[offset:limit], ",")
        return offset + comma + 1 if comma >= 0 else 0

    def slots(self, owner: Node, *, flow: bool = False) -> Iterator[Slot]:
        """The values of a list or map, in order; `flow` says that `owner` stands in brackets."""
        flow = flow or self.is_flow(owner)
        if isinstance(owner, Pairs):
            for name, value in owner.pairs:
                column = self.column(self.start(name))
                yield Slot(value, name, owner, self.behind_key(name, value), column, flow)
        elif isinstance(owner, Items):
            for item in owner.items:
                bullet = self.start(item) - 1 if flow else self.bullet(owner, item)
                yield Slot(item, None, owner, bullet + 1, self.column(bullet), flow)

    def slot(self, path: Path) -> Slot | None:
        """Where the value stands that a path of keys and indexes leads to, or None.

        The first index of a value that is no list is the value itself: one value is a list of one.
        """
        if self.root is None:
            return None
        found: Slot | None = None
        for step in path:
            owner = found.node if found else self.root
            if isinstance(step, int) and not isinstance(owner, Items):
                if step:
                    return None
                continue
            flow = found is not None and found.flow
            slots = list(self.slots(owner, flow=flow))
            if isinstance(step, int):
                if not 0 <= step < len(slots):
                    return None
                found = slots[step]
            else:
                named = [slot for slot in slots if slot.key and slot.key.text == step]
                if not named:
                    return None
                found = named[-1]
        return found

    def lines_of(self, slot: Slot) -> tuple[int, int]:
        """From the line on which a field or item begins to the end of the last one it has."""
        if slot.key is not None:
            begin = self.start(slot.key)
            end = max(self.end(slot.key), self.end(slot.node))
        else:
            begin = min(slot.behind - 1, self.start(slot.node))
            end = max(self.end(slot.node), slot.behind)
        return self.line_start(begin), self.next_line(end)

    def comments(self, start: int, end: int) -> list[tuple[int, int]]:
        """The lines between two offsets that hold nothing but a comment, as offsets."""
        taken = [
            (self.start(node), self.end(node))
            for node in walk(self.root)
            if isinstance(node, Scalar) and node.span.line != node.span.end_line
        ]
        found: list[tuple[int, int]] = []
        begin = start
        while begin < end:
            after = self.next_line(begin)
            alone = self.text[begin:after].lstrip(_BLANK).startswith("#")
            if alone and not any(first < begin < last for first, last in taken):
                found.append((begin, after))
            begin = after
        return found


def meaning(node: Node | None) -> object:
    """What a node says: a text, a list, or a tuple of pairs; a value that is left out is ''."""
    if node is None:
        return ()
    if isinstance(node, Items):
        return [meaning(item) for item in node.items]
    if isinstance(node, Pairs):
        return tuple((name.text, meaning(value)) for name, value in node.pairs)
    return "" if node.left_out else node.text
