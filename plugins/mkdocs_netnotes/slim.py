"""The theme's frame around a page without what nobody sees: a quarter of its weight are blanks."""

from __future__ import annotations

import re

#: What is left as it is: blanks say something there, or the policy knows it by its digest.
_KEPT = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)", re.DOTALL)
_BLANKS = re.compile(r"\s*\n\s*")
#: A table of contents that is hidden at any width. The menu of a narrow window has one of its own.
_UNSEEN = re.compile(
    r'<div class="md-sidebar md-sidebar--secondary"[^>]*\shidden\s*>.*?(?=<div class="md-content")',
    re.DOTALL,
)


def slim(output: str, content: str) -> str:
    """A finished page; `content`, the part of it that speaks of notes, is left as it is."""
    if not content or content not in output:
        return _slim(output)
    before, _, after = output.partition(content)
    before = _UNSEEN.sub("", before, count=1)
    return _slim(before) + content + _slim(after)


def _slim(text: str) -> str:
    # One in three pieces is the name of the tag that is kept, which stands in the piece as well.
    pieces = _KEPT.split(text)
    for index in range(0, len(pieces), 3):
        pieces[index] = _BLANKS.sub("\n", pieces[index])
    return "".join(piece for index, piece in enumerate(pieces) if index % 3 != 2)
