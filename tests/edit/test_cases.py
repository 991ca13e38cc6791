r"""What each edit does to a note, line by line: the cases stand in `cases/*.md`.

A case is a heading, a fence with the note, and for each edit of that note a fence with the call and
one with the lines that it takes out and puts in, as a diff without context. Behind the word `note`
may stand `crlf`, `bom`, `bare` (no line break at the end) and `escapes` (`\r`, `\t`, `\x85`,
`\u2028` in the text are those characters). In a diff they are shown the same way. An edit that is
refused shows `! ` and the message. New
names of references are told as a dict.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

import pytest

from netnotes.model import edit
from netnotes.model.edit import EditRefusedError

FOLDER = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^## (?P<title>.+)\n(?:(?!^## |^````).*\n)*"
    r"^````note(?P<flags>[^\n]*)\n(?P<note>(?:.*\n)*?)^````\n(?P<edits>(?:(?!^## ).*\n)*)",
    re.MULTILINE,
)
EDIT = re.compile(
    r"^````edit\n(?P<call>.*)\n````\n````diff\n(?P<diff>(?:.*\n)*?)````\n", re.MULTILINE
)
ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([rt]))")
SHOWN = re.compile("[\r\t\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
CALL = re.compile(r"(\w+)\((.*)\)")


class Case(NamedTuple):
    """One edit of one note."""

    title: str
    raw: bytes
    call: str
    diff: str


def read_note(text: str, flags: set[str]) -> bytes:
    """The bytes of a note in a case."""
    assert flags <= {"crlf", "bom", "bare", "escapes"}, flags
    if "escapes" in flags:
        text = ESCAPE.sub(
            lambda m: {"r": "\r", "t": "\t"}.get(m[3]) or chr(int(m[1] or m[2], 16)), text
        )
    if "crlf" in flags:
        text = text.replace("\n", "\r\n")
    if "bare" in flags:
        text = text.rstrip("\r\n")
    return (("\ufeff" if "bom" in flags else "") + text).encode()


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.md")):
        text = path.read_text("utf-8")
        for case in CASE.finditer(text):
            raw = read_note(case["note"], set(case["flags"].split()))
            for one in EDIT.finditer(case["edits"]):
                title = f"{path.stem}: {case['title']}: {one['call']}"
                yield Case(title, raw, one["call"], one["diff"])


def do(raw: bytes, call: str) -> str:
    """What an edit does, or why it is refused."""
    found = CALL.fullmatch(call)
    assert found, call
    arguments = ast.literal_eval(f"({found[2]},)")
    if found[1] == "rewrite_references":
        names = arguments[0]
        arguments = (lambda target, expects: names.get(target),)
    try:
        after = getattr(edit, found[1])(raw, *arguments)
    except EditRefusedError as error:
        return f"! {error}\n"
    old, new = raw.decode().split("\n"), after.decode().split("\n")
    lines = list(unified_diff(old, new, n=0, lineterm=""))[2:]
    return "".join(f"{SHOWN.sub(show, line)}\n" for line in lines)


def show(found: re.Match[str]) -> str:
    """An invisible character as it is told in a case."""
    number = ord(found[0])
    plain = {"\r": "\\r", "\t": "\\t"}
    return plain.get(found[0]) or (f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}")


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    assert do(case.raw, case.call) == case.diff


def test_no_case_is_lost() -> None:
    """What has not the form of a case would be left out without a word."""
    for path in FOLDER.glob("*.md"):
        text = path.read_text("utf-8")
        edits = sum(len(EDIT.findall(case["edits"])) for case in CASE.finditer(text))
        assert text.count("````edit\n") == edits > 0, path
        headings = re.sub(r"^````.*?^````$", "", text, flags=re.MULTILINE | re.DOTALL)
        assert headings.count("\n## ") == len(CASE.findall(text)), path


#: The ten hardest notes, and how many lines each edit takes out and puts in at the least.
IDEAL = {"set_field": (1, 1), "new": (0, 1), "flow": (1, 1), "block": (0, 1)}


def test_ten_hard_notes_change_as_little_as_can_be() -> None:
    counted: dict[str, int] = {}
    for case in cases():
        if not case.title.startswith("ten: "):
            continue
        kind = {
            "set_field": "set_field",
            "add_item": "block" if case.diff.count("\n-") == 0 else "flow",
        }[case.call.partition("(")[0]]
        if "'nickname'" in case.call:
            kind = "new"
        gone = len(re.findall(r"^-", case.diff, re.MULTILINE))
        come = len(re.findall(r"^\+", case.diff, re.MULTILINE))
        assert (gone, come) == IDEAL[kind], case
        counted[kind] = counted.get(kind, 0) + 1
    assert counted["set_field"] == counted["new"] == counted["flow"] + counted["block"] == 10
