"""The text of the notes, as the quick switcher is given it."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from mkdocs_netnotes.files import text

from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note

ADA = """\
---
name: Ada  # SECRET-yaml
interests: [climbing, "bread \t baking"]
needs: [a piano]
email:
  - {home: ada@post.example}
org: "[[tern]]"
introduced_by: "[[bo]]"
knows: ["[[bo]]", {name: Liz, org: Acme}]
gifts:
  - {what: a kite, direction: given}
nonsense: {deep: words}
---

We met at a
tasting. %% SECRET-percent %% Ask [[bo|Bo]].
- one
- two

<!-- SECRET
comment -->

## Why

The sea.

## Top of mind

- 2026-02-01 an exam

## Questions

- [x] Which boat?

## Log

- 2026-03-01 18:00 coffee in with [[bo]], Liz at the quay: plans
  and a \0 drawing #gave
- [ ] send the slides
"""


def note(raw: str, slug: str = "ada"):
    return make_note(f"people/{slug}.md", parse_note(raw.encode()))


def lines(raw: str) -> list[str]:
    return list(text.lines(note(raw)))


def parts_of(notes: dict[str, str], *, ends: str = "/") -> dict[str, bytes]:
    """The files of a network of these notes, by their place."""
    network = Network([note(raw, slug) for slug, raw in notes.items()])
    addresses = {key: f"people/{key}{ends}" for key in network.notes}
    site = SimpleNamespace(snapshot=SimpleNamespace(network=network), addresses=addresses)
    return {place: make() for place, make in text.parts(site).items()}


def test_a_note_says_what_matters_then_its_prose_its_log_and_its_fields():
    assert lines(ADA) == [
        "The sea.",
        "2026-02-01 an exam",
        "Which boat?",
        "We met at a tasting. Ask [[bo|Bo]].",
        "- one",
        "- two",
        "2026-03-01 18:00 coffee in with [[bo]], Liz at the quay: plans and a \0 drawing #gave",
        "send the slides",
        "Interests\tclimbing, bread baking",
        "Looks for\ta piano",
        "E-mail\tada@post.example, home",
        "Introduced by\t[[bo]]",
        "Knows\t[[bo]]",
        "Knows\tLiz, Acme",
        "Gift\ta kite",
        "nonsense\tdeep: words",
    ]


def test_a_step_of_my_own_way_says_where_and_thanks_to_whom():
    me = "---\nname: Me\n---\n\n## Milestones\n\n- 2026-03-01 screen at Acme thanks to [[bo]], Liz: well\n- 2026-04-01 rest\n"
    assert lines(me) == [
        "2026-03-01 screen at [[Acme]] thanks to [[bo]], [[Liz]] well", "2026-04-01 rest",
    ]  # fmt: skip


def test_what_a_page_does_not_show_cannot_be_searched():
    assert "SECRET" not in "\n".join(lines(ADA))
    dead = ADA.replace("needs:", "died: 2026-04-01\nneeds:")
    assert "Looks for\ta piano" not in lines(dead)
    assert "Interests\tclimbing, bread baking" in lines(dead)


def test_of_an_organization_nothing_is_said_that_its_page_leaves_out():
    org = "---\nname: Tern\nkind: org\nproduct: kites\nneeds: [rest]\n---\n\nBy the sea.\n\n## Why\n\nSECRET\n"
    assert lines(org) == ["By the sea.", "About\tkites", "needs\trest"]


@pytest.mark.parametrize("broken", ["---\nname: [\n---\n\nSECRET\n", "---\nname: SECRET\n"])
def test_a_note_that_cannot_be_read_says_nothing(broken):
    made = parts_of({"ada": ADA, "bad": broken})
    assert made[text.PLACE.format(0)].count(b"\0") == 1
    assert b"SECRET" not in b"".join(made.values())


def test_a_part_is_addresses_and_lines_each_note_ended_by_a_null():
    made = parts_of({"ada": ADA, "bo": "---\nname: Bo\n---\n"}, ends=".html")
    assert list(made) == [text.LIST, text.PLACE.format(0)]
    ada, bo, rest = made[text.PLACE.format(0)].decode().split("\0")
    assert ada.split("\n")[:2] == ["people/ada.html", "The sea."]
    assert (bo, rest) == ("people/bo.html", "")
    assert len(json.loads(made[text.LIST])) == 1


def test_one_edited_note_changes_one_part_and_its_number(monkeypatch):
    monkeypatch.setattr(text, "MOST", 5)
    notes = {f"p{i}": f"---\nname: Person {i}\n---\n\nHive {i}.\n" for i in range(20)}
    before = parts_of(notes)
    assert len(before) == 1 + 4
    after = parts_of(notes | {"p7": notes["p7"].replace("Hive", "Oven")})
    changed = {place for place in before if before[place] != after[place]}
    numbers = [json.loads(made[text.LIST]) for made in (before, after)]
    (number,) = (at for at, (old, new) in enumerate(zip(*numbers, strict=True)) if old != new)
    assert changed == {text.LIST, text.PLACE.format(number)}


def test_somebody_new_changes_one_part_until_there_are_too_many(monkeypatch):
    monkeypatch.setattr(text, "MOST", 5)
    notes = {f"p{i}": f"---\nname: Person {i}\n---\n" for i in range(19)}
    before = parts_of(notes)
    after = parts_of(notes | {"new": "---\nname: New\n---\n"})
    assert len([place for place in before if before[place] != after[place]]) == 2
    many = parts_of({f"p{i}": f"---\nname: Person {i}\n---\n" for i in range(21)})
    assert len(many) == 1 + 8
    assert sum(content.count(b"\0") for content in many.values()) == 21


def test_a_text_is_a_paragraph_a_line():
    assert text.paragraphs("one\ntwo\n\nthree\n> four\n1. five\n   six\n") == [
        "one two", "three", "> four", "1. five six",
    ]  # fmt: skip
    assert text.paragraphs(" \t\n") == []


def test_the_sample_site_has_the_text_of_every_page_of_a_note(sample):
    parts = [
        sample.read(f"assets/netnotes/text/{n}.txt")
        for n in range(len(json.loads(sample.read(text.LIST))))
    ]
    said = [one for part in parts for one in part.split("\0")[:-1]]
    pages = [
        f"people/{page.parent.name}/" for page in (sample.site / "people").glob("*/index.html")
    ]
    assert sorted(one.partition("\n")[0] for one in said) == sorted(pages)
