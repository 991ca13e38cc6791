"""A hard time: told by the words of their news or of what is on their mind; then nothing is cheerful."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable

import pytest

HARD = (
    "her mother died on 2 November",
    "chemotherapy until July",
    "grieving for her mother; cannot sleep",
    "dying; wants no visitors but family",
    "he and Sofia separated",
    "in hospital since Monday",
    "lost his job",
    "diagnosed with cancer",
)
NOT_HARD = (
    "moved to Faro for the quiet",
    "had a baby, Zé Maria",
    "a deadline, and a diet",
    "works in cancer research now",
    "new post at the hospital",
)
LIGHT = ("What has made you laugh lately", "What are you looking forward to", "climbing")


def note(said: str, day: str = "2026-11-10") -> str:
    return (
        "name: Ada\ncloseness: close\ninterests: [climbing]"
        f"|## News\n\n- {day} {said}\n\n## Log\n\n- 2026-09-20 walk"
    )


@pytest.mark.parametrize("said", HARD)
def test_in_a_hard_time_nothing_is_cheerful(run: Callable, notes: Callable, said: str) -> None:
    notes(ada=note(said))

    due = json.loads(run("due", "--json").out)["due"][0]
    prepared = run("prep", "ada").out
    questions = prepared.partition("Questions")[2].partition("While you are there")[0]

    assert "say that you think of them" in due["next_step"]["text"]
    assert said not in due["next_step"]["text"]  # it stands above already
    assert said in due["reasons"][0]["text"]
    assert "one definite thing" in prepared
    assert "How are you today?" in questions
    assert not [light for light in LIGHT if light in questions]


@pytest.mark.parametrize("said", NOT_HARD)
def test_what_only_sounds_alike_is_no_hard_time(run: Callable, notes: Callable, said: str) -> None:
    notes(ada=note(said))

    step = json.loads(run("due", "--json").out)["due"][0]["next_step"]["text"]

    assert step == f"Over coffee: bring up their news: “{said}”."


def test_a_hard_time_of_long_ago_is_not_spoken_of(run: Callable, notes: Callable) -> None:
    notes(ada=note(HARD[0], "2026-02-01"))

    assert "think of them" not in run("due").out


def test_a_draft_in_a_hard_time_wants_words_of_ones_own(run: Callable, notes: Callable) -> None:
    notes(ada=note(HARD[0]))

    refused = run("draft", "ada", "reconnect")
    said = run("draft", "ada", "reconnect", "--opening", "I am so sorry about your mother.")

    assert refused.status == 1
    assert "words of your own" in refused.out
    assert "climbing" not in refused.out
    assert said.status == 0
    assert "I am so sorry about your mother." in said.out
    assert "nothing in particular" not in said.out
    assert "There is nothing you need to answer." in said.out


def test_a_question_asked_in_a_hard_time_is_not_asked_again(run: Callable, notes: Callable) -> None:
    notes(ada=note(HARD[0]))
    run("prep", "ada", "--asked", "1")

    assert "How are you today?" not in run("prep", "ada").out


@pytest.mark.parametrize(
    ("log", "codes"),
    [
        ("2026-11-19 message in: she told me", ["hard-time"]),
        ("2026-11-19 message out: thinking of you", []),
        ("2026-11-19 call", []),
        ("2026-11-18 visit", []),
    ],
)
def test_a_hard_time_waits_for_no_rhythm_and_rests_once_you_wrote(
    run: Callable, notes: Callable, log: str, codes: list[str]
) -> None:
    notes(
        ada="name: Ada\ncloseness: close"
        f"|## News\n\n- 2026-11-18 her father died\n\n## Log\n\n- 2026-11-10 walk\n- {log}"
    )

    due = json.loads(run("due", "--json").out)["due"]

    found = [reason["code"] for line in due for reason in line["reasons"]]
    assert found == codes


@pytest.mark.parametrize(
    ("kind", "more", "news", "decided"),
    [
        ("advice", "", "2026-11-10 her mother died", ("wait", "2026-12-01")),
        ("advice", "", "2026-10-31 her mother died", ("ready", None)),
        ("connect", "", "2026-11-10 her mother died", ("ready", None)),
        (
            "pitch --to acme",
            "role: recruiter",
            "2026-11-10 her mother died",
            ("wait", "2026-12-01"),
        ),
        ("pitch --to acme", "role: recruiter", "2026-11-10 moved to Faro", ("ready", None)),
    ],
)
def test_nothing_is_asked_of_them_for_three_weeks(
    run: Callable, notes: Callable, kind: str, more: str, news: str, decided: tuple
) -> None:
    notes(
        acme="kind: org\nname: Acme",
        ada=f"name: Ada\nmet: 2020-01-01\ncloseness: close\norg: acme\n{more}"
        f"|## News\n\n- {news}\n\n## Log\n\n- 2026-11-02 walk\n- 2026-10-02 walk\n- 2026-09-02 coffee: a favour of mine #gave",
    )

    asked = "--what 'How you review designs' --minutes 20"
    found = json.loads(run("ask", "check", "ada", *shlex.split(f"{kind} {asked}"), "--json").out)

    assert (found["ask"]["verdict"], found["ask"].get("until")) == decided
