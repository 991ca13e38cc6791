"""A mention of another note: `[[slug]]`, `[[Name]]`, `[[alias]]`, or the bare name."""

from __future__ import annotations

from typing import Any, NamedTuple

from netnotes.model.nodes import Node, Scalar
from netnotes.model.values.kind import Reader, ScalarKind, Wrong
from netnotes.model.values.text import CONTROL
from netnotes.model.wikilink import WIKILINK
from netnotes.sentences import mark, say


class Reference(NamedTuple):
    """Who is meant. `linked` when it was written in `[[…]]`; else it is a name in plain text."""

    target: str
    linked: bool


_EXPECTED = {
    "person": mark("a person"),
    "org": mark("an organization"),
    "any": mark("a person or an organization"),
}


class ReferenceKind(ScalarKind[Reference]):
    """A reference to a `person` or an `org`.

    With `strict` a name that belongs to nobody is a finding; without, it may stand for someone or
    some company that has no note (second degree, an employer).
    """

    def __init__(self, expects: str, *, strict: bool) -> None:
        self.expects = expects
        self.strict = strict
        self.label = _EXPECTED[expects]
        self.example = '"[[acme]]"' if expects == "org" else '"[[bo-chen]]"'

    def parse(self, text: str) -> tuple[str, bool] | Wrong:
        """Target and whether it stood in brackets."""
        said = text.strip()
        if CONTROL.search(said):
            return Wrong(
                "control-character", say("an invisible control character stands in this value")
            )
        linked = WIKILINK.fullmatch(said)
        if linked:
            return linked["target"].strip(), True
        if "[[" in said or "]]" in said:
            return Wrong(
                "unquoted-reference",
                say("“{text}”: a reference is written [[name]], alone", text=text),
            )
        return said, False

    def read(self, node: Node, reader: Reader) -> Any:
        plain = super().read(node, reader)
        if plain and isinstance(node, Scalar) and (plain[1] or self.strict):
            reader.reference(plain[0], node.span, self.expects)
        return plain

    def thaw(self, plain: Any) -> Reference:
        return Reference._make(plain)

    def schema(self) -> dict[str, object]:
        return {"type": "string", "description": self.label}


PERSON = ReferenceKind("person", strict=True)
#: Someone whom another knows: the second degree needs no note, so a bare name is fine.
KNOWN = ReferenceKind("person", strict=False)
ORG = ReferenceKind("org", strict=False)
ANYONE = ReferenceKind("any", strict=False)
