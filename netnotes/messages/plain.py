"""A message's text as it is read: small letters, straight quotes, no tags, each place kept.

`Plain.text` is what the patterns of this room are written for; `Plain.span` leads back to the line
and column of the file, whatever was left out or folded in between.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from netnotes.model.span import Span

#: So much is read for its prose; a longer one is too long whatever it says.
READ = 12_000

_FOLDED = {
    "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
    "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2010": "-", "\u2011": "-",
    "\u00a0": " ", "\u202f": " ", "\t": " ", "\u2026": ".",
}  # fmt: skip
_HTML = re.compile(
    r"<(?:!doctype html|html|body|div|p|br|table|span)\b[^<>]{0,400}>", re.IGNORECASE
)
_TAG = re.compile(r"</?([a-z!][a-z0-9]{0,20})\b[^<>]{0,2000}>|<!--", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_BREAKS = frozenset("p br div tr li h1 h2 h3 h4 table ul ol blockquote hr".split())
_SILENT = frozenset(("style", "script", "head", "title"))


class Plain(NamedTuple):
    """`text` in small letters and `said` as it was written, character for character.

    `at` holds where in the file each character stands, `ends` where the file's lines end.
    """

    text: str
    said: str
    at: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> Span:
        """The place in the file of a piece of `text`; it ends on the line where it begins."""
        if not self.at:
            return Span(1, 1, 1, 1)
        first = self.at[min(start, len(self.at) - 1)]
        last = self.at[min(max(end - 1, start), len(self.at) - 1)] + 1
        row = bisect_right(self.ends, first)
        begin = self.ends[row - 1] if row else 0
        until = self.ends[row] - 1 if row < len(self.ends) else last
        last = max(min(last, until), first)
        return Span(row + 1, first - begin + 1, row + 1, last - begin + 1)


def plain(raw: str) -> Plain:
    """The text of a message, at most the first `READ` characters of it."""
    ends = _line_ends(raw)
    source = raw[:READ]
    said: list[str] = []
    at: list[int] = []
    if _HTML.search(source):
        _untagged(source, said, at)
    else:
        said, at = list(source), list(range(len(source)))
    for number, character in enumerate(said):
        if character in _FOLDED:
            said[number] = _FOLDED[character]
        elif character != "\n" and (character < " " or unicodedata.category(character)[0] == "C"):
            said[number] = " "
    kept = "".join(said)
    small = "".join(_small(character) for character in kept) if not kept.isascii() else kept.lower()
    return Plain(small, kept, at, ends)


def _line_ends(raw: str) -> list[int]:
    """Where the lines end, as far as the message is read."""
    ends: list[int] = []
    at = raw.find("\n")
    while at >= 0:
        ends.append(at + 1)
        at = raw.find("\n", at + 1) if at < READ else -1
    return ends


def _small(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def _untagged(source: str, said: list[str], at: list[int]) -> None:
    """The words of an HTML message, paragraphs as lines, entities as what they stand for."""
    place, small = 0, source.lower()
    while place < len(source):
        character = source[place]
        tag = _TAG.match(source, place) if character == "<" else None
        entity = _ENTITY.match(source, place) if character == "&" else None
        if tag:
            name = (tag[1] or "").lower()
            end = tag.end()
            if not name:
                end = _after(small, "-->", end)
            elif name in _SILENT and not tag[0].startswith("</"):
                end = _after(small, f"</{name}>", end)
            if name in _BREAKS:
                said.append("\n")
                at.append(place)
            place = end
        elif entity:
            meant = html.unescape(entity[0])
            said.append(meant if len(meant) == 1 else " ")
            at.append(place)
            place = entity.end()
        else:
            said.append(" " if character in "\r\n" else character)
            at.append(place)
            place += 1


def _after(small: str, mark: str, start: int) -> int:
    found = small.find(mark, start)
    return len(small) if found < 0 else found + len(mark)
