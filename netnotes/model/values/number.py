"""A whole number within bounds."""

from __future__ import annotations

import re

from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.sentences import say

_DIGITS = re.compile(r"\d{1,9}")


class Number(ScalarKind[int]):
    """A whole number from `least` to `most`."""

    example = "20"

    def __init__(self, least: int = 0, most: int = 10**9) -> None:
        self.least = least
        self.most = most

    def parse(self, text: str) -> int | Wrong:
        """The number, decimal whatever its leading zeros."""
        if _DIGITS.fullmatch(text.strip()) and self.least <= (n := int(text)) <= self.most:
            return n
        return Wrong("bad-number", say("“{text}” is not {what}", text=text, what=self.called()))

    def called(self) -> str:
        """See `Kind.called`."""
        if self.most < 10**9:
            return say("a whole number from {least} to {most}", least=self.least, most=self.most)
        return say("a whole number")

    def schema(self) -> dict[str, object]:
        out: dict[str, object] = {"type": "integer", "minimum": self.least}
        if self.most < 10**9:
            out["maximum"] = self.most
        return out
