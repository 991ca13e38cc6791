"""What every kind of value can do."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from netnotes.model.diagnostic import Fix, Problem
from netnotes.model.nodes import Items, Node, Pairs, Scalar, quote
from netnotes.model.span import Span
from netnotes.sentences import say

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Reader:
    """Collects what reading one note's fields brings up: problems, and references with their places.

    A reference is kept as `(target, span, role, expects)`: who is meant, where it is written, the
    field that holds it, and whether a `person`, an `org` or `any` note is expected there.
    """

    __slots__ = ("field", "problems", "references")

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.references: list[tuple[str, Span, str, str]] = []
        self.field = ""

    def problem(self, rule: str, span: Span, message: str, fix: Fix | None = None) -> None:
        """Note that something at `span` cannot be read as it stands; a message is one line."""
        if "\n" in message:  # a value over several lines is spoken of
            message = " ".join(message.split())
        self.problems.append(Problem(rule, span, message, fix))

    def reference(self, target: str, span: Span, expects: str) -> None:
        """Note that `target` is spoken of in the field being read."""
        self.references.append((target, span, self.field, expects))


class Wrong(NamedTuple):
    """Why a text is not a value of this kind: the rule that speaks of it, and what to write."""

    rule: str
    message: str
    instead: str = ""  # a safe replacement, as it would be typed, where there is exactly one


class Kind(Protocol, Generic[T_co]):
    """One kind of value."""

    #: An example of one, as it is typed.
    example: str

    def called(self) -> str:
        """How messages, help and the field reference call it."""

    def read(self, node: Node, reader: Reader) -> Any:
        """The node as plain data, or None where it holds no such value (which is reported)."""

    def thaw(self, plain: Any) -> T_co:
        """The value that `read` gave as plain data."""

    def schema(self) -> dict[str, object]:
        """The JSON Schema of what a person may write here."""


class ScalarKind(Generic[T]):
    """A kind whose value is written on its own: `parse` reads its text."""

    #: How it is called, in the words of the catalogue.
    label: str = ""
    example: str = ""

    def called(self) -> str:
        """See `Kind.called`."""
        return say(self.label)

    def parse(self, text: str) -> Any:
        """The text as plain data, or `Wrong`."""
        raise NotImplementedError  # pragma: no cover

    def read(self, node: Node, reader: Reader) -> Any:
        """See `Kind.read`. `~` and nothing are left out, so they read as None without a word."""
        if not isinstance(node, Scalar):
            what = say("a list") if isinstance(node, Items) else say("a map")
            message = say("this takes {kind}; here stands {what}", kind=self.called(), what=what)
            reader.problem("wrong-type", node.span, message)
            return None
        if node.left_out:
            return None
        plain = self.parse(node.text)
        if isinstance(plain, Wrong):
            fix = None
            if plain.instead:
                text = plain.instead if node.plain else quote(plain.instead)
                fix = Fix(say("write {text}", text=text), ((node.span, text),))
            reader.problem(plain.rule, node.span, plain.message, fix)
            return None
        return plain

    def thaw(self, plain: Any) -> T:
        """See `Kind.thaw`: most values are their own plain data."""
        value: T = plain
        return value

    def schema(self) -> dict[str, object]:
        """See `Kind.schema`."""
        return {"type": ["string", "number", "boolean"], "description": self.label}


__all__ = ["Items", "Kind", "Node", "Pairs", "Reader", "Scalar", "ScalarKind", "Wrong", "quote"]
