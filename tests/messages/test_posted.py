"""Rounds: everyone who helped hears how it went, each in a message of their own."""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.messages.round import turns
from netnotes.model.network import Network
from netnotes.outreach.due import due

ROOT = Path(__file__).parents[2]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the sample network, to write into."""
    shutil.copytree(ROOT / "people", tmp_path / "people")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def posted(run: Callable[..., object], *more: str) -> list[dict[str, str]]:
    ran = run("posted", *more, "--json")
    assert ran.status == 0, ran.err
    found: list[dict[str, str]] = json.loads(ran.out)["posted"]
    return found


def test_everyone_who_helped_and_has_not_heard(copied: Path, run: Callable[..., object]) -> None:
    assert [turn["slug"] for turn in posted(run)] == [
        "chidi-okafor", "jonas-keller", "tomasz-zielinski",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["keep-posted", "thank-you"])
def test_a_round_is_for_whom_the_due_list_names(kind: str, sample: Network) -> None:
    from datetime import date

    settings = load_settings(ROOT)
    today = date(2026, 11, 21)

    names = [line.person.slug for line in due(sample, today, settings, only=kind)]

    assert [turn.line.person.slug for turn in turns(sample, today, settings, kind)] == names


def test_each_draft_is_personal(copied: Path, run: Callable[..., object]) -> None:
    texts = {turn["slug"]: turn["text"] for turn in posted(run)}

    assert len(set(texts.values())) == 3
    assert "you told me to read up on meter clocks" in texts["jonas-keller"]
    assert "an hour and a half on my CV" in texts["chidi-okafor"]
    assert "Without you I would not have got that far" in texts["tomasz-zielinski"]
    assert "Without you" not in texts["chidi-okafor"]
    # Each hears what happened since they last heard: Tomasz was told on 4 November.
    assert "Wattlicht" in texts["jonas-keller"]
    assert "Wattlicht" not in texts["tomasz-zielinski"]


@pytest.mark.parametrize("more", [(), ("--thanks",)])
def test_what_it_prints_ticks_each_of_them_off(
    more: tuple[str, ...], copied: Path, run: Callable[..., object]
) -> None:
    before = posted(run, *more)
    assert before
    for turn in before:
        words = shlex.split(turn["done_by"])
        assert words[0] == "netnotes"
        assert run(*words[1:]).status == 0

    assert posted(run, *more) == []


def test_thanks_are_for_what_they_did(copied: Path, run: Callable[..., object]) -> None:
    found = {turn["slug"]: turn for turn in posted(run, "--thanks", "--why", "I slept again")}

    assert set(found) == {"jonas-keller", "elena-petrova"}
    text = found["jonas-keller"]["text"]
    assert "Thank you for your help on 6 October: you told me to read up on meter clocks" in text
    assert "I slept again." in text
    assert found["jonas-keller"]["done_by"].endswith("--out --thanked")


def test_only_those_that_are_named(copied: Path, run: Callable[..., object]) -> None:
    assert [turn["slug"] for turn in posted(run, "jonas")] == ["jonas-keller"]
    assert posted(run, "alice") == []


def test_a_milestone_starts_a_round(copied: Path, run: Callable[..., object]) -> None:
    me = copied / "people/noor-haddad.md"
    text = me.read_text()
    line = "- 2026-11-20 offer at Acme thanks to [[alice-nguyen]]: the sync team\n"
    me.write_text(text.replace("\n## Sweeps", f"{line}\n## Sweeps"))

    texts = {turn["slug"]: turn["text"] for turn in posted(run)}

    assert "Yesterday I was made an offer at Acme: the sync team." in texts["alice-nguyen"]
    assert "Without you" in texts["alice-nguyen"]
    assert "pilar-echeverria" in texts


@pytest.mark.parametrize("command", ["landed team", "milestone accepted"])
def test_whom_it_is_thanks_to_is_told_of_it(
    command: str, write: Callable[..., Path], run: Callable[..., object]
) -> None:
    write(
        {
            "mkdocs.yml": "site_name: Test\nplugins:\n  - netnotes: {me: me}\n",
            "people/me.md": "---\nname: Me\n---\n",
            "people/ann.md": "---\nname: Ann Bee\n---\n",
            "people/bo.md": "---\nname: Bo\n---\n",
        }
    )

    ran = run(*command.split(), "--at", "Acme", "--thanks", "ann", "--json")
    assert [one["slug"] for one in json.loads(ran.out)["tell"]] == ["ann"]

    (turn,) = posted(run)
    assert turn["slug"] == "ann"
    assert "You helped me along the way" in turn["text"]
    assert "I said yes to an offer at Acme" in turn["text"]
    assert "Without you I would not have got that far." in turn["text"]
    # Months later it is news to them still, and the draft tells it.
    (turn,) = posted(run, "--today", "2027-06-01")
    assert "I said yes to an offer at Acme" in turn["text"]

    assert run(*shlex.split(turn["done_by"])[1:]).status == 0
    assert posted(run) == []


def test_when_all_is_told_it_says_so(
    write: Callable[..., Path], run: Callable[..., object]
) -> None:
    write({"people/ada.md": "---\nname: Ada\n---\n"})

    assert "Everyone who helped has heard your latest news." in run("posted").out
    assert "Everyone who helped has been thanked." in run("posted", "--thanks").out


def test_one_draft_is_spoken_of_as_one(copied: Path, run: Callable[..., object]) -> None:
    out = run("posted", "jonas").out

    assert "One draft, for one person. Change it, send it yourself, then tick it off." in out


def test_a_round_on_the_terminal(copied: Path, run: Callable[..., object]) -> None:
    out = run("posted").out

    assert out.startswith("Keep them posted\n\nThree drafts, each for one person.")
    assert "Sent? netnotes log jonas-keller message 'told them how it went' --out --posted" in out
