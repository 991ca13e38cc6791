"""A note's Markdown, tidied before it is rendered: fences taken out, comments dropped, lists evened.

People write lists right below a paragraph and indent by two; Python-Markdown wants an empty line
and four. What is changed here is only what the renderer sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from netnotes.words import without_anchors

#: Beyond these a text is shown as it was written, so that no note ever holds up a page.
LONGEST = 160_000
_LONGEST_LINE = 20_000
_MOST_OPENERS = 1_200
_DEEPEST = 8

_FENCE = re.compile(r"([ \t]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})([^`\n]*)$")
_ITEM = re.compile(r"([ \t]*)([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)")
_QUOTES = re.compile(r"[ \t]*(?:>[ \t]*){9,}")
_NESTED = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){9,}")
_HIDING = re.compile(r"`+|%%|<!--")
#: The head of a quote that Obsidian draws as a box: its kind, and its title if it has one.
_CALLOUT = re.compile(r"^([ \t]*(?:>[ \t]?)+)\[!(\w[\w-]*)\][+-]?[ \t]*(.*)$", re.MULTILINE)
_SPECIAL = re.compile(r"[\[*_`<!&\\]")


def too_wild(source: str) -> bool:
    """Whether a text is nothing that a person wrote to be read."""
    if len(source) > LONGEST:
        return True
    for chunk in source.split("\n\n"):
        if len(chunk) < _MOST_OPENERS:
            continue
        openers = len(_SPECIAL.findall(chunk))
        if openers > 3 * _MOST_OPENERS or chunk.count("[") > _MOST_OPENERS:
            return True
        if any(len(line) > _LONGEST_LINE for line in chunk.split("\n")):
            return True
    lines = source.split("\n")
    return any(_QUOTES.match(line) or _NESTED.match(line) for line in lines)


def tidy(lines: list[str], keep: Callable[[str], str]) -> list[str]:
    """The lines as the renderer wants them; `keep` takes a code block and gives what stands for it."""
    text = without_anchors(_unhide("\n".join(_fences(lines, keep))))
    return _lists(_CALLOUT.sub(_callout, text).split("\n"))


def _callout(found: re.Match[str]) -> str:
    """Its title, or its kind, as a line of its own above what it says."""
    quote, kind, title = found.groups()
    said = title.strip() or kind.capitalize()
    return f"{quote}{said if '*' in said else f'**{said}**'}\n{quote}"


def _fences(lines: list[str], keep: Callable[[str], str]) -> list[str]:
    out: list[str] = []
    index = 0
    while index < len(lines):
        found = _FENCE.match(lines[index])
        index += 1
        if found is None:
            out.append(lines[index - 1])
            continue
        indent, fence = found[1] + " " * len(found[2] or ""), found[3]
        inside: list[str] = []
        while index < len(lines):
            line = lines[index]
            index += 1
            stripped = line.strip()
            if stripped.startswith(fence) and not stripped.strip(fence[0]):
                break
            inside.append(line.removeprefix(indent))
        lead = f"{found[1]}{found[2]}" if found[2] else indent
        out += ["", lead + keep("\n".join(inside)), ""]
    return out


def _unhide(text: str) -> str:
    """`text` without `%%…%%` and HTML comments; what stands in a code span is no comment."""
    if "%%" not in text and "<!--" not in text:
        return text
    out: list[str] = []
    position = 0
    while found := _HIDING.search(text, position):
        opener = found[0]
        closer = {"%%": "%%", "<!--": "-->"}.get(opener, opener)
        end = text.find(closer, found.end())
        out.append(text[position : found.start()])
        if end < 0:
            out.append(opener)
            position = found.end()
        else:
            if opener[0] == "`":
                out.append(text[found.start() : end + len(closer)])
            position = end + len(closer)
        if end < 0 and opener == "<!--":
            break
    return "".join([*out, text[position:]])


def _lists(lines: list[str]) -> list[str]:
    """Every level of a list indented by four, and an empty line before a list begins."""
    out: list[str] = []
    columns: list[int] = []  # where the text of each open level begins
    blank = True
    for line in lines:
        expanded = line.expandtabs(4)
        text = expanded.lstrip(" ")
        if not text:
            out.append("")
            blank = True
            continue
        column = len(expanded) - len(text)
        item = _ITEM.match(text)
        inside = bool(columns)
        if item and not _begins(item[2], open_=inside, blank=blank):
            item = None
        if item:
            while columns and column < columns[-1]:
                columns.pop()
            if not columns and column > 3 and not blank:
                item = None
        if item is None:
            if blank:
                while columns and column < columns[-1]:
                    columns.pop()
            out.append("    " * len(columns) + text)
        else:
            if not inside and not blank:
                out.append("")
            depth = min(len(columns), _DEEPEST)
            if len(columns) < _DEEPEST:
                columns.append(column + len(item[2]) + min(len(item[3]), 4))
            marker = "-" if item[2] in "-*+" else item[2].rstrip(".)") + "."
            out.append(f"{'    ' * depth}{marker} {text[item.end() :]}")
        blank = False
    return out


def _begins(marker: str, *, open_: bool, blank: bool) -> bool:
    """Whether a list can begin here: a year that ends up at the start of a line begins none."""
    return blank or open_ or marker in ("-", "*", "+", "1.", "1)")
