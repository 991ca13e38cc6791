"""Charts: what is drawn are the numbers of the data, and each says them as a table, too."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.views import coverage, statistics
from netnotes.views._words import standing_word
from netnotes.views.charts import (
    WEEKS,
    Across,
    Bar,
    Bars,
    Down,
    Matrix,
    Series,
    YearMap,
)

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)


def page(module, root: Path = ROOT):
    settings = load_settings(root)
    return module.build(load_network(settings, use_cache=False), TODAY, settings)


@pytest.fixture(scope="module")
def stats():
    return page(statistics)


def chart(view, title: str):
    return next(block for block in view.blocks if getattr(block, "title", "") == title)


def test_the_months_that_are_drawn_are_those_of_the_data(stats):
    months = {m["month"]: m for m in stats.to_json()["months"]}
    drawn = chart(stats, "In touch, by month")
    assert len(drawn.bars) == statistics.MONTHS
    october = next(bar for bar in drawn.bars if bar.label == "Oct 2026")
    said = months["2026-10"]
    assert october.numbers == (said["in_person"], said["live"], said["written"])
    for year in stats.to_json()["years"]:
        of_it = [m for key, m in months.items() if key.startswith(str(year["year"]))]
        for name in ("in_touch", "in_person", "live", "written"):
            assert sum(m[name] for m in of_it) == year[name]


def test_the_days_that_are_drawn_are_those_of_the_data(stats):
    days = {date.fromisoformat(d["on"]): d["in_touch"] for d in stats.to_json()["days"]}
    drawn = chart(stats, "The last year, day by day")
    assert dict(drawn.days) == days
    assert len(drawn.squares) == len(days)
    assert sum(c["in_touch"] for c in stats.to_json()["channels"]) == sum(days.values())
    assert min(days) >= drawn.first == statistics.first_day(TODAY)
    assert drawn.says == f"In touch on {len(days)} days of the last year."


def test_the_standing_that_is_drawn_is_that_of_the_data(stats):
    drawn = chart(stats, "Standing today")
    data = {standing_word(key): n for key, n in dict(stats.to_json()["standing"]).items()}
    assert {bar.label: bar.total for bar in drawn.bars} == data


@pytest.mark.parametrize("back", range(7))
def test_a_year_begins_on_a_monday_and_ends_today(back):
    until = TODAY - timedelta(back)
    first, last = YearMap("t", until, (), "").first, until
    assert first.weekday() == 0
    assert (last - first).days // 7 == WEEKS - 1
    drawn = YearMap("t", until, ((first, 1), (last, 9), (last + timedelta(1), 1)), "")
    assert [(s.column, s.row, s.level) for s in drawn.squares] == [
        (0, 0, 1),
        (WEEKS - 1, last.weekday(), 4),
    ]


def test_a_bar_says_what_it_is_made_of():
    drawn = Bars(
        "t", "Month", (Series("In person"), Series("Live", "striped")), (Bar("May 2026", (2, 0)),)
    )
    assert drawn.said(drawn.bars[0]) == "May 2026: 2 in person"
    assert (
        Bars("t", "h", (Series("People"),), (Bar("close", (7,)),)).said(Bar("close", (7,)))
        == "close: 7"
    )
    assert Bars("t", "h", (Series("x"),), ()).plain() == ()
    assert Bars("t", "h", (Series("x"),), ()).most == 1  # nothing is divided by nothing


def test_a_matrix_stands_out_by_thirds_of_its_largest():
    made = Matrix(
        "t", "c", (Across("a"), Across("b", "yesterday")), (Down("x", (0, 9)), Down("y", (3, 6)))
    )
    assert [made.level(n) for n in (0, 3, 4, 6, 7, 9)] == [0, 1, 2, 2, 3, 3]
    facts, table = made.plain()
    assert facts.rows == (("b", ("yesterday",)),)
    assert table.rows == ((("x",), (), ("9",)), (("y",), ("3",), ("6",)))


def test_coverage_draws_the_cells_of_its_data():
    view = page(coverage)
    drawn = next(block for block in view.blocks if isinstance(block, Matrix))
    total = sum(number for line in drawn.down for number in line.numbers)
    assert total == sum(cell["people"] for cell in view.to_json()["cells"])
    notes = {one.label: one.note for one in drawn.across}
    assert set(notes) - {"not noted"} == {sweep["channel"] for sweep in view.to_json()["sweeps"]}


def test_nothing_logged_says_how_to_begin(tmp_path):
    (tmp_path / "people").mkdir()
    (tmp_path / "people/ada.md").write_text("---\nname: Ada\n---\n", "utf-8")
    assert "netnotes log" in str(page(statistics, tmp_path).blocks)
