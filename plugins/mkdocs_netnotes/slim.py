"""The theme's frame around a page without the blanks that its templates leave: a quarter of its weight."""

from __future__ import annotations

import re

#: What is left as it is: blanks say something there, or the policy knows it by its digest.
_KEPT = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)", re.DOTALL)
_BLANKS = re.compile(r"\s*\n\s*")


def slim(output: str, content: str) -> str:
    """A finished page; `content`, the part of it that speaks of notes, is left as it is."""
    if not content or content not in output:
        return _slim(output)
    before, _, after = output.partition(content)
    return _slim(before) + content + _slim(after)


def _slim(text: str) -> str:
    # One in three pieces is the name of the tag that is kept, which stands in the piece as well.
    pieces = _KEPT.split(text)
    for index in range(0, len(pieces), 3):
        pieces[index] = _BLANKS.sub("\n", pieces[index])
    return "".join(piece for index, piece in enumerate(pieces) if index % 3 != 2)
