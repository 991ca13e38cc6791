"""The plain part of YAML, read line by line: most notes hold nothing else, and it takes a third of the time.

What is read here is read exactly as `compose.py` would, places included; whatever is not surely so is
left to it. So a line is a key with some words, a text in plain double quotes or a list of words in
brackets, perhaps behind a dash, and nothing beside it: no comment, no blank line, no tab.
"""

from __future__ import annotations

import re

from netnotes.model.nodes import Items, Node, Pairs, Scalar
from netnotes.model.span import Span

_NEVER = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
#: A few words: what they begin with, and what they may hold, means nothing to YAML.
_WORDS = rf"[\w+(](?:[^{_NEVER}:#]|:(?=[^\s:#]))*(?<! )"
_LISTED = re.compile(rf"[\w+(][^{_NEVER}:#,\[\]{{}}\"'\\]*")
_VALUE = rf'(?:({_WORDS})|"([^{_NEVER}"\\]+)"|\[([^{_NEVER}\[\]]+)\])'
#: A line: its indent, perhaps a dash, and a key with its value (what follows it, where it has none) or a value.
_LINE = re.compile(rf"( *)(- )?(?:([A-Za-z_][A-Za-z0-9_-]{{0,60}}):(?: {_VALUE})?|{_VALUE})")
_DASH, _KEY, _FIRST = 2, 3, 4


class _Left(Exception):  # noqa: N818  nothing went wrong
    """Something here is left to `compose.py`."""


def read_plain(text: str, first_line: int) -> Pairs | None:
    """The mapping that `text` is, where all of it is plain; None where it is left to `compose.py`."""
    if not text.endswith("\n"):
        return None
    lines = text[:-1].split("\n")
    rows = [row for line in lines if (row := _LINE.fullmatch(line)) is not None]
    if len(rows) < len(lines) or rows[0].end(1) or rows[0][_DASH]:
        return None
    try:
        reader = _Plain(rows, first_line)
        whole = reader.mapping(0)
    except _Left:
        return None
    return whole if reader.at == len(rows) else None


class _Plain:
    """Goes through the lines; `at` is the one that comes next."""

    def __init__(self, rows: list[re.Match[str]], first_line: int) -> None:
        self.rows = rows
        self.first_line = first_line
        self.at = 0

    def mapping(self, column: int) -> Pairs:
        """The keys from this line on that stand in one column, the first perhaps behind a dash."""
        rows, first_line, count = self.rows, self.first_line, len(self.rows)
        begin = self.at
        pairs: list[tuple[Scalar, Node]] = []
        while self.at < count:
            row = rows[self.at]
            start, end = row.span(_KEY)
            if start != column or (row[_DASH] and self.at != begin):
                break
            line = self.at + first_line
            key = Scalar(row[_KEY], Span(line, start + 1, line, end + 1), plain=True)
            value = self.value(row, line)
            self.at += 1
            pairs.append((key, self.below(column) if value is None else value))
        return Pairs(pairs, self.span(begin, column))

    def below(self, column: int) -> Node:
        """What stands below a key that has nothing beside it."""
        if self.at == len(self.rows):
            raise _Left
        row = self.rows[self.at]
        indent = row.end(1)
        if row[_DASH] and indent >= column:
            return self.sequence(indent)
        if row[_DASH] or indent <= column or row[_KEY] is None:
            raise _Left
        return self.mapping(indent)

    def sequence(self, indent: int) -> Items:
        """The dashes from this line on that stand in one column."""
        rows, count = self.rows, len(self.rows)
        begin = self.at
        items: list[Node] = []
        while self.at < count:
            row = rows[self.at]
            if not row[_DASH] or row.end(1) != indent:
                break
            if row[_KEY] is not None:
                items.append(self.mapping(indent + 2))
                continue
            value = self.value(row, self.at + self.first_line)
            if value is None:
                raise _Left
            items.append(value)
            self.at += 1
        return Items(items, self.span(begin, indent))

    def span(self, begin: int, column: int) -> Span:
        """From a line on up to where the next thing begins, as YAML has it."""
        end = self.rows[self.at].end(1) if self.at < len(self.rows) else 0
        return Span(begin + self.first_line, column + 1, self.at + self.first_line, end + 1)

    def value(self, row: re.Match[str], line: int) -> Node | None:
        """What stands on a line beside the key or the dash, or None."""
        group = row.lastindex or 0  # no group stands in another, so the last is the value, if any
        if group < _FIRST:
            return None
        text = row[group]
        start, end = row.span(group)
        kind = (group - _FIRST) % 3
        if kind == 0:
            return Scalar(text, Span(line, start + 1, line, end + 1), plain=True)
        if kind == 1:
            return Scalar(text, Span(line, start, line, end + 2), plain=False)
        items: list[Node] = []
        at = start + 1
        for part in text.split(","):
            word = part.strip(" ")
            if _LISTED.fullmatch(word) is None:
                raise _Left
            left = at + part.index(word)
            items.append(Scalar(word, Span(line, left, line, left + len(word)), plain=True))
            at += len(part) + 1
        return Items(items, Span(line, start, line, end + 2))
