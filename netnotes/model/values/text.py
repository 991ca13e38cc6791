"""Free text, kept as it is written."""

from __future__ import annotations

import re

from netnotes.model.nodes import Node
from netnotes.model.values.kind import Reader, ScalarKind, Wrong
from netnotes.sentences import mark, say

#: C0, C1 and DEL but for tab and line breaks, and the marks that reorder what a reader sees.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Text(ScalarKind[str]):
    """Any text; `no`, `0171` and `12:30` are the text they look like."""

    label = mark("text")
    example = "a few words"

    def __init__(self, *, one_line: bool = False) -> None:
        self.one_line = one_line

    def parse(self, text: str) -> str | Wrong:
        """Keep it, unless it holds characters that nobody can see."""
        if CONTROL.search(text):
            return Wrong(
                "control-character", say("an invisible control character stands in this value")
            )
        stripped = text.strip()
        if self.one_line and "\n" in stripped:
            return Wrong("wrong-type", say("this must stand on one line"))
        return stripped

    def read(self, node: Node, reader: Reader) -> str | None:
        """Blank text is left out."""
        return super().read(node, reader) or None

    def schema(self) -> dict[str, object]:
        return {"type": ["string", "number", "boolean"]}


TEXT = Text()
LINE = Text(one_line=True)
