"""People: the register of everyone, what it sorts by and what its entries have in common."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.views import find, people
from netnotes.views._network import standing_words
from netnotes.views.register import AT_ONCE, FIRST, Entry, Facet, Heading, Register
from netnotes.views.view import Day, Strong

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def sample():
    settings = load_settings(ROOT)
    return people.build(load_network(settings, use_cache=False), TODAY, settings)


def network(root: Path, notes: dict[str, str]):
    (root / "people").mkdir()
    for name, text in notes.items():
        (root / "people" / f"{name}.md").write_text(f"---\n{text}\n---\n", "utf-8")
    settings = load_settings(root)
    return load_network(settings, use_cache=False), TODAY, settings


def register(view, name: str = "people") -> Register:
    return next(b for b in view.blocks if isinstance(b, Register) and b.name == name)


def entry(view, name: str) -> Entry:
    return next(e for e in register(view).entries if e.cells[0][0].text == name)


def test_a_row_says_what_one_wants_in_the_morning(sample):
    assert register(sample).columns == (
        "Name",
        "Standing",
        "Last contact",
        "Next due",
        "Organization",
        "City",
        "Tags",
    )
    alice = entry(sample, "Alice Nguyen")
    assert alice.cells[1] == ("close",)
    assert alice.cells[2] == (Day("three weeks ago", "2026-11-03"),)
    assert alice.cells[3] == (Strong("promise"), " ", Day("in seven days", "2026-11-28"))
    assert alice.belongs == (("close",), ("promise",), ("Acme",), ("Lisbon",), (), ("friend",))


def test_what_is_next_agrees_with_the_cadence_and_says_nothing_of_the_dead(sample):
    data = {row["slug"]: row for row in sample.to_json()["people"]}
    assert data["freyja-thorsdottir"]["next_due"] == "2026-11-30"
    assert entry(sample, "Freyja Þórsdóttir").cells[3] == (Day("in nine days", "2026-11-30"),)
    assert "next_due" not in data["anselmo-prates"]
    assert entry(sample, "Anselmo Prates").cells[3] == ()


def test_a_broken_note_keeps_its_row_and_nothing_is_said_of_it(tmp_path):
    view = people.build(*network(tmp_path, {"ada": "name: Ada: L\ncity: Lisbon", "bo": "name: Bo"}))
    broken = entry(view, "ada")
    assert [cell for cell in broken.cells[2:] if cell] == []
    assert broken.belongs[0] == ("cannot be read",)


def test_rest_and_silence_are_no_dates(tmp_path):
    view = people.build(
        *network(
            tmp_path,
            {
                "a": "name: A\ncloseness: close\nmet: 2026-11-01\ncadence: 1 week\nsnooze: 2027-02-01",
                "b": "name: B\ncloseness: close\nmet: 2026-11-01\ndo_not_contact: yes",
            },
        )
    )
    assert [row.get("next_due") for row in view.to_json()["people"]] == ["2027-02-01", None]


def test_an_empty_network_says_how_to_begin(tmp_path):
    view = people.build(*network(tmp_path, {}))
    assert "netnotes new" in str(view.blocks[1])


def test_a_facet_is_in_the_order_of_its_words_or_of_the_alphabet():
    entries = tuple(
        Entry(((),), ("",), ((standing,), (city,)))
        for standing, city in (("warm", "Porto"), ("close", "faro"), ("warm", "Évora"))
    )
    facets = (Facet("standing", "Standing", ("close", "warm")), Facet("city", "City"))
    made = Register("people", "", (Heading("Name", 1),), facets, entries)
    assert [(c.word, c.entries) for c in made.choices(0)] == [("close", 1), ("warm", 2)]
    assert [c.word for c in made.choices(1)] == ["Évora", "faro", "Porto"]


def test_a_column_in_which_nobody_has_anything_is_left_out(sample):
    assert register(sample).used == (0, 1, 2, 3, 4, 5)  # nobody of the sample has a tag


def test_of_a_long_register_the_page_has_the_first_few():
    one = Entry((("x",),), ("",), ())
    assert len(Register("x", "", (Heading("N", 1),), (), (one,) * AT_ONCE).first) == AT_ONCE
    long = Register("x", "", (Heading("N", 1),), (), (one,) * (AT_ONCE + 1))
    assert (long.few, len(long.first)) == (False, FIRST)
    assert len(long.plain()[0].rows) == AT_ONCE + 1


def test_people_graph_and_search_call_a_standing_by_the_same_word(sample, tmp_path):
    """One set of words, wherever a standing stands in a word; a legend begins with a capital letter."""
    table = next(f for f in register(sample).facets if f.name == "standing").order
    legend = [word.casefold() for word in standing_words()]
    assert list(table[:7]) == legend[:7]
    assert legend[5:7] == ["not met yet", "has died"]
    loaded, day, options = network(
        tmp_path, {"ada": "name: Ada\ncloseness: close\ndied: 2026-09-01", "bo": "name: Bo"}
    )
    rows = find.build(loaded, day, options, "kind:person", lambda *_: ()).blocks[0].rows
    assert [row[1] for row in rows] == [("has died",), ("not met yet",)]
