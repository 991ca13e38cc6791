"""The page Graph and the file that its script asks for: who is there, where, and who is tied to whom."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STYLE = ROOT / "site-overrides/netnotes/styles/50-network.css"


@pytest.fixture(scope="module")
def data(sample):
    return json.loads(sample.read("assets/netnotes/graph.json"))


def test_every_person_has_a_place_and_a_page_that_is_there(sample, data):
    columns = ("addresses", "x", "y", "standing", "source", "org")
    assert {len(data[column]) for column in columns} == {len(data["names"])}
    there = [address for address in data["addresses"] if address]
    assert len(there) == 47
    for address in there:
        assert (sample.site / (data["before"] + address + data["after"]) / "index.html").is_file()
    assert data["me"] == {"name": "Noor Haddad", "address": "people/noor-haddad/"}
    assert "Noor Haddad" not in data["names"]


def test_ties_are_between_people_who_are_there_and_the_same_as_in_the_table(sample, data):
    ties = [data["ties"][at : at + 3] for at in range(0, len(data["ties"]), 3)]
    assert len(ties) == 35
    assert all(max(one, other) < len(data["names"]) for one, other, _ in ties)
    alice = data["names"].index("Alice Nguyen")
    assert sum(alice in tie[:2] for tie in ties) == 8
    assert "35 ties between them" in sample.page("graph").text


def test_the_places_do_not_change_from_build_to_build(sample, sample_folder, again):
    before = sample.read("assets/netnotes/graph.json")
    assert (again / "assets/netnotes/graph.json").read_text("utf-8") == before
    assert (sample_folder / ".netnotes/graph.cache").is_file()


def test_without_scripts_the_page_says_so_and_the_table_says_the_same(sample):
    page = sample.page("graph")
    assert "scripts are off here. The table below says the same." in page.text
    assert "Whom they know" in page.text
    assert not [
        e for e in page.found if e.tag == "script" and "graph" in e.attributes.get("src", "")
    ]


def test_a_large_network_has_the_best_tied_in_its_table_and_says_how_to_see_all(
    network_folder, mkdocs, tmp_path
):
    names = [f"Maximilian Featherstone {n:03}" for n in range(200)]
    notes = {
        f"maximilian-featherstone-{n:03}.md": f"---\nname: {name}\norg: Featherstone Industries {n % 9}\n"
        f"knows: ['[[{names[(n * 7 + 1) % 200]}]]', '[[{names[(n * 3 + 2) % 200]}]]']\n---\n"
        for n, name in enumerate(names)
    }
    built = mkdocs(network_folder(tmp_path, notes))
    assert built.result.returncode == 0, built.said
    page = built.read("graph/index.html")
    assert len(page.encode()) < 60_000
    assert "netnotes show-page graph --json" in re.sub(r"<[^>]+>", "", page)
    rows = [e for e in built.page("graph").found if e.tag == "tr"]
    assert len(rows) == 41


def test_the_colours_stand_out_from_the_ground():
    """By 3 to 1, which is what WCAG asks of what is drawn (1.4.11)."""
    blocks = re.findall(r"\.nn-network \{([^}]*)\}", STYLE.read_text("utf-8"))
    schemes = [
        dict(re.findall(r"--nn-network-([\w-]+): ([^;]+);", b)) for b in blocks if "ground" in b
    ]
    assert len(schemes) == 2
    for scheme in schemes:
        for name in ("standing", "many", "kind", "me", "lit", "plain"):
            for color in scheme[name].split():
                assert contrast(color, scheme["ground"]) >= 3, (name, color)
        assert contrast(scheme["ink"], scheme["ground"]) >= 7


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
