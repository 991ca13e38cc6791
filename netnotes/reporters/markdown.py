"""A view as Markdown, to print or to keep. What a note holds is escaped: it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from netnotes.reporters.plain import one_line
from netnotes.views.view import (
    Bullets,
    Cards,
    Code,
    Day,
    Facts,
    Inline,
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

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&{}$])")
_WEB = re.compile(r"(?:https?://|mailto:|tel:)[^\x00-\x20<>()\"'\\]+", re.IGNORECASE)
#: What would make a list, a heading or a quotation of a line that begins so.
_BEGINS = re.compile(r"^(\d{1,9})([.)])|^([-+=>])")


def render(views: Iterable[View]) -> str:
    """The views, one below the other, with a line break at the end."""
    return "\n\n---\n\n".join("\n\n".join(_view(view)) for view in views) + "\n"


def _view(view: View) -> Iterator[str]:
    yield f"# {escape(view.title)}"
    for block in plainly(view.blocks):
        said = _block(block)
        if said:
            title = getattr(block, "title", "")
            yield f"## {escape(title)}\n\n{said}" if title else said


def escape(text: str) -> str:
    """A text of which nothing is Markdown any more, on one line."""
    said = _SPECIAL.sub(r"\\\1", one_line(text))
    return _BEGINS.sub(_begins, said)


def _begins(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def _text(text: Text) -> str:
    said = "".join(_inline(part) for part in text).strip()
    return _BEGINS.sub(_begins, said)


def _inline(part: Inline) -> str:
    if isinstance(part, str):
        lead = " " if part[:1] == " " else ""
        tail = " " if part[-1:] == " " and part.strip() else ""
        return f"{lead}{_SPECIAL.sub(_back, one_line(part))}{tail}"
    if isinstance(part, Code):
        return f"`{one_line(part.text).replace('`', '’')}`"
    if isinstance(part, Strong):
        return f"**{escape(part.text)}**"
    if isinstance(part, (Quiet, Day)):
        return _inline(part.text)
    if part.kind == "url" and _WEB.fullmatch(part.to):
        return f"[{escape(part.text)}]({part.to})"
    if part.kind == "place":
        return ""
    return escape(part.text)


def _back(found: re.Match[str]) -> str:
    return f"\\{found[1]}"


def _block(block: Plain) -> str:
    if isinstance(block, Paragraph):
        return _text(block.text)
    if isinstance(block, Bullets):
        return _list(_text(item) for item in block.items) or escape(block.empty)
    if isinstance(block, Facts):
        return _list(
            f"**{escape(label)}** {_text(text)}" if label else _text(text)
            for label, text in block.rows
        )
    if isinstance(block, Cards):
        return "\n".join(
            "\n".join([f"- {_text(card.head)}", *(f"  - {_text(line)}" for line in (*card.lines, card.step, card.log) if line)])
            for card in block.cards
        ) or escape(block.empty)  # fmt: skip
    if isinstance(block, Table):
        return _table(block) if block.rows else escape(block.empty)
    if isinstance(block, Timeline):
        said = (f"{m.day} {m.channel}: {m.text}" for m in block.moments)
        return _list(escape(line) for line in said) or escape(block.empty)
    assert isinstance(block, Prose)
    return "\n".join(f"> {escape(line)}" for line in block.source.strip("\n").split("\n"))


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(block: Table) -> str:
    rows = [block.columns, tuple("---" for _ in block.columns)]
    rows += [tuple(_text(cell) for cell in row) for row in block.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
