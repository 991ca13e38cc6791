"""Dates, rhythms and small lists: what holds for all of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.sections import names_in
from netnotes.model.values.cadence import CADENCE, Cadence
from netnotes.model.values.day import DAY, read_day
from netnotes.model.values.kind import Wrong
from netnotes.model.values.partial_date import PARTIAL_DATE, RECURRING, PartialDate
from netnotes.model.values.zone import ZONE

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
CADENCES = st.builds(
    Cadence, st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"])
)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A date with parts left out."""
    day = draw(DAYS)
    known = draw(st.sampled_from(["year", "month", "day", "recurring"]))
    return PartialDate(
        0 if known == "recurring" else day.year,
        0 if known == "year" else day.month,
        day.day if known in ("day", "recurring") else 0,
    )


@given(partial_dates())
def test_a_partial_date_is_read_as_it_is_written(partial: PartialDate) -> None:
    assert RECURRING.parse(str(partial)) == tuple(partial)
    read = PARTIAL_DATE.parse(str(partial))
    assert read == tuple(partial) if partial.year else isinstance(read, Wrong)


@given(partial_dates().filter(lambda partial: partial.year > 0))
def test_a_partial_date_spans_from_its_first_day_to_its_last(partial: PartialDate) -> None:
    first, last = partial.first, partial.last
    assert first <= last
    for day in (first, last):
        assert str(day).startswith(str(partial))
    assert not str(first - timedelta(1)).startswith(str(partial))
    assert not str(last + timedelta(1)).startswith(str(partial))


@given(partial_dates(), DAYS)
def test_the_next_time_is_the_first_one_from_the_day_on(partial: PartialDate, day: date) -> None:
    comes = partial.next_on_or_after(day)
    if not partial.day:
        assert comes is None
        return
    assert comes is not None
    assert partial.may_come_within((comes - day).days, day)
    assert day <= comes < day + timedelta(366)
    assert (comes.month, comes.day) == (partial.month, partial.day) or (
        (partial.month, partial.day) == (2, 29) and (comes.month, comes.day) == (2, 28)
    )


@pytest.mark.parametrize(
    ("today", "comes"),
    [
        ("2027-02-27", "2027-02-28"),
        ("2027-02-28", "2027-02-28"),
        ("2027-03-01", "2028-02-29"),
        ("2028-02-28", "2028-02-29"),
        ("2028-02-29", "2028-02-29"),
        ("2028-03-01", "2029-02-28"),
        ("1900-02-01", "1900-02-28"),
    ],
)
def test_29_february_is_kept_on_the_28th_in_common_years(today: str, comes: str) -> None:
    leap = PartialDate(0, 2, 29)
    assert leap.next_on_or_after(date.fromisoformat(today)) == date.fromisoformat(comes)


def test_a_day_far_away_is_told_without_dates() -> None:
    today = date(2026, 11, 21)
    told = [PartialDate(1990, m, 1).may_come_within(7, today) for m in range(1, 13)]
    assert [month for month, near in enumerate(told, 1) if near] == [12]


@given(DAYS)
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert DAY.thaw(DAY.parse(day.isoformat())) == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_wrong(text: str) -> None:
    for kind in (DAY, PARTIAL_DATE, RECURRING, CADENCE):
        plain = kind.parse(text)
        assert isinstance(plain, Wrong) or kind.thaw(plain) is not None


@given(CADENCES, DAYS, DAYS)
def test_a_rhythm_keeps_the_order_of_days(cadence: Cadence, one: date, other: date) -> None:
    assert cadence.after(one) > one
    if one <= other:
        assert cadence.after(one) <= cadence.after(other)


@given(CADENCES, DAYS)
def test_months_keep_the_day_or_take_the_months_last(cadence: Cadence, day: date) -> None:
    after = cadence.after(day)
    if cadence.unit in ("day", "week"):
        assert (after - day).days == cadence.number * (7 if cadence.unit == "week" else 1)
        return
    months = (after.year - day.year) * 12 + after.month - day.month
    assert months == cadence.number * (12 if cadence.unit == "year" else 1)
    assert after.day == min(day.day, monthrange(after.year, after.month)[1])


@given(CADENCES)
def test_a_rhythm_is_read_as_it_is_written(cadence: Cadence) -> None:
    assert CADENCE.parse(str(cadence)) == tuple(cadence)
    assert CADENCE.parse(f"every {cadence}") == tuple(cadence)


def test_a_rhythm_never_leaves_the_calendar() -> None:
    for unit in ("day", "week", "month", "year"):
        assert Cadence(9999, unit).after(date(9990, 1, 31)) <= date.max


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("6 weeks", "6 weeks"),
        ("1 week", "1 week"),
        ("weeks", None),
        ("week", "1 week"),
        ("3 months", "3 months"),
        ("Monthly", "1 month"),
        ("quarterly", "3 months"),
        ("yearly", "1 year"),
        ("fortnightly", "2 weeks"),
        ("6w", "6 weeks"),
        ("90 days", "90 days"),
        ("never", "never"),
        ("0 weeks", None),
        ("-1 week", None),
        ("six weeks", None),
    ],
)
def test_rhythms(written: str, read: str | None) -> None:
    plain = CADENCE.parse(written)
    if read is None and written != "weeks":
        assert isinstance(plain, Wrong)
    elif read is not None:
        assert str(CADENCE.thaw(plain)) == read


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("[[bo-chen]], Ada and [[liz]]", ("bo-chen", "Ada", "liz")),
        ("[[a]], [[b]]", ("a", "b")),
        ("Ada, and Bo", ("Ada", "Bo")),
        ("[[anders and sons]]", ("anders and sons",)),
        ("[[anders, inc.|Anders]]", ("anders, inc.",)),
        (" , and ", ()),
        ("[[ ]]", ()),
    ],
)
def test_names_in_a_list(written: str, names: tuple[str, ...]) -> None:
    assert names_in(written) == names


@pytest.mark.parametrize(
    ("written", "sure"),
    [
        ("Lisbon", "Europe/Lisbon"),
        ("new york", "America/New_York"),
        ("europe/lisbon", "Europe/Lisbon"),
        ("Europe/Lisbonn", ""),  # asked about, and not mended
        ("Louisville", ""),  # two of them
        ("PST", ""),
        ("CEST", ""),
        ("GMT+2", ""),
        ("America/Boston", ""),
        ("Asia/Mumbai", ""),
        ("Europe/Frankfurt", ""),
    ],
)
def test_a_time_zone_is_mended_only_where_it_is_sure(written: str, sure: str) -> None:
    found = ZONE.parse(written)
    assert isinstance(found, Wrong)
    assert found.instead == sure
    assert ("did you mean" in found.message) == (bool(sure) or written == "Europe/Lisbonn")
