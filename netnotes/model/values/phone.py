"""A telephone number, kept as it is written."""

from __future__ import annotations

import re

from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.sentences import mark, say

_SHAPE = re.compile(r"\+?[\d\s().\-/]{3,30}(?:\s*(?:x|ext\.?|#)\s*\d{1,8})?", re.IGNORECASE)


class Phone(ScalarKind[str]):
    """Digits with their usual company; a leading zero stays."""

    label = mark("a phone number")
    example = "+351 21 000 0000"

    def parse(self, text: str) -> str | Wrong:
        """The number as written."""
        number = text.strip().removeprefix("tel:")
        if _SHAPE.fullmatch(number) and sum(c.isdigit() for c in number) >= 3:
            return number
        return Wrong(
            "bad-phone",
            say("“{text}” is no phone number; digits, spaces and + are expected", text=text),
        )

    def schema(self) -> dict[str, object]:
        return {"type": ["string", "integer"]}


PHONE = Phone()
