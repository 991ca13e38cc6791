"""Days as they are typed: what each means from the day of all examples, a Saturday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.commands._when import day, leading, part
from netnotes.errors import BadDateError
from netnotes.model.values.kind import Wrong
from netnotes.model.values.partial_date import PARTIAL_DATE

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-11-05", "2026-11-05"),
        ("2026-3-4", "2026-03-04"),
        ("today", "2026-11-21"),
        ("Yesterday", "2026-11-20"),
        ("tomorrow", "2026-11-22"),
        ("the day before yesterday", "2026-11-19"),
        ("fri", "2026-11-20"),
        ("saturday", "2026-11-21"),
        ("last sat", "2026-11-14"),
        ("last fri", "2026-11-20"),
        ("next fri", "2026-11-27"),
        ("this mon", "2026-11-23"),
        ("-3d", "2026-11-18"),
        ("+2w", "2026-12-05"),
        ("in 2 weeks", "2026-12-05"),
        ("two weeks ago", "2026-11-07"),
        ("last week", "2026-11-14"),
        ("in 3 months", "2027-02-21"),
        ("5 nov", "2026-11-05"),
        ("Nov 5", "2026-11-05"),
        ("5 dec", "2026-12-05"),
        ("3 january", "2027-01-03"),
        ("5th of december", "2026-12-05"),
        ("5 nov 2025", "2025-11-05"),
        ("4 may", "2027-05-04"),
        ("may 4", "2027-05-04"),
        ("12 march 2025", "2025-03-12"),
        ("25/12", "2026-12-25"),
        ("11/11", "2026-11-11"),
        ("31/12/2025", "2025-12-31"),
    ],
)
def test_a_day_in_words(said: str, meant: str) -> None:
    assert day(said, TODAY, "--on") == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("fri", "2026-11-27"),
        ("sat", "2026-11-28"),
        ("2w", "2026-12-05"),
        ("5 nov", "2027-11-05"),
        ("3 january", "2027-01-03"),
        ("yesterday", "2026-11-20"),
    ],
)
def test_a_day_to_come(said: str, meant: str) -> None:
    assert day(said, TODAY, "--due", to_come=True) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "soon",
        "march",
        "5",
        "2026",
        "2w",
        "2026-13-01",
        "2026-02-30",
        "feb 30",
        "coffee",
        "in 99999999 days",
    ],
)
def test_what_is_no_day(said: str) -> None:
    with pytest.raises(
        BadDateError, match=r"^--on: “.*” is no date; write it as 2026-11-21, or say .*\.$"
    ):
        day(said, TODAY, "--on")


@pytest.mark.parametrize("said", ["12/11", "12.11.", "3-4-2026", "3/4/26"])
def test_numbers_that_could_be_two_days(said: str) -> None:
    with pytest.raises(BadDateError, match=r"could be .* or .*; write 2026-\d\d-\d\d or 2026-\d\d"):
        day(said, TODAY, "--on")


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_iso_day_is_itself(written: date) -> None:
    assert day(written.isoformat(), TODAY, "--on") == written


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("yesterday ada coffee: looms", "2026-11-20 ada coffee: looms"),
        ("Last Friday ada, bo walk", "2026-11-20 ada, bo walk"),
        ("monday ada call", "2026-11-16 ada call"),
        ("2026-11-05 ada call", "2026-11-05 ada call"),
        ("ada coffee: see you friday", "ada coffee: see you friday"),
        ("sun li coffee", "sun li coffee"),
        ("yesterday", "yesterday"),
        ("", ""),
    ],
)
def test_a_line_that_begins_with_its_day(line: str, dated: str) -> None:
    assert leading(line, TODAY) == dated


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("last year", "2025"),
        ("This year", "2026"),
        ("a year ago", "2025"),
        ("2 years ago", "2024"),
        ("ten years ago", "2016"),
        ("in 2019", "2019"),
        ("last month", "2026-10"),
        ("this month", "2026-11"),
        ("11 months ago", "2025-12"),
        ("may 2024", "2024-05"),
        ("in March, 2024", "2024-03"),
        ("may", "2026-05"),
        ("dec", "2025-12"),
        ("nov", "2026-11"),
        ("last nov", "2025-11"),
        ("last dec.", "2025-12"),
        ("ma", ""),
        ("monday", ""),
        ("last fri", ""),
        ("yesterday", ""),
        ("3 weeks ago", ""),
        ("last two years", ""),
        ("this a year", ""),
        ("9999 years ago", ""),
        ("9999 months ago", "1193-08"),
        ("12 may 2019", ""),
        ("12/11", ""),
        ("", ""),
    ],
)
def test_a_year_or_month_in_words_is_no_day_of_it(said: str, meant: str) -> None:
    assert part(said, TODAY) == meant


@given(st.text(max_size=20))
def test_a_part_of_a_date_is_one_that_a_note_can_hold(said: str) -> None:
    found = part(said, TODAY)
    assert not found or not isinstance(PARTIAL_DATE.parse(found), Wrong)
