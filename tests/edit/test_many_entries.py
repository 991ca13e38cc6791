"""Many entries at once: as if each had been added by itself."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.model import edit

DAYS = st.integers(0, 60).map(lambda n: date(2024, 1, 1) + timedelta(n))
LOGS = [
    "",
    "## Log\n\n",
    "## Log\n\n- 2024-02-01 call: a\n- 2024-01-15 call: b\n  more of it\n- 2024-01-02 coffee\n",
    "## Log\n\n*  2024-01-02 coffee\n*  2024-01-15 call: b\n*  2024-02-01 call: a\n\n## After\n\nx\n",
    "## Log\n\n- 2024-02-01 call: a\n\n- 2024-01-15 call: b\n\n- 2024-01-02 coffee\n",
]


@given(st.sets(DAYS, max_size=12), st.sampled_from(LOGS), st.sampled_from(["\n", "\r\n"]))
def test_many_are_as_one_by_one(days: set[date], log: str, end: str) -> None:
    raw = f"---\nname: A  # so\n---\n\nText.\n\n{log}".replace("\n", end).encode()
    entries = [f"- {day} message: on {day:%d}" for day in sorted(days)]
    one_by_one = raw
    for entry in entries:
        one_by_one = edit.insert_log_entry(one_by_one, entry)
    assert edit.insert_log_entries(raw, entries) == one_by_one


ITEMS = st.tuples(
    st.integers(0, 60),
    st.sampled_from([" call: a", " 09:30 coffee", " event\n  more of it", " call\n\n  more", ""]),
    st.sampled_from(["\n", "\n", "\n\n", "\n\n", "\n\n\n", "\n<!-- x -->\n"]),
)
TIMES = st.sampled_from([" message: x", " 12:00 call", " call\n  of old\n\n    - and new"])


@settings(max_examples=25)
@given(
    st.lists(ITEMS, max_size=6), st.sampled_from(["newest", "oldest", "none"]),
    st.lists(st.tuples(DAYS, TIMES), min_size=4, max_size=6), st.sampled_from("-*"),
)  # fmt: skip
def test_so_they_are_whatever_the_log_is(
    items: list[tuple[int, str, str]], order: str, new: list[tuple[date, str]], bullet: str
) -> None:
    if order != "none":
        items = sorted(items, reverse=order == "newest")
    log = "".join(
        f"{bullet} {date(2024, 1, 1) + timedelta(day) if text else 'some day'}{text}{end}"
        for day, text, end in items
    )
    raw = f"---\nname: A\n---\n\nText.\n\n## Log\n\n{log}\n## After\n\nx\n".encode()
    entries = [f"- {day}{text}" for day, text in new]
    one_by_one = raw
    for entry in entries:
        one_by_one = edit.insert_log_entry(one_by_one, entry)
    assert edit.insert_log_entries(raw, entries) == one_by_one


def test_a_long_log_with_blank_lines_takes_many_at_once() -> None:
    days = [date(2024, 1, 1) + timedelta(n) for n in range(300)]
    log = "\n\n".join(f"- {day} call" for day in days[::2])
    entries = [f"- {day} message" for day in [date(2023, 1, 1) + timedelta(n) for n in range(300)]]
    begin = time.process_time()
    done = edit.insert_log_entries(f"---\nname: A\n---\n\n## Log\n\n{log}\n".encode(), entries)
    assert done.count(b"\n\n- 20") == 450
    assert time.process_time() - begin < 60


def test_what_is_no_entry_is_refused_among_many() -> None:
    entries = [f"- 2024-01-0{n} call" for n in range(1, 6)]
    with pytest.raises(edit.EditRefusedError):
        edit.insert_log_entries(b"---\nname: A\n---\n", [*entries, "- no day"])
