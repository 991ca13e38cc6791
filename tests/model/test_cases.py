"""What a note says: the cases stand in `cases/*.md`, each a note with the parse beneath it.

A case is a heading that says what FORMAT says, a fence with the note, and a fence with what is read:

    ## A ticked box happened

    ````log
    - [x] 2026-11-05 coffee: cake
    ````
    ````text
    entry 2026-11-05 coffee [x] 'cake'
    ````

The first fence is a whole `note`, a `body` below a plain front matter, entries of a `log`, or `front`
matter below a name; `crlf` and `bom` behind that word give the file those. `! rule 'source'` is a
problem with the source it points at. References are told where the second fence says `mentions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from netnotes.model.note import Note
from netnotes.model.parse import make_note, parse_note

FOLDER = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^## (?P<title>.+?)\n(?P<prose>(?:(?!^## |^````).*\n)*)"
    r"^````(?P<kind>\w+)(?P<flags>[^\n]*)\n(?P<source>(?:.*\n)*?)^````\n"
    r"^````text(?P<shown>[^\n]*)\n(?P<expected>(?:.*\n)*?)^````$",
    re.MULTILINE,
)
BEFORE = {
    "note": "",
    "body": "---\nname: Ada\n---\n",
    "log": "---\nname: Ada\n---\n\n## Log\n\n",
    "front": "---\nname: Ada\n",
}
#: Keys of inner mappings whose plain data is a day's ordinal.
DAYS = {"sent", "followed_up", "answered", "later", "seen", "date"}
#: Headings with no case beneath them would be lost without a word.
HEADING = re.compile(r"^## ", re.MULTILINE)


class Case(NamedTuple):
    """One case of a file."""

    title: str
    source: str
    shown: str
    expected: str


def cases() -> Iterator[Case]:
    """Every case of every file."""
    for path in sorted(FOLDER.glob("*.md")):
        text = path.read_text("utf-8")
        found = list(CASE.finditer(text))
        outside = re.sub(r"^````\w.*?^````$", "", text, flags=re.MULTILINE | re.DOTALL)
        assert len(found) == len(HEADING.findall(outside)), f"{path.name}: a case lacks a fence"
        for case in found:
            source = BEFORE[case["kind"]] + case["source"]
            if case["kind"] == "front":
                source += "---\n"
            if "crlf" in case["flags"]:
                source = source.replace("\n", "\r\n")
            if "bom" in case["flags"]:
                source = "\ufeff" + source
            yield Case(f"{path.stem}: {case['title']}", source, case["shown"], case["expected"])


ALL = list(cases())


@pytest.mark.parametrize("case", ALL, ids=[case.title for case in ALL])
def test_case(case: Case) -> None:
    said = list(describe(case.source, mentions="mentions" in case.shown))
    assert "\n".join(said) == case.expected.rstrip("\n")


def test_no_two_cases_share_a_title() -> None:
    titles = [case.title for case in ALL]
    assert len(set(titles)) == len(titles)


def describe(source: str, *, mentions: bool) -> Iterator[str]:
    """What a note says, a line each."""
    note = make_note("people/ada.md", parse_note(source.encode()))
    if note.broken:
        yield "broken"
    if note.is_org:
        yield "org"
    yield from _fields(note)
    for entry in note.log:
        yield " ".join(filter(None, _entry(entry)))
    for task in note.tasks:
        due = f" due {task.due}" if task.due else ""
        yield f"task [{'x' if task.done else ' '}]{due}{' someday' * task.someday} {task.text!r}"
    for name in ("mind", "news"):
        for dated in getattr(note, name):
            yield f"{name} {dated.day or 'undated'} {dated.text!r}"
    if note.why:
        yield f"why {note.why!r}"
    for question in note.questions:
        yield f"question [{'x' if question.asked else ' '}] {question.text!r}"
    for step in note.milestones:
        at = f" at {step.org}" if step.org else ""
        thanks = f" thanks to {', '.join(step.thanks)}" if step.thanks else ""
        yield f"milestone {step.day} {step.word or '-'}{at}{thanks} {step.text!r}"
    for sweep in note.sweeps:
        yield f"sweep {date.fromordinal(sweep.ordinal)} {sweep.channel}"
    if mentions:
        for mention in note.mentions:
            yield f"mention {mention.target} ({mention.role}) {at_span(source, mention.span)!r}"
    for problem in note.problems:
        yield f"! {problem.rule} {at_span(source, problem.span)!r}"


def _fields(note: Note) -> Iterator[str]:
    for name, value in note.values.items():
        if name == "@" or (name == "name" and value == "Ada") or name == "kind":
            continue
        for one in value if isinstance(value, list) else [value]:
            said = getattr(note, {"from": "from_"}.get(name, name), None)
            if isinstance(value, list) or said is None:
                yield f"{name}: {plainly(one)}"
            else:
                yield f"{name}: {plainly(said)}"


def plainly(value: Any) -> str:
    """A value without the places that it carries."""
    if isinstance(value, dict):
        days = {key: date.fromordinal(value[key]) for key in DAYS & set(value)}
        items = (f"{key}={plainly(one)}" for key, one in (value | days).items() if key != "@")
        return "{" + ", ".join(items) + "}"
    if type(value) is tuple:
        return "(" + ", ".join(plainly(one) for one in value) + ")"
    return repr(value) if isinstance(value, str) else str(value)


def _entry(entry: Any) -> Iterator[str]:
    yield f"entry {entry.day}"
    yield entry.time
    yield entry.channel or "-"
    yield entry.direction
    yield f"[{entry.box}]" if entry.box else ""
    if entry.people:
        people = (f"[[{c.target}]]" if c.linked else c.target for c in entry.companions)
        yield "with " + ", ".join(people)
    yield f"at {entry.place!r}" if entry.place else ""
    yield from (f"#{mark}" for mark in entry.marks)
    yield repr(entry.text) if entry.text else ""


def at_span(source: str, span: Any) -> str:
    """What stands at a span."""
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first = lines[span.line - 1][span.column - 1 :]
    last = lines[span.end_line - 1][: span.end_column - 1] if span.end_line <= len(lines) else ""
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])
