"""Several values: a list, or a map of labels."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, TypeVar

from netnotes.model.nodes import Items, Node, Pairs
from netnotes.model.values.kind import Kind, Reader, ScalarKind
from netnotes.sentences import say

T = TypeVar("T")


class Many(Generic[T]):
    """A list of values of one kind; a single value is a list of one."""

    def __init__(self, kind: Kind[T]) -> None:
        self.kind = kind
        self.example = f"[{kind.example}]"
        self._same = getattr(type(kind), "thaw", None) is ScalarKind.thaw

    def called(self) -> str:
        """See `Kind.called`."""
        return say("a list: {what}", what=self.kind.called())

    def read(self, node: Node, reader: Reader) -> Any:
        """What can be read; an item that cannot is reported and left out."""
        nodes = node.items if isinstance(node, Items) else [node]
        read = self.kind.read
        plain = [value for item in nodes if (value := read(item, reader)) is not None]
        return plain or None

    def thaw(self, plain: Any) -> list[T]:
        if self._same:  # each is its own plain data
            return list(plain)
        thaw = self.kind.thaw
        return [thaw(item) for item in plain]

    def schema(self) -> dict[str, object]:
        one = self.kind.schema()
        return {"anyOf": [one, {"type": "array", "items": one}]}


class Labelled(Generic[T]):
    """A map from my own labels to values of one kind: `{website: https://…}`."""

    def __init__(self, kind: Kind[T]) -> None:
        self.kind = kind
        self.example = f"{{website: {kind.example}}}"

    def called(self) -> str:
        """See `Kind.called`."""
        return say("a map of labels, each with {what}", what=self.kind.called())

    def read(self, node: Node, reader: Reader) -> Any:
        if not isinstance(node, Pairs):
            if getattr(node, "left_out", False):
                return None
            what = say("a list") if isinstance(node, Items) else say("a bare value")
            message = say(
                "this takes a map, as in {{label: {example}}}; here stands {what}",
                example=self.kind.example, what=what,
            )  # fmt: skip
            reader.problem("wrong-type", node.span, message)
            return None
        read = self.kind.read
        plain: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, labelled in node.pairs:
            if key.text in lines:
                message = say(
                    "`{name}` is written twice, here and on line {line}",
                    name=key.text,
                    line=lines[key.text],
                )
                reader.problem("duplicate-key", key.span, message)
            lines[key.text] = key.span.line
            value = read(labelled, reader)
            if value is not None:
                plain[key.text] = value
        return plain or None

    def thaw(self, plain: Any) -> dict[str, T]:
        thaw = self.kind.thaw
        return {label: thaw(item) for label, item in plain.items()}

    def schema(self) -> dict[str, object]:
        return {"type": "object", "additionalProperties": self.kind.schema()}


class Address(NamedTuple):
    """A way to reach someone, with what was said of it."""

    value: str
    label: str = ""  # `work`, `home`
    use: str = ""  # what it is meant for: `business inquiries`


class Addresses:
    """One or more addresses, with labels (`{work: …}`) and uses (`{work: …, use: …}`) allowed."""

    def __init__(self, kind: Kind[str]) -> None:
        self.kind = kind
        self.example = kind.example

    def called(self) -> str:
        """See `Kind.called`."""
        return say("{what}, one or a list, with labels if you like", what=self.kind.called())

    def read(self, node: Node, reader: Reader) -> Any:
        plain: list[tuple[str, str, str]] = []
        for item in node.items if isinstance(node, Items) else [node]:
            if not isinstance(item, Pairs):
                value = self.kind.read(item, reader)
                if value is not None:
                    plain.append((value, "", ""))
                continue
            use = item.get("use")
            said = str(getattr(use, "text", ""))
            for key, labelled in item.pairs:
                if key.text == "use":
                    continue
                value = self.kind.read(labelled, reader)
                if value is not None:
                    plain.append((value, key.text, said))
        return plain or None

    def thaw(self, plain: Any) -> list[Address]:
        return [Address._make(item) for item in plain]

    def schema(self) -> dict[str, object]:
        one = self.kind.schema()
        labelled = {"type": "object", "additionalProperties": {"type": "string"}}
        item = {"anyOf": [one, labelled]}
        return {"anyOf": [one, labelled, {"type": "array", "items": item}]}
