"""Two notes made one, by the command."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network

_FOUND = importlib.util.spec_from_file_location("terminal", Path(__file__).with_name("terminal.py"))
terminal = importlib.util.module_from_spec(_FOUND)
_FOUND.loader.exec_module(terminal)

BO = """\
---
name: Bo Chen
city: Lisbon
email: bo@chen.example
---

A pear tree.

## Log

- 2026-11-10 call in: asked about [[bo-dahl]]
"""
DAHL = """\
---
name: Bo Dahl
city: Porto
email: [bo@dahl.example, bo@chen.example]
met: 2021
---

He rows.

- [ ] send him the map

## Log

- 2026-11-12 coffee with [[ada]]: boats
"""
ADA = """\
---
name: Ada
knows: ["[[bo-dahl]]", "[[Bo Chen]]"]
---

[[Bo Dahl]] and [[bo-dahl|the rower]].

## Log

- 2026-11-05 coffee with Bo Dahl, [[bo-dahl]] and bo-dahl: looms
"""
TEXTS = {"people/bo-chen.md": BO, "people/old/bo-dahl.md": DAHL, "people/ada.md": ADA}


def test_one_note_says_what_both_said(write: Callable, run: Callable) -> None:
    root = write(TEXTS)

    done = run("merge", "bo-chen", "bo-dahl", "--yes")

    assert done.status == 0, done.err
    assert not (root / "people/old/bo-dahl.md").exists()
    assert (
        (root / "people/bo-chen.md").read_text()
        == """\
---
name: Bo Chen
city: Lisbon
email: [bo@chen.example, bo@dahl.example]
aliases: [Bo Dahl]
met: 2021
---

A pear tree.

He rows.

- [ ] send him the map

## Also noted

- city: Porto

## Log

- 2026-11-12 coffee with [[ada]]: boats
- 2026-11-10 call in: asked about [[bo-chen]]
"""
    )
    assert (root / "people/ada.md").read_text() == ADA.replace(
        '"[[bo-dahl]]"', '"[[bo-chen]]"'
    ).replace("[[bo-dahl|", "[[bo-chen|").replace(", [[bo-dahl]]", ", [[bo-chen]]").replace(
        "and bo-dahl:", "and [[bo-chen|bo-dahl]]:"
    )
    assert "city: what bo-chen says stays; “Porto” is kept under Also noted" in done.out


def test_whoever_was_meant_is_meant(write: Callable, run: Callable) -> None:
    root = write(TEXTS)
    run("merge", "bo-chen", "bo-dahl", "--yes")

    network = load_network(load_settings(root))

    bo = network.notes["bo-chen"]
    assert {touch.note.slug for touch in network.touches(bo)} == {"bo-chen", "ada"}
    assert {link.note.slug for link in network.backlinks(bo)} == {"ada"}
    assert network.resolve("Bo Dahl") is bo


def test_whose_word_stands_is_told_as_it_is(write: Callable, run: Callable) -> None:
    yes, no = "do_not_contact: yes\n---\n", "do_not_contact: no\n---\n"
    root = write({"people/a.md": f"---\nname: A\n{no}", "people/b.md": f"---\nname: B\n{yes}"})

    done = run("merge", "a", "b", "--yes")

    assert "\ndo_not_contact: yes\n" in (root / "people/a.md").read_text()
    assert "do_not_contact: what b says stays; “no” is kept under Also noted." in done.out
    assert run("undo").status == 0
    assert "do_not_contact: what b says stays; “no”" in run("merge", "b", "a", "--yes").out


def test_undo_brings_both_back(write: Callable, run: Callable) -> None:
    root = write(TEXTS)
    run("merge", "bo-chen", "bo-dahl", "--yes")

    assert run("undo").status == 0

    assert {name: (root / name).read_text() for name in TEXTS} == TEXTS


def test_without_a_yes_nothing_is_written(write: Callable, run: Callable) -> None:
    root = write(TEXTS)

    done = run("merge", "bo-chen", "bo-dahl")

    assert done.status == 3
    assert "--yes" in done.err
    assert {name: (root / name).read_text() for name in TEXTS} == TEXTS


@pytest.mark.parametrize("answer", ["y", "n"])
def test_on_a_terminal_both_are_shown_and_it_asks(answer: str, write: Callable) -> None:
    root = write(TEXTS)

    status, said = terminal.on_terminal(["merge", "bo-chen", "bo-dahl"], root, [answer])

    assert "Lisbon" in said
    assert "Porto" in said
    assert status == (0 if answer == "y" else 3)
    assert (root / "people/old/bo-dahl.md").exists() is (answer == "n")


def test_namesakes_become_one(write: Callable, run: Callable) -> None:
    """Duplicates, as an import makes them: their name meant nobody, and means somebody now."""
    note = "---\nname: Bo Chen\n---\n"
    root = write(
        {
            "people/bo.md": note,
            "people/bo-2.md": note,
            "people/x.md": "---\nname: X\n---\n[[Bo Chen]]\n",
        }
    )

    assert run("merge", "bo", "bo-2", "--yes").status == 0

    assert (root / "people/bo.md").read_text() == note
    assert (root / "people/x.md").read_text() == "---\nname: X\n---\n[[Bo Chen]]\n"
    assert run("check").status == 0


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [("bo-chen", "bo-chen", 2), ("bo-chen", "acme", 2), ("acme", "bo-chen", 2), ("bo-chen", "me", 2),
     ("bo-chen", "broken", 3), ("broken", "bo-chen", 3), ("bo-chen", "nobody", 2)],
)  # fmt: skip
def test_what_cannot_be_one_is_refused_in_one_line(
    one: str, other: str, status: int, write: Callable, run: Callable
) -> None:
    more = {"people/acme.md": "---\nname: Acme\nkind: org\n---\n", "people/me.md": "---\nname: Me\n---\n",
            "people/broken.md": "---\nname: [\n---\n", "mkdocs.yml": "plugins:\n  - netnotes: {me: me}\n"}  # fmt: skip
    root = write({**TEXTS, **more})

    done = run("merge", one, other, "--yes")

    assert done.status == status
    assert done.err.count("\n") == 1
    assert not (root / ".netnotes/journal").exists()


def test_a_value_of_several_lines_is_noted_with_all_of_them(write: Callable, run: Callable) -> None:
    root = write(
        {
            "people/a.md": "---\nname: A\nasks: []\nvibe: calm\n---\n",
            "people/b.md": "---\nname: B\nvibe: |\n  loud\n\n  and late\n---\n",
        }
    )

    assert run("merge", "a", "b", "--yes").status == 0

    assert (
        (root / "people/a.md").read_text().endswith("## Also noted\n\n- vibe: loud\n\n  and late\n")
    )


def test_who_named_each_other_does_not_name_themselves(write: Callable, run: Callable) -> None:
    """Two notes of one person may say that one introduced, or knows, the other."""
    root = write(
        {
            "people/bo-chen.md": '---\nname: Bo Chen\nintroduced_by: "[[bo-dahl]]"\n---\n',
            "people/bo-dahl.md": (
                '---\nname: Bo Dahl\nknows: [Bo Chen, "[[ada]]", {ref: "[[bo-chen]]", how: friend}]\n'
                'related:\n  - {type: friend, to: "[[bo-chen]]"}\n---\n'
            ),
            "people/ada.md": "---\nname: Ada\n---\n",
        }
    )

    done = run("merge", "bo-chen", "bo-dahl", "--yes")

    assert done.status == 0, done.err
    assert "introduced_by: they named each other there" in done.out
    assert (
        root / "people/bo-chen.md"
    ).read_text() == '---\nname: Bo Chen\naliases: [Bo Dahl]\nknows: ["[[ada]]"]\n---\n'
    assert run("check").status == 0
