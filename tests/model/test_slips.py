"""A slip in an entry, mended as its finding offers: nothing is left to say, and nothing else changed."""

from __future__ import annotations

import pytest

from netnotes.model.log import Entry
from netnotes.model.note import Note
from netnotes.model.parse import make_note, parse_note


def read(entry: str) -> Note:
    return make_note(
        "people/a.md", parse_note(f"---\nname: Ada\n---\n\n## Log\n\n{entry}\n".encode())
    )


def meaning(entry: Entry) -> tuple[object, ...]:
    """What an entry says, places left out."""
    people = [(companion.target, companion.linked) for companion in entry.companions]
    return entry.day, entry.time, entry.channel, entry.direction, people, entry.place, entry.text


@pytest.mark.parametrize(
    ("entry", "mended"),
    [
        ("- 2026-11-05 16h coffee: looms", "- 2026-11-05 16:00 coffee: looms"),
        ("- 2026-11-05  at 4.15 pm coffee", "- 2026-11-05  16:15 coffee"),
        ("- [ ] 2026-11-05 @4pm coffee", "- [ ] 2026-11-05 16:00 coffee"),
        ("- 2026-11-05, coffee with Bo", "- 2026-11-05 coffee with Bo"),
        ("- 2026-11-05 – coffee", "- 2026-11-05 coffee"),
        ("- 2026-11-05: coffee: looms", "- 2026-11-05 coffee: looms"),
        ("- 2026-11-05 out email: looms", "- 2026-11-05 email out: looms"),
        ("- 2026-11-05 coffee in Porto with Bo", "- 2026-11-05 coffee at Porto with Bo"),
    ],
)
def test_a_slip_is_mended_as_it_was_read(entry: str, mended: str) -> None:
    note = read(entry)
    (problem,) = note.problems
    assert problem.fix is not None
    ((span, text),) = problem.fix.edits

    line = entry[: span.column - 1] + text + entry[span.end_column - 1 :]

    assert line == mended
    assert read(line).problems == []
    assert meaning(read(line).log[0]) == meaning(note.log[0])


@pytest.mark.parametrize(
    "entry",
    ["- 2026-11-05 16:00-17:00 coffee", "- 2026-11-05/06 event", "- 2026-11-05 video call"],
)
def test_what_would_lose_something_is_left_to_the_writer(entry: str) -> None:
    (problem,) = read(entry).problems
    assert problem.fix is None


@pytest.mark.parametrize(
    "entry",
    [
        "- 2026-11-05 " + " " * 50_000 + "x",
        "- 2026-11-05 coffee" + " with" * 20_000,
        "- 2026-11-05 coffee" + " at" * 20_000,
        "- 2026-11-05 " + "in " * 20_000,
        "- 2026-11-05 " + "4 - " * 20_000,
        "- 2026-11-05 a" + " " * 50_000 + "b",
        "- 2026-11-05 – " + "[[" * 20_000,
    ],
    ids=len,
)
def test_an_entry_of_any_length_is_read_at_once(entry: str) -> None:
    assert len(read(entry).log) == 1


def test_what_is_no_entry_is_shown_as_it_was_written() -> None:
    """A line of the log that cannot be read, and a day that is a heading, stand with the prose."""
    log = "- 2026-11-05 coffee: read\n- had tea\n  by the river\n\n### 2026-09-01\n\n- a walk\n\n### 2025\n"
    raw = f"---\nname: Ada\n---\nWords.\n\n## Log\n\n{log}\n- 2025-01-01 call: read\n"
    note = make_note("people/ada.md", parse_note(raw.encode()))
    shown = "\n".join(text for _, text in note.prose).split("\n")
    assert [line for line in shown if line] == [
        "Words.", "- had tea", "  by the river", "### 2026-09-01", "- a walk",
    ]  # fmt: skip
