"""Findings as text: place, code and what to do, with the line they speak of.

people/ada.md:3:11 N204 future-birthday: 2815-12-10 lies in the future; is the year right?
  |
3 | birthday: 2815-12-10
  |           ^^^^^^^^^^
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from netnotes.model.diagnostic import Diagnostic
from netnotes.model.span import WHOLE_FILE, Span
from netnotes.reporters.findings import Findings, Lines
from netnotes.reporters.plain import one_line, plain
from netnotes.words import counted, listing

_STYLES = {"error": "1;31", "warning": "1;33", "information": "1;34"}
_WIDEST = 100  # what is shown of a long line, around the place that is spoken of


def render(findings: Findings) -> str:
    """The findings as a person reads them."""
    return report(findings.found, findings.notes, findings.lines, color=findings.color)


def report(found: Sequence[Diagnostic], notes: int, lines: Lines, *, color: bool = False) -> str:
    """All findings, each with its line, and a summary."""
    parts = findings_as_text(found, lines, color=color)
    parts.append(summary(found, notes))
    return "\n".join(parts) + "\n"


def findings_as_text(
    found: Sequence[Diagnostic], lines: Lines, *, color: bool = False
) -> list[str]:
    """Each finding with its line."""
    paint = _painter(color=color)
    return [_finding(finding, lines(finding.path), paint) for finding in found]


def place(path: str) -> str:
    """A path as it is printed: on one line, whatever its name holds."""
    return plain(path).replace("\n", "\\n").replace("\t", "\\t")


def summary(found: Sequence[Diagnostic], notes: int) -> str:
    """One line that says how the notes are."""
    kinds = Counter(finding.severity for finding in found)
    said = []
    if kinds["error"]:
        said.append(counted(kinds["error"], "error"))
    if kinds["warning"]:
        said.append(counted(kinds["warning"], "warning"))
    hints = kinds["information"]
    if not said:
        order = _in_order(notes)
        return f"{order} {_hints(hints)} above, for your information." if hints else order
    if hints:
        said.append(_hints(hints).lower())
    files = len({finding.path for finding in found})
    where = "one file" if files == 1 else f"{files} files"
    return f"{listing(said).capitalize()} in {where}; `netnotes explain CODE` says more of each."


def _in_order(notes: int) -> str:
    if notes == 0:
        return "There are no notes yet."
    return f"All {notes} notes are in order." if notes > 1 else "The one note is in order."


def _hints(count: int) -> str:
    return counted(count, "remark").capitalize()


def _painter(*, color: bool) -> Callable[[str, str], str]:
    def paint(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if color and text else text

    return paint


def _finding(finding: Diagnostic, lines: Sequence[str], paint: Callable[[str, str], str]) -> str:
    span = finding.span
    style = _STYLES[finding.severity]
    at = f"{paint(place(finding.path), '1')}:{span.line}:{span.column}"
    head = f"{at} {paint(finding.code, style)} {finding.name}: {one_line(finding.message)}"
    parts = [head]
    if span != WHOLE_FILE and 0 < span.line <= len(lines):
        parts += _snippet(lines[span.line - 1].rstrip("\r"), span, style, paint)
    if finding.fix is not None:
        parts.append(f"  {paint('help:', '1;36')} {one_line(finding.fix.title)}")
    if len(parts) > 1:
        parts.append("")
    return "\n".join(parts)


def _snippet(line: str, span: Span, style: str, paint: Callable[[str, str], str]) -> list[str]:
    """The line, and carets under what is spoken of; as many columns as it takes on a screen."""
    begin = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line)), begin)
    shift = max(0, begin - _WIDEST // 2)
    before = _shown(line[shift:begin])
    spoken = _shown(line[begin : min(end, shift + _WIDEST)])
    after = _shown(line[end : max(end, shift + _WIDEST)])
    lead = "…" if shift else ""
    tail = "…" if len(line) > max(end, shift + _WIDEST) or end > shift + _WIDEST else ""
    number = str(span.line)
    gutter = " " * len(number)
    under = " " * _columns(lead + before)
    carets = paint("^" * max(_columns(spoken), 1), style)
    text = f"{lead}{before}{spoken}{after}{tail}".rstrip()
    return [f"{gutter} |", f"{number} | {text}", f"{gutter} | {under}{carets}"]


def _shown(text: str) -> str:
    """A piece of a line as a screen shows it: nothing that moves the cursor, tabs as one space."""
    return plain(text.replace("\t", " ").replace("\n", " "))


def _columns(text: str) -> int:
    """How many columns a text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
