"""Triage: who comes first, what each answer writes, and that every one can be taken back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

SETTINGS = "plugins:\n  - netnotes:\n      me: sam-roe\n      today: 2026-11-21\n"
ME = "---\nname: Sam Roe\norg: Globex\npast:\n  - {org: Initech}\ntarget_roles: [Staff Engineer]\n---\n"
TEXTS = {
    "mkdocs.yml": SETTINGS,
    "people/sam-roe.md": ME,
    "people/acme.md": "---\nkind: org\nname: Acme\ntarget: yes\n---\n",
    "people/ada.md": "---\nname: Ada Lee\norg: Acme Inc\n---\n",
    "people/bo.md": "---\nname: Bo Chen\norg: Initech\n---\n\n## Log\n\n- 2026-11-01 call\n",
    "people/cleo.md": "---\nname: Cleo Diaz\ntitle: Senior Staff Engineer\norg: Hooli\npast:\n  - {org: Pied Piper}\n---\n",
    "people/dan.md": "---\nname: Dan Fox\n---\n",
    "people/eve.md": "---\nname: Eve Gray\ncloseness: warm\n---\n",
    "people/finn.md": "---\nname: Finn Hale\ndo_not_contact: yes\n---\n",
    "people/ian.md": "---\nname: Ian Joy\ncloseness: rather\n---\n",
    "people/gus.md": "---\nname: Gus Ito\nsnooze: 2027-01-01\n---\n",
}


@pytest.fixture
def root(write: Callable[..., Path]) -> Path:
    return write(TEXTS)


def text(root: Path, slug: str) -> str:
    return (root / f"people/{slug}.md").read_text("utf-8")


@pytest.fixture
def walked(on_terminal: Callable) -> Callable[..., str]:
    """What is heard of a walk with these answers."""

    def walk(root: Path, *answers: str) -> str:
        status, heard = on_terminal(["triage"], root, answers, end="")
        assert status == 0, heard
        return heard

    return walk


def asked_about(heard: str) -> list[str]:
    return re.findall(r"\((\w+)\), \d+ of \d+", heard)


def test_the_most_promising_come_first_and_say_why(root: Path, run: Callable) -> None:
    said = json.loads(run("triage", "--json").out)["triage"]

    assert [one["slug"] for one in said] == ["bo", "ada", "cleo", "dan", "gus"]
    assert said[0]["why"] == ["Initech, where you were, too", "in touch three weeks ago"]
    assert said[1]["why"] == ["at Acme, a target"]
    assert said[2]["why"] == ["does what you look for"]
    assert said[3]["why"] == []


def test_without_a_terminal_the_list_is_printed(root: Path, run: Callable) -> None:
    done = run("triage")

    assert done.status == 0
    assert "Bo Chen" in done.out
    assert "Eve Gray" not in done.out
    assert run("triage", "--commit").status == 2


def test_each_answer_is_written_and_is_one_change(
    root: Path, run: Callable, walked: Callable
) -> None:
    walked(root, "w", "6 weeks\n", "n", "a", "c")

    assert "closeness: warm" in text(root, "bo")
    assert "cadence: 6 weeks" in text(root, "ada")
    assert "cadence: never" in text(root, "cleo")
    assert "closeness: acquaintance" in text(root, "dan")
    assert "closeness: close" in text(root, "gus")
    assert json.loads(run("triage", "--json").out)["triage"] == []
    for slug in ("gus", "dan", "cleo", "ada", "bo"):
        assert text(root, slug) != TEXTS[f"people/{slug}.md"]
        assert run("undo").status == 0
        assert text(root, slug) == TEXTS[f"people/{slug}.md"]


def test_back_takes_the_last_answer_back(root: Path, walked: Callable) -> None:
    heard = walked(root, "b", "w", "b", "s", "b", "c", "q")

    assert "This is the first." in heard
    assert asked_about(heard) == ["bo", "bo", "ada", "bo", "ada", "bo", "ada"]
    assert "closeness: close" in text(root, "bo")


def test_back_does_not_take_back_what_another_wrote(
    root: Path, run: Callable, walked: Callable
) -> None:
    walked(root, "w", "q")
    run("set", "dan", "city", "Porto")

    heard = walked(root, "b", "q")

    assert "This is the first." in heard
    assert "city: Porto" in text(root, "dan")


def test_whoever_is_skipped_comes_last_the_next_time(
    root: Path, run: Callable, walked: Callable
) -> None:
    walked(root, "s", "\r", "q")

    assert asked_about(walked(root, "q")) == ["cleo"]
    order = [one["slug"] for one in json.loads(run("triage", "--json").out)["triage"]]
    assert order == ["cleo", "dan", "gus", "bo", "ada"]
    assert text(root, "bo") == TEXTS["people/bo.md"]


def test_who_rests_is_not_asked_about_until_then(
    root: Path, run: Callable, walked: Callable
) -> None:
    heard = walked(root, "rin 2 weeks\n", "ryesterday\n", "rsoon\n", "z", "q")

    assert "snooze: 2026-12-05" in text(root, "bo")
    assert "snooze: 2027-02-21" in text(root, "ada")
    assert "yesterday" in heard
    left = [one["slug"] for one in json.loads(run("triage", "--json").out)["triage"]]
    assert left == ["cleo", "dan", "gus"]
    later = run("triage", "--json", "--today", "2026-12-06").out
    assert [one["slug"] for one in json.loads(later)["triage"]][-1] == "bo"


def test_a_target_is_made_of_their_organization_and_they_are_asked_about_again(
    root: Path, walked: Callable
) -> None:
    heard = walked(root, "s", "s", "t", "w", "t", "q")

    assert asked_about(heard)[2:] == ["cleo", "cleo", "dan", "dan"]
    assert "target: yes" in (root / "people/hooli.md").read_text()
    assert "does not say where they work" in heard


def test_a_target_that_is_one_already_is_no_step_to_go_back_over(
    root: Path, walked: Callable
) -> None:
    heard = walked(root, "s", "t", "b", "q")

    assert asked_about(heard) == ["bo", "ada", "ada", "bo"]
    assert "Nothing to write" in heard


def test_words_that_are_no_answer_are_asked_again(root: Path, walked: Callable) -> None:
    heard = walked(root, "p", "\x1b[2J", "q")

    assert "“p” is none of them" in heard
    assert asked_about(heard) == ["bo", "bo", "bo"]


def test_after_ten_a_pause_is_offered(write: Callable, walked: Callable) -> None:
    texts = {f"people/p{n:02}.md": f"---\nname: Person {n:02}\n---\n" for n in range(12)}
    root = write({"mkdocs.yml": SETTINGS, "people/sam-roe.md": ME, **texts})

    heard = walked(root, *["w"] * 10, "n\n")

    assert "10 are decided. Go on? [Y/n]: " in heard
    assert "2 left" in heard


def test_ctrl_c_keeps_what_was_answered(root: Path, on_terminal: Callable) -> None:
    status, _ = on_terminal(["triage"], root, ["w", "\x03"], end="")

    assert status == 130
    assert "closeness: warm" in text(root, "bo")
