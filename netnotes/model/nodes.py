"""What YAML is read as: places and text, in three kinds of node; no value is ever guessed.

`compose.py` reads them; here is nothing that is slow to start.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.span import Span


class Scalar:
    """A value written as text. `plain` when it stands without quotes and on no block (`|`, `>`)."""

    __slots__ = ("plain", "span", "text")

    def __init__(self, text: str, span: Span, *, plain: bool) -> None:
        self.text = text
        self.span = span
        self.plain = plain

    @property
    def left_out(self) -> bool:
        """Nothing, or `~`, means that the value was left out; `null` is text."""
        return not self.text or (self.plain and self.text == "~")


class Items:
    """A list, flow or block."""

    __slots__ = ("items", "span")

    def __init__(self, items: list[Node], span: Span) -> None:
        self.items = items
        self.span = span


class Pairs:
    """A mapping, in its written order; a key written twice stands here twice."""

    __slots__ = ("pairs", "span")

    def __init__(self, pairs: list[tuple[Scalar, Node]], span: Span) -> None:
        self.pairs = pairs
        self.span = span

    def get(self, key: str) -> Node | None:
        """The value of `key`, the last one where it was written twice."""
        found: Node | None = None
        for name, value in self.pairs:
            if name.text == key:
                found = value
        return found


Node = Scalar | Items | Pairs


def quote(text: str) -> str:
    """`text` as a double-quoted YAML scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def walk(node: Node | None) -> Iterator[Node]:
    """The node and everything below it."""
    if node is None:
        return
    yield node
    if isinstance(node, Items):
        for item in node.items:
            yield from walk(item)
    elif isinstance(node, Pairs):
        for key, value in node.pairs:
            yield key
            yield from walk(value)
