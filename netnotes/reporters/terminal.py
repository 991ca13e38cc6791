"""A view as text for a terminal.

Gives strings and prints nothing: who calls says whether colour is wanted and how wide a line is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import zip_longest

from netnotes.reporters.plain import plain
from netnotes.sentences import say, tell
from netnotes.views.view import (
    Bullets,
    Card,
    Cards,
    Code,
    Day,
    Facts,
    Inline,
    Link,
    Moment,
    Paragraph,
    Plain,
    Prose,
    Quiet,
    Strong,
    Table,
    Text,
    Timeline,
    View,
    plainly,
)

_BOLD, _DIM, _BLUE, _YELLOW, _GREEN = "1", "2", "34", "33", "32"


#: Letters of Latin scripts, dashes and quotation marks: a column each. Nearly every text is made of them.
_ONE_COLUMN = re.compile("[\x00-\u02ff\u2010-\u2027]*").fullmatch


def render(view: View, *, color: bool, width: int, tables: int = 0) -> str:
    """The view as text, with a line break at its end.

    Tables may be wider than the text: `tables` columns, which a pipe is given so that no path in
    them is cut.
    """
    screen = _Screen(color=color, width=width, tables=tables or width)
    parts = [screen.style(plain(view.title), _BOLD)]
    for block in plainly(view.blocks):
        text = screen.block(block)
        if text:
            parts.append(text)
    return "\n\n".join(parts) + "\n"


def columns_of(text: str) -> int:
    """How many columns a text takes: two for wide characters, none for combining ones."""
    if text.isascii() or _ONE_COLUMN(text):
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


class _Screen:
    """Turns blocks into text of a certain width."""

    def __init__(self, *, color: bool, width: int, tables: int = 0) -> None:
        self.color = color
        self.width = width
        self.tables = tables

    def style(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def inline(self, part: Inline) -> str:
        match part:
            case str():
                return plain(part)
            case Link(text=text, kind="place"):
                return self.style(plain(text), _DIM)
            case Link(text=text, to=to, kind="url") if to not in (text, f"mailto:{text}"):
                return plain(text if to.startswith("tel:") else f"{text} {to}")
            case Link(text=text) | Strong(text=text):
                return self.style(plain(text), _BOLD)
            case Quiet(text=text):
                return self.style(plain(text), _DIM)
            case Day(text=text):
                return plain(text)
            case Code(text=text):
                return self.style(plain(text), _GREEN)

    def text(self, text: Text) -> str:
        return "".join(self.inline(part) for part in text)

    def wrapped(self, text: Text, indent: str = "", hanging: str | None = None) -> str:
        """A run of words wrapped to the width. Colour is put on words, so it survives wrapping."""
        first = indent
        rest = indent if hanging is None else hanging
        lines: list[str] = []
        line, used = first, columns_of(first)
        for styled, bare in self._words(text):
            size = len(bare) if bare.isascii() else columns_of(bare)
            if used + size > self.width and line.strip():
                lines.append(line.rstrip())
                line, used = rest, columns_of(rest)
                line += styled.lstrip(" ")
                used += columns_of(bare.lstrip(" "))
            else:
                line += styled
                used += size
        lines.append(line.rstrip())
        return "\n".join(lines)

    def _words(self, text: Text) -> list[tuple[str, str]]:
        """The words of a text, each with the space before it: (styled, bare).

        What stands together without a space stays together, as a bracket and the command in it.
        """
        out: list[tuple[str, str]] = []
        for styled, bare in self._pieces(text):
            if out and bare[:1] != " " and out[-1][1][-1:] not in ("", " "):
                before = out.pop()
                out.append((before[0] + styled, before[1] + bare))
            else:
                out.append((styled, bare))
        return out

    def _pieces(self, text: Text) -> list[tuple[str, str]]:
        """The words and what is kept in one piece, wherever one part of the text ends."""
        out: list[tuple[str, str]] = []
        for part in text:
            styled = self.inline(part)
            if not isinstance(part, str):
                bare = _Screen(color=False, width=self.width).inline(part) if self.color else styled
                if not isinstance(part, (Strong, Quiet)):
                    out.append((styled, bare))
                    continue
                code = _BOLD if isinstance(part, Strong) else _DIM
                out += [(self.style(word, code), word) for word in _split(bare)]
            else:
                out += [(word, word) for word in _split(styled)]
        return out

    def heading(self, title: str, body: str) -> str:
        return f"{self.style(plain(title), _BLUE)}\n{body}" if title else body

    def block(self, block: Plain) -> str:
        """A block, or '' where it has nothing to say."""
        render: Callable[..., str] = getattr(self, type(block).__name__.lower())
        return render(block)

    def paragraph(self, block: Paragraph) -> str:
        text = self.wrapped(block.text)
        return self.style(text, _YELLOW) if block.tone == "warning" and "\x1b" not in text else text

    def facts(self, block: Facts) -> str:
        if not block.rows:
            return ""
        wide = min(max(columns_of(plain(label)) for label, _ in block.rows), 20)
        lines = []
        for label, text in block.rows:
            name = plain(label)
            pad = " " * max(wide - columns_of(name), 0)
            lines.append(self.wrapped((Quiet(f"{name}{pad}"), "  ", *text), "  ", " " * (wide + 4)))
        return self.heading(block.title, "\n".join(lines))

    def bullets(self, block: Bullets) -> str:
        if not block.items:
            return self.heading(block.title, f"  {plain(block.empty)}") if block.empty else ""
        lines = [self.wrapped(("- ", *item), "  ", "    ") for item in block.items]
        return self.heading(block.title, "\n".join(lines))

    def cards(self, block: Cards) -> str:
        if not block.cards:
            return self.heading(block.title, plain(block.empty)) if block.empty else ""
        return self.heading(block.title, "\n\n".join(self.card(card) for card in block.cards))

    def card(self, card: Card) -> str:
        head = self.text(card.head)
        badge = f"  {self.style(f'[{plain(card.badge)}]', _BLUE)}" if card.badge else ""
        lines = [f"{head}{badge}"]
        lines += [self.wrapped(line, "  ", "  ") for line in card.lines]
        if card.step:
            lines.append(self.wrapped(("→ ", *card.step), "  ", "    "))
        if card.log:
            lines.append(self.wrapped(card.log, "    "))
        return "\n".join(lines)

    def timeline(self, block: Timeline) -> str:
        if not block.moments:
            return self.heading(block.title, f"  {plain(block.empty)}") if block.empty else ""
        return self.heading(block.title, "\n".join(self.moment(m) for m in block.moments))

    def moment(self, moment: Moment) -> str:
        arrows = {"in": f" ← {say('in')}", "out": f" → {say('out')}"}
        plan = f" ({say('planned')})" if moment.planned else ""
        what: Text = (
            Strong(moment.channel or say("contact")),
            f"{arrows.get(moment.direction, '')}{plan}",
        )
        if moment.company:
            what = tell("{what} with {who}", what=what, who=moment.company)
        if moment.place:
            what = tell("{what} at {place}", what=what, place=moment.place)
        parts: list[Inline] = [f"{moment.day}  ", *what]
        if moment.text:
            parts.append(f": {' '.join(moment.text.split())}")
        said = self.wrapped(tuple(parts), "  ", " " * 14)
        return f"{said}\n{' ' * 14}{self.style(moment.silence, _DIM)}" if moment.silence else said

    def prose(self, block: Prose) -> str:
        lines = [f"  {plain(line)}" for line in block.source.strip("\n").split("\n")]
        return self.heading(block.title, "\n".join(lines))

    def table(self, block: Table) -> str:
        if not block.rows:
            return self.heading(block.title, plain(block.empty)) if block.empty else ""
        cells = [[plain(column) for column in block.columns]]
        bare = _Screen(color=False, width=self.width)
        cells += [[bare.text(cell) for cell in row] for row in block.rows]
        used = [i for i in range(len(block.columns)) if any(row[i] for row in cells[1:])]
        shown = [[row[i] for i in used] for row in cells]
        below = _below(shown, self.tables)
        if below:
            shown = [row[:-1] for row in shown]
        widths = _widths(shown, self.tables)
        lines = [self.style(_row(shown[0], widths), _DIM)]
        for row, path in zip(shown[1:], below or [""] * len(shown), strict=False):
            lines.append(_row(row, widths))
            lines += [f"  {self.style(path, _DIM)}"] if path else []
        return self.heading(block.title, "\n".join(lines))


#: A word with the spaces before it; spaces at the end are one more.
_WORD = re.compile(" *[^ ]+| +$", re.DOTALL)


#: A path of a note, with or without a line.
_PATH = re.compile(r".*\.(?:md|yml)(?::\d+)*")


def _split(text: str) -> list[str]:
    """Words with the spaces before them."""
    return _WORD.findall(text) or [text]


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Column widths that fit: the widest columns give way first."""
    widths = [max(columns_of(row[i]) for row in rows) for i in range(len(rows[0]))]
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 8:
        widest = widths.index(max(widths))
        widths[widest] -= min(sum(widths) - room, max(widths[widest] - 8, 1), 4)
    return widths


def _below(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """What goes below each row: the paths of a last column, where there is no room to keep them whole.

    A path that is cut into lines can be neither clicked nor copied.
    """
    last = [row[-1] for row in rows[1:]]
    if len(rows[0]) < 2 or not all(_PATH.fullmatch(cell) for cell in last):
        return []
    whole = max(map(columns_of, last))
    return last if _widths(rows, width)[-1] < whole else []


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """One row; a cell that is too long for its column goes on below, so nothing is lost."""
    columns = [_fold(cell, width) for cell, width in zip(cells, widths, strict=True)]
    lines: list[str] = []
    for parts in zip_longest(*columns, fillvalue=""):
        padded = [f"{p}{' ' * (w - columns_of(p))}" for p, w in zip(parts, widths, strict=True)]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def _fold(text: str, width: int) -> list[str]:
    """A text cut into lines of a width: at spaces, or anywhere where a word is too long."""
    whole = " ".join(text.split())
    if columns_of(whole) <= width:  # as nearly always
        return [whole]
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if columns_of(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if columns_of(lines[-1] + char) > width:
                lines.append("")
            lines[-1] += char
    return lines
