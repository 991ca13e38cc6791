"""The body of a note by its sections: headings, list items, and the small dated lists.

`## Top of mind`, `## News`, `## Why`, `## Questions`, and in my own note `## Milestones` and
`## Sweeps`. The log has a room of its own (`log.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from netnotes.model.dated import Milestone
from netnotes.model.values.day import read_day
from netnotes.model.wikilink import WIKILINK

BULLET = re.compile(r"([ \t]*)([-*+])[ \t]+(?=\S)(?:\[([ xX])\](?:[ \t]+|$))?")
_BULLETS = frozenset("-*+")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_FENCE = re.compile(r" {0,3}(?:[-*+] +)?(`{3,}|~{3,})")
_OPENS = re.compile(r"%%|<!--|`+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*(?=\n)")
_NOT_BREAK = re.compile(r"[^\n]")
_STARTS_WITH_DATE = re.compile(r"(\d[\d/.-]{5,}\d)(?=[\s:,]|$)[ \t]*:?[ \t]*")


MILESTONES = ("applied", "screen", "interview", "final", "offer", "accepted", "declined")


class Section(NamedTuple):
    """A heading with what stands below it: lines `start` to `end`, indexes into the body."""

    title: str
    level: int
    heading: int
    start: int
    end: int


class Item:
    """A list item with the lines that belong to it.

    `box` is '' where there is none, ' ' when open, 'x' when ticked. `pieces` are its lines without
    indent and bullet: (line, column, text), 1-based.
    """

    def __init__(self, box: str, pieces: tuple[tuple[int, int, str], ...]) -> None:
        self.box = box
        self.pieces = pieces

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.pieces[0][0]

    @property
    def column(self) -> int:
        """The column at which its text begins."""
        return self.pieces[0][1]

    @property
    def text(self) -> str:
        """Its text, lines joined by line breaks."""
        if len(self.pieces) == 1:
            return self.pieces[0][2]
        return "\n".join(text for _, _, text in self.pieces).rstrip()

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in `text`."""
        if len(self.pieces) == 1:
            line, column, _ = self.pieces[0]
            return line, column + offset
        piece = bisect_right(self.starts, offset) - 1
        line, column, _ = self.pieces[piece]
        return line, column + offset - self.starts[piece]

    @cached_property
    def starts(self) -> list[int]:
        """The offset in `text` at which each line begins."""
        lengths = (len(text) + 1 for _, _, text in self.pieces)
        return list(accumulate(lengths, initial=0))[:-1]


def mask(text: str) -> str:
    """`text` with code and comments blanked, every other character at its own place.

    What stands in a code fence or span is text, and `%%…%%` and HTML comments never render: no
    reference, task, heading or entry is read there.
    """
    if "%%" in text or "<!--" in text or "`" in text:
        if "```" in text or "~~~" in text:
            text = _mask_fences(text)
        return _mask_spans(text)
    return _mask_fences(text) if "~~~" in text else text


def shown(text: str) -> str:
    """`text` with `%%…%%` and HTML comments blanked, every other character at its own place."""
    if "%%" not in text and "<!--" not in text:
        return text
    spans = _hidden_spans(_mask_fences(text))
    return _blank(text, ((start, end) for start, end in spans if text[start] != "`"))


def _mask_spans(text: str) -> str:
    return _blank(text, _hidden_spans(text))


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += text[done:start], _NOT_BREAK.sub(" ", text[start:end])
        done = end
    return "".join((*pieces, text[done:]))


def _hidden_spans(text: str) -> Iterator[tuple[int, int]]:
    """Code spans and what never renders; whatever the text, in time that grows with it."""
    closers = _Closers(text)
    found = _OPENS.search(text)
    while found:
        end = closers.after(found)
        if end:
            yield found.start(), end
        found = _OPENS.search(text, end or found.end())


class _Closers:
    """Finds where a hidden span ends; what is known to close nowhere is looked for once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.unclosed: set[str] = set()
        self.runs: dict[str, list[int]] | None = None
        self.blanks: list[int] = []

    def after(self, opener: re.Match[str]) -> int:
        """The offset behind the span that `opener` opens, or 0 where nothing closes it."""
        mark = opener[0]
        if mark in self.unclosed:
            return 0
        if mark[0] == "`":
            return self.code(opener)
        closer = "%%" if mark == "%%" else "-->"
        end = self.text.find(closer, opener.end())
        if end < 0:
            self.unclosed.add(mark)
            return 0
        return end + len(closer)

    def code(self, opener: re.Match[str]) -> int:
        """A code span ends at the next run of as many backticks in its own paragraph."""
        if self.runs is None:
            self.runs = defaultdict(list)
            for run in re.finditer("`+", self.text):
                self.runs[run[0]].append(run.start())
            self.blanks = [blank.start() for blank in _BLANK_LINE.finditer(self.text)]
        runs = self.runs[opener[0]]
        at = bisect_left(runs, opener.end())
        if at == len(runs):
            return 0
        blank = bisect_left(self.blanks, opener.end())
        if blank < len(self.blanks) and self.blanks[blank] < runs[at]:
            return 0
        return runs[at] + len(opener[0])


def _mask_fences(text: str) -> str:
    lines = text.split("\n")
    fence = ""
    for index, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            lines[index] = " " * len(line)
        elif found:
            fence = found[1]
            lines[index] = " " * len(line)
    return "\n".join(lines)


def under_way(text: str) -> set[int]:
    """The lines (counted from 0) at whose beginning a fence, a code span or a comment is open."""
    found: set[int] = set()
    fence = ""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if fence:
            found.add(index)
        mark = _FENCE.match(line)
        if fence and mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence and mark:
            fence = mark[1]
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for start, end in _hidden_spans(_mask_fences(text)):
        found.update(range(bisect_right(begins, start), bisect_left(begins, end)))
    return found


def sections(lines: Sequence[str]) -> list[Section]:
    """The sections of a (masked) body, in order; one ends where a heading of its level comes."""
    heads: list[tuple[int, int, str, int]] = []
    for index, line in enumerate(lines):
        found = _HEADING.match(line) if "#" in line else None
        if found:
            title = found[2].rstrip().rstrip("#").rstrip()
            heads.append((index, len(found[1]), title, index + 1))
        elif index and line[:1] in "=- " and _UNDERLINE.match(line):
            above = lines[index - 1].strip()
            if above and not any(p.match(lines[index - 1]) for p in (BULLET, _HEADING, _UNDERLINE)):
                level = 1 if "=" in line else 2
                heads.append((index - 1, level, above, index + 1))
    found_sections: list[Section] = []
    ends = [len(lines)] * 7  # where a section of each level would end, seen from the last line up
    for index, level, title, start in reversed(heads):
        found_sections.append(Section(title, level, index, start, ends[level]))
        ends[level:] = [index] * (7 - level)
    return found_sections[::-1]


def items(
    lines: Sequence[str], masked: Sequence[str], start: int, end: int, first_line: int
) -> Iterator[Item]:
    """The top items of the lists between two indexes; indented lines belong to their item."""
    pieces: list[tuple[int, int, str]] = []
    box = ""
    inner = 0  # the column where the current item's text begins: bullets from there on are nested
    for index in range(start, end):
        line = masked[index].rstrip("\r")
        bullet = BULLET.match(line) if line.lstrip()[:1] in _BULLETS else None
        indent = len(bullet[1].expandtabs(4)) if bullet else 0
        if bullet and (not pieces or indent < inner):
            if pieces:
                yield Item(box, tuple(pieces))
            box = (bullet[3] or "").lower()
            inner = indent + 2
            text = lines[index].rstrip("\r")[bullet.end() :].rstrip()
            pieces = [(index + first_line, bullet.end() + 1, text)]
        elif pieces:
            own = lines[index].rstrip("\r")
            stripped = own.lstrip()
            if stripped and own[:1] not in (" ", "\t"):
                yield Item(box, tuple(pieces))
                pieces = []
            else:
                pieces.append((index + first_line, len(own) - len(stripped) + 1, stripped.rstrip()))
    if pieces:
        yield Item(box, tuple(pieces))


def split_date(text: str) -> tuple[date | None, str, str]:
    """The date a text begins with, what was written where a date should stand, and the rest."""
    found = _STARTS_WITH_DATE.match(text)
    if not found:
        return None, "", text
    day = read_day(found[1])
    return day, found[1], text[found.end() :]


_BLANKS = re.compile(r"[ \t]+|\n{3,}")
_MILESTONE = re.compile(
    r"(?:(?P<word>" + "|".join(MILESTONES) + r")\b)?"
    r"(?P<at>\s*\bat\s+(?P<org>\[\[[^\]]*\]\]|.+?)(?=\s+thanks to\b|:\s|:?$))?"
    r"(?P<thanks>\s*\bthanks to\s+(?P<who>[^:]+))?"
    r"(?::\s*(?P<text>.*))?$",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETS = re.compile(r"\[\[[^\[\]\n]*\]\]")
_BETWEEN = re.compile(r"(?<!\s)(?:\s*,\s*(?:and\s+)?|\s+and\s+)")


def names_in(text: str) -> tuple[str, ...]:
    """The names of a list such as `[[bo-chen]], Ada and [[liz]]`."""
    masked = _BRACKETS.sub(lambda m: "\x01" * len(m[0]), text)
    names: list[str] = []
    start = 0
    for between in (*_BETWEEN.finditer(masked), None):
        written = text[start : between.start() if between else len(text)].strip()
        linked = WIKILINK.fullmatch(written)
        name = linked["target"].strip() if linked else written
        names.append("" if name == written and _BRACKETS.fullmatch(written) else name)
        start = between.end() if between else start
    return tuple(name for name in names if name)


def read_milestone(text: str, ordinal: int, line: int) -> Milestone:
    """`applied at Acme thanks to [[bo]]: …`, or free words."""
    found = _MILESTONE.match(_BLANKS.sub(" ", text))
    if not found or not found["word"]:
        return Milestone(ordinal, "", "", (), text, line)
    org = (names_in(found["org"] or "") or ("",))[0]
    thanks = names_in(found["who"]) if found["who"] else ()
    word = found["word"].lower()
    return Milestone(ordinal, word, org, thanks, (found["text"] or "").strip(), line)
