"""What is said about the whole, and that all of it is in words of our own."""

from __future__ import annotations

import re
from collections.abc import Callable

from netnotes.messages.bank import bank
from netnotes.messages.ideas import ideas
from netnotes.views import about


def test_it_says_what_it_is_about(run: Callable) -> None:
    done = run("about")
    assert done.status == 0
    for heading in (
        "Four things to hold on to", "Why one ask", "For when it takes courage",
        "Three questions before you write to somebody", "Where things are",
    ):  # fmt: skip
        assert f"\n{heading}\n" in done.out


def test_there_are_four_principles_and_three_questions() -> None:
    assert len(about._PRINCIPLES) == 4
    assert len(about._ASK_YOURSELF) == 3


def test_it_needs_no_network(run: Callable, tmp_path: object) -> None:
    assert run("-C", "/", "about").status == 0


def test_every_command_it_names_exists(run: Callable) -> None:
    said = run("about").out
    for command in set(re.findall(r"netnotes ([a-z]+)", said)):
        assert run(command, "--help").status == 0, command


def test_nobody_is_a_lead_here(run: Callable) -> None:
    every = [q for qs in bank(None).questions.values() for q in qs]
    every += [idea.text for idea in ideas(None)[0]]
    said = " ".join([run("about").out, *every]).lower()
    for word in (
        "lead ",
        "leads ",
        "prospect",
        "leverage",
        "pipeline",
        "convert",
        "target ",
        "pick your brain",
    ):
        assert word not in said, word
