"""Many entries at once: as if each had been added by itself."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
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


def test_what_is_no_entry_is_refused_among_many() -> None:
    entries = [f"- 2024-01-0{n} call" for n in range(1, 6)]
    with pytest.raises(edit.EditRefusedError):
        edit.insert_log_entries(b"---\nname: A\n---\n", [*entries, "- no day"])
