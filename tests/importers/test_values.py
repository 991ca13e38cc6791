"""Days, names and pages as other programs write them; and the file of those told apart."""

from __future__ import annotations

import pytest

from netnotes import apart
from netnotes.importers.values import day_of, month_of, profile_key, tidy_name, web


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05 Mar 2024", "2024-03-05"),
        ("7-Feb-22", "2022-02-07"),
        ("7-Feb-75", "1975-02-07"),
        ("2024-03-05 14:22:10 UTC", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("3/5/24, 2:22 PM", "2024-03-05"),
        (" --04-12", "--04-12"),
        ("--0229", "--02-29"),
        ("1604-04-12", "--04-12"),
        ("0/0/00", ""),
        ("31 Feb 2020", ""),
        ("29 Feb 2023", ""),
        ("12 Foo 2020", ""),
        ("soon", ""),
    ],
)
def test_days(text: str, day: str) -> None:
    assert day_of(text) == day


def test_a_day_that_could_be_two_is_none_where_nobody_says_which_comes_first() -> None:
    assert day_of("3/5/1990", month_first=False) == ""
    assert day_of("24/12/1990", month_first=False) == "1990-12-24"
    assert day_of("12/24/1990", month_first=False) == "1990-12-24"
    assert day_of("4/4/1990", month_first=False) == "1990-04-04"


def test_months() -> None:
    assert [month_of(t) for t in ("Mar 2020", "2020", "Foo 2020", "")] == [
        "2020-03",
        "2020",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe, Ph.D.", "Jane Doe"),
        ("Doe, Jane", "Doe, Jane"),
        ("DOE, JANE", "Doe, Jane"),
        ("Sam Roe, Jr.", "Sam Roe Jr."),
        ("Bo Chen 🌱", "Bo Chen"),
        ("John Smith (he/him)", "John Smith"),
        ("李雷", "李雷"),
        ("O'Brien, CSM®", "O'Brien"),
        ("🚀", ""),
    ],
)
def test_names(text: str, name: str) -> None:
    assert tidy_name(text) == name


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://WWW.linkedin.com/in/zo%C3%AB-brandt/", "linkedin.com/in/zoë-brandt"),
        ("https://de.linkedin.com/in/Zoë-Brandt?trk=x", "linkedin.com/in/zoë-brandt"),
        ("https://ana.example/About/?p=1", "ana.example/About?p=1"),
        ("https://[broken", ""),
    ],
)
def test_pages(url: str, key: str) -> None:
    assert profile_key(url) == key


def test_an_address_of_the_web_gets_its_scheme() -> None:
    assert [web(t) for t in ("ana.example", "http\\://x.example", "no page")] == [
        "https://ana.example", "http://x.example", "",
    ]  # fmt: skip


def test_those_told_apart_are_added_once_and_other_lines_stay() -> None:
    raw = b"# mine\r\nwhatever\nBo-Chen is not bo@g.example"
    after = apart.added(raw, [("bo-chen", "BO@g.example"), ("bo-chen", "bo-dahl")])
    assert after == raw + b"\nbo-chen is not bo-dahl\n"
    assert apart.added(after, [("bo-dahl", "bo-chen")]) == after
