"""The cases in `tests/lint/`: prose, notes in fences, and exactly what is found in them.

A case is a section. Its `note` fences are files (the header says which, and how they are made; see
`conftest.read_files`), its one `findings` fence holds a line a finding:

    people/ada.md:3:11-21 N204 error: 2815-12-10 lies in the future; is the year right?
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from netnotes.model.diagnostic import Diagnostic

FOLDER = Path(__file__).parent / "lint"

_FENCE = re.compile(r"(?P<fence>`{3,})(?P<info>\w+)(?: (?P<head>\[.+\]))?")


class Case(NamedTuple):
    """Files, and the findings they bring up."""

    title: str
    files: list[str]
    expected: list[str]


def read_cases(text: str) -> list[Case]:
    """The sections of a file of cases."""
    found: list[Case] = []
    into: list[str] | None = None
    closing = ""
    for line in text.splitlines():
        opens = _FENCE.fullmatch(line) if into is None else None
        if opens:
            closing = opens["fence"]
            into = found[-1].files if opens["info"] == "note" else found[-1].expected
            if opens["info"] == "note":
                into.append(opens["head"] or "[people/ada.md]")
        elif into is not None and line == closing:
            into = None
        elif into is not None:
            into.append(line)
        elif line.startswith("## "):
            found.append(Case(line.removeprefix("## "), [], []))
    return found


def cases() -> list[object]:
    return [
        pytest.param(case, id=f"{path.stem}: {case.title}")
        for path in sorted(FOLDER.glob("*.md"))
        for case in read_cases(path.read_text("utf-8"))
    ]


def line(finding: Diagnostic) -> str:
    span = finding.span
    same = span.end_line == span.line
    end = f"{span.end_column}" if same else f"{span.end_line}:{span.end_column}"
    at = f"{finding.path}:{span.line}:{span.column}-{end}"
    return f"{at} {finding.code} {finding.severity}: {finding.message}"


@pytest.mark.parametrize("case", cases())
def test_exactly_this_is_found(
    case: Case, make: Callable, files_of: Callable, findings: Callable
) -> None:
    make(files_of("\n".join(case.files)))

    found = [line(finding) for finding in findings()]

    assert found == case.expected
