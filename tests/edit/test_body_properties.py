"""What holds for every line that is put into a note's body."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_notes import notes

from netnotes.model import edit
from netnotes.model.edits.source import Source
from netnotes.model.edits.verify import LISTS, said_by
from netnotes.model.parse import parse_note

DAYS = st.dates().map(str).filter(lambda day: "1990" < day < "2100") | st.sampled_from(
    ["2026-09-03", "2026-10-14", "2026-11-26", "2020-01-01", "2030-12-31"]
)
TIMES = st.sampled_from(["", "", " 09:15", " 23:59"])
BOXES = st.sampled_from(["", "", "[ ] ", "[x] "])


def inserted(before: bytes, after: bytes) -> list[bytes]:
    """The lines that came in, in one place; all others stand as they stood."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    start = 0
    while start < len(old) and old[start] == new[start]:
        start += 1
    end = 0
    while end < len(old) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    left = old[start : len(old) - end]
    if left:  # the last line had no ending, and has one now
        assert left == [old[-1]]
        assert not end
        assert new[start] in (old[-1] + b"\n", old[-1] + b"\r\n")
        return new[start + 1 :]
    return new[start : len(new) - end]


def entries(raw: bytes) -> list[tuple[Any, ...]]:
    """The log without the places, and with the time as it counts for the order."""
    return said_by(Source(raw))["log"]


@given(notes(), DAYS, TIMES, BOXES, st.booleans())
@settings(max_examples=50)
def test_an_entry_comes_in_whole_and_where_the_order_asks(
    raw: bytes, day: str, time: str, box: str, more: bool
) -> None:
    entry = f"- {box}{day}{time} coffee with [[ada]]: a new one" + ("\n  and more" if more else "")
    after = edit.insert_log_entry(raw, entry)
    lines = inserted(raw, after)
    words = [line for line in lines if line.strip() and b"# Log" not in line]
    assert len(words) == 1 + more
    assert len(lines) <= 5 + more
    old, new = entries(raw), entries(after)
    at = next(n for n, read in enumerate(new) if "a new one" in str(read))
    assert new[:at] + new[at + 1 :] == old
    in_order(parse_note(raw)["log"], parse_note(after)["log"])
    endings = {line[len(line.rstrip(b"\r\n")) :] for line in raw.splitlines(keepends=True)}
    assert {line[len(line.rstrip(b"\r\n")) :] for line in lines} <= endings | {b""}


def in_order(old: list[Any], new: list[Any]) -> None:
    """A log that has an order has it still."""
    for reverse in (False, True):
        if is_sorted(old, reverse):
            assert is_sorted(new, reverse) or is_sorted(old, not reverse)


def is_sorted(log: list[Any], reverse: bool) -> bool:
    log = log[::-1] if reverse else log
    pairs = pairwise(log)
    return all(
        a[0] < b[0] or (a[0] == b[0] and (not a[1] or not b[1] or a[1] <= b[1])) for a, b in pairs
    )


SECTIONS = st.sampled_from(
    ["Top of mind", "News", "Questions", "Milestones", "Sweeps", "Why", "Projects", "Log"]
)


@given(notes(), SECTIONS, DAYS)
@settings(max_examples=50)
def test_a_line_comes_into_any_section(raw: bytes, section: str, day: str) -> None:
    line = {
        "Questions": "- [ ] how is it going?", "Why": "She loves a good proof.",
        "Sweeps": f"- {day} email", "Log": f"- {day} email", "Milestones": f"- {day} applied at Acme",
    }.get(section, f"- {day} a thing of note")  # fmt: skip
    after = edit.insert_line(raw, section, line)
    come = inserted(raw, after)
    assert sum(line[2:].encode() in one for one in come) == 1
    old, new = said_by(Source(raw)), said_by(Source(after))
    grown = [what for what in LISTS if len(new[what]) > len(old[what])]
    if section not in ("Why", "Projects"):
        assert len(grown) == 1
    assert [len(new[what]) - len(old[what]) for what in grown] in ([], [1])


@given(notes())
@settings(max_examples=50)
def test_a_promise_comes_in(raw: bytes) -> None:
    after = edit.add_promise(raw, "- [ ] lend her the tent (due 2026-11-28)")
    assert len([line for line in inserted(raw, after) if line.strip()]) == 1
    old, new = said_by(Source(raw))["tasks"], said_by(Source(after))["tasks"]
    assert len(new) == len(old) + 1


@given(notes())
@settings(max_examples=50)
def test_every_box_can_be_ticked(raw: bytes) -> None:
    data = parse_note(raw)
    open_ones = [line for _, done, _, line, _ in data["tasks"] if not done]
    open_ones += [line for _, asked, line in data["questions"] if not asked]
    for line in open_ones:
        after = edit.tick(raw, line)
        old, new = raw.splitlines(keepends=True), after.splitlines(keepends=True)
        assert new[line - 1] == old[line - 1].replace(b"[ ]", b"[x]", 1)
        assert new[: line - 1] + new[line:] == old[: line - 1] + old[line:]
        assert edit.tick(after, line) == after


@given(notes())
@settings(max_examples=50)
def test_references_that_stay_leave_every_byte(raw: bytes) -> None:
    assert edit.rewrite_references(raw, lambda target, expects: target) == raw
    assert edit.rewrite_references(raw, lambda target, expects: None) == raw


@given(
    notes(),
    st.sampled_from(
        ["acme-corp", "Ada Lovelace", "o'brien", "日本", "null", 'a "b" c', "a: b", "a, b"]
    ),
)
@settings(max_examples=50)
def test_references_are_renamed_and_renamed_back(raw: bytes, name: str) -> None:
    def there(target: str, expects: str) -> str | None:
        return name if target == "bo-chen" else None

    def back(target: str, expects: str) -> str | None:
        return "bo-chen" if target == name else None

    after = edit.rewrite_references(raw, there)
    assert b"[[bo-chen" not in after
    assert edit.rewrite_references(after, back) == raw


PEOPLE = Path(__file__).parents[2] / "people"


@pytest.mark.parametrize("path", sorted(PEOPLE.rglob("*.md")), ids=lambda path: path.stem)
def test_the_sample_notes_take_every_edit(path: Path) -> None:
    raw = path.read_bytes()
    assert inserted(raw, edit.insert_log_entry(raw, "- 2026-11-21 coffee: new"))
    assert inserted(raw, edit.add_promise(raw, "- [ ] the tent"))
    assert inserted(raw, edit.insert_line(raw, "News", "- 2026-11-21 a job"))
    assert len(inserted(raw, edit.set_field(raw, "x-new", "a"))) == 1
    assert edit.remove_field(edit.set_field(raw, "x-new", "a"), "x-new") == raw
    for target in {target for target, _, _, _ in parse_note(raw)["mentions"]}:
        assert renamed_back(raw, target) == raw


def renamed_back(raw: bytes, target: str) -> bytes:
    """A note whose references to one target went to another, and back."""
    there = edit.rewrite_references(raw, lambda old, _: "x-other" if old == target else None)
    assert there != raw
    return edit.rewrite_references(there, lambda old, _: target if old == "x-other" else None)
