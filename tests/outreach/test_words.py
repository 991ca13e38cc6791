"""Days, spans and lists in words: in English, and as another language orders and inflects them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from netnotes.model.values.cadence import Cadence
from netnotes.model.values.partial_date import PartialDate
from netnotes.sentences import Catalogue, speak
from netnotes.words import ago, calendar, either, listing, named, number, on, span, weekday

TODAY = date(2026, 11, 21)
#: A language that puts the year first, has three forms of plural, and no word for "on".
OTHER = Catalogue(
    "xx",
    {
        "{day} May": "maja {day}",
        "May": "maj",
        "{day} November": "listopada {day}",
        "{day} {year}": "{year} {day}",
        "Tuesday": "wtorek",
        "on {weekday}, {day}": "we {weekday} {day}",
        "on {day}": "{day}",
        "one month": ("{n} miesiąc", "{n} miesiące", "{n} miesięcy"),
        "one month ago": ("przed miesiącem", "przed {n} miesiącami", "przed {n} miesiącami"),
        "two": "dwa",
        "five": "pięć",
        "a month": "co miesiąc",
        "{rest} and {last}": "{rest} i {last}",
    },
    "n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2",
)


@pytest.fixture
def other() -> Iterator[None]:
    """The other language, while a test runs."""
    speak(OTHER)
    yield
    speak(Catalogue())


@pytest.mark.parametrize(
    ("days", "said", "when"),
    [
        (0, "today", "today"),
        (-1, "yesterday", "yesterday"),
        (1, "tomorrow", "tomorrow"),
        (3, "in three days", "on Tuesday, 24 November"),
        (7, "in seven days", "on Saturday, 28 November"),
        (8, "in eight days", "on 29 November"),
        (-13, "13 days ago", "on 8 November"),
        (-14, "two weeks ago", "on 7 November"),
        (-60, "two months ago", "on 22 September"),
        (-720, "two years ago", "on 1 December 2024"),
    ],
)
def test_a_day_is_said_from_today(days: int, said: str, when: str) -> None:
    day = TODAY + timedelta(days)

    assert (ago(day, TODAY), on(day, TODAY)) == (said, when)
    assert named(day, TODAY) == when.removeprefix("on ")


def test_lists_and_numbers() -> None:
    assert [listing("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert [either("abc"[:n]) for n in range(4)] == ["", "a", "a or b", "a or b or c"]
    assert [number(n) for n in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]
    assert span(0) == "no days"


@pytest.mark.usefixtures("other")
def test_another_language_orders_and_inflects_days() -> None:
    assert calendar(date(2026, 5, 14), TODAY) == "maja 14"
    assert calendar(date(2025, 5, 14), TODAY) == "2025 maja 14"
    assert on(TODAY + timedelta(3), TODAY) == "we wtorek listopada 24"
    assert PartialDate(2021, 5, 0).words() == "maj 2021"
    assert PartialDate(2021, 5, 14).words() == "2021 maja 14"
    assert weekday(date(2026, 11, 24)) == "wtorek, 2026 listopada 24"


@pytest.mark.usefixtures("other")
def test_another_language_has_its_own_plurals() -> None:
    assert [span(days) for days in (61, 150)] == ["dwa miesiące", "pięć miesięcy"]
    assert ago(TODAY - timedelta(61), TODAY) == "przed dwa miesiącami"
    assert (Cadence(1, "month").words(), Cadence(2, "month").words()) == (
        "co miesiąc", "dwa miesiące",
    )  # fmt: skip
    assert listing(["a", "b", "c"]) == "a, b i c"
