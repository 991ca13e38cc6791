"""Values as YAML: quoted where they would not be read back as the text they are, and only there."""

from __future__ import annotations

import re
from collections.abc import Sequence

Value = str | list["Value"] | dict[str, "Value"]

#: As wide as a line with an inline map gets before the map is written over several lines.
WIDTH = 100

#: What a plain value must not begin with.
_MARKS = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?!\S)")
#: What ends a plain value, or turns it into something else.
_CUTS = re.compile(r":(?:\s|$)|\s#")
#: What ends a plain value in a list or map in brackets.
_FLOW_CUTS = re.compile(r"[,\[\]{}]")
#: What is written as an escape: not printable, or taken for a line break by YAML or by an editor.
_ESCAPED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def scalar(text: str, *, flow: bool = False, mark: str = "", quoted: bool = False) -> str:
    """`text` as a scalar.

    Inside of brackets (`flow`) more needs quotes. `mark` is the quotation mark to prefer where one
    is needed; `quoted` asks for it in any case.
    """
    if not quoted and is_plain(text, flow=flow):
        return text
    if mark == "'" and not _ESCAPED.search(text):
        return "'" + text.replace("'", "''") + "'"
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether `text`, written without quotes, is read back as it is."""
    if not text or text == "~" or text != text.strip(" ") or _ESCAPED.search(text):
        return False
    if _MARKS.match(text) or _CUTS.search(text):
        return False
    # A map in brackets ends a value at `?` or `:` too, where a mark follows; quotes are safe.
    return not (flow and (_FLOW_CUTS.search(text) or text[0] in "?:"))


def key(text: str, *, flow: bool = False) -> str:
    """`text` as the key of a map."""
    return scalar(text, flow=flow, quoted=text == "<<")


def inline(value: Value, *, flow: bool = False, mark: str = "", quoted: bool = False) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return scalar(value, flow=flow, mark=mark, quoted=quoted)
    if isinstance(value, list):
        items = ", ".join(inline(item, flow=True, mark=mark) for item in value)
        # `[[a]]` would be a reference.
        return f"[ {items} ]" if items.startswith("[") and len(value) == 1 else f"[{items}]"
    return "{" + ", ".join(pair(name, item, mark=mark) for name, item in value.items()) + "}"


def pair(name: str, value: Value, *, mark: str = "") -> str:
    """A key and its value as they stand in a map in braces."""
    return f"{key(name, flow=True)}: {inline(value, flow=True, mark=mark)}"


def block_map(value: dict[str, Value], indent: str) -> list[str]:
    """The lines of a map, the first of them without its indent."""
    lines = [f"{key(name)}: {inline(item)}" for name, item in value.items()]
    return [line if number == 0 else indent + line for number, line in enumerate(lines)]


def block_item(
    item: Value, indent: str, *, gap: str = " ", braces: bool | None = None
) -> list[str]:
    """The lines of a list's item, bullet and indent included.

    A map stands in braces where `braces` says so, or, where it is None, where it fits on the line.
    """
    lead = f"{indent}-{gap}"
    if isinstance(item, dict) and item and not (fits(item, lead) if braces is None else braces):
        first, *others = block_map(item, " " * len(lead))
        return [lead + first, *others]
    return [lead + inline(item)]


def block_list(items: Sequence[Value], indent: str, *, braces: bool | None = None) -> list[str]:
    """The lines of a list."""
    return [line for item in items for line in block_item(item, indent, braces=braces)]


def fits(item: dict[str, Value], lead: str) -> bool:
    """Whether a map is short enough for one line."""
    return len(lead + inline(item)) <= WIDTH


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    number = ord(char)
    return _SHORT.get(char) or (f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}")
