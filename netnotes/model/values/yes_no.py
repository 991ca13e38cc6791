"""Yes or no."""

from __future__ import annotations

from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.sentences import mark, say

_WORDS = {"yes": True, "true": True, "no": False, "false": False}


class YesNo(ScalarKind[bool]):
    """`yes`, `no`, `true` or `false`, compared without case."""

    label = mark("yes or no")
    example = "yes"

    def parse(self, text: str) -> bool | Wrong:
        """True or False."""
        value = _WORDS.get(text.strip().casefold())
        if value is None:
            return Wrong("bad-yes-no", say("“{text}” is neither yes nor no", text=text))
        return value

    def schema(self) -> dict[str, object]:
        return {"type": ["boolean", "string"], "enum": [True, False, *_WORDS]}


YES_NO = YesNo()
