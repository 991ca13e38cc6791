"""Sentences that depend on who is there, and what is said of my own note."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.words import shorten


@pytest.mark.parametrize(
    ("cadence", "day", "said"),
    [
        ("weekly", "2026-11-14", "It is time for your weekly hello."),
        ("1 week", "2026-10-03", "Six weeks past your weekly hello."),
        ("monthly", "2026-10-21", "It is time for your monthly hello."),
        ("yearly", "2025-09-21", "Two months past your yearly hello."),
        ("daily", "2026-11-17", "Three days past your daily hello."),
        ("3 weeks", "2026-10-31", "Your usual three weeks are up today."),
        ("3 weeks", "2026-10-24", "Seven days past your usual three weeks."),
    ],
)
def test_how_far_a_cadence_has_run(
    run: Callable, notes: Callable, cadence: str, day: str, said: str
) -> None:
    notes(ada=f"name: Ada\ncadence: {cadence}|## Log\n\n- {day} coffee")

    due = json.loads(run("due", "--json").out)["due"]

    assert [reason["text"] for reason in due[0]["reasons"]] == [said]


@pytest.mark.parametrize(
    ("closeness", "day", "said"),
    [
        (
            "close",
            "2015-11-21",
            "Eleven years since you were in touch: those who are close like to hear from each other.",
        ),
        (
            "warm",
            "2026-09-26",
            "Eight weeks since you were in touch: a hello now and then keeps a tie warm.",
        ),
        (
            "acquaintance",
            "2026-05-21",
            "Six months since you were in touch: a hello keeps a tie alive.",
        ),
        (
            "",
            "2026-10-31",
            "Three weeks since you were in touch: another hello makes a new tie last.",
        ),
    ],
)
def test_a_rhythm_that_no_note_declares_is_nobodys_usual_one(
    run: Callable, notes: Callable, closeness: str, day: str, said: str
) -> None:
    declared = f"\ncloseness: {closeness}" if closeness else ""
    notes(ada=f"name: Ada{declared}|## Log\n\n- {day} coffee")

    due = json.loads(run("due", "--json").out)["due"]

    assert [reason["text"] for reason in due[0]["reasons"]] == [said]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("met: 1980\ncloseness: close", "Nothing is logged since you met in 1980."),
        ("met: 1980\ncadence: weekly", "Nothing is logged since you met in 1980."),
        ("met: 2026-10-10", "Nothing is logged since you met six weeks ago."),
        (
            "met: 2003-04\ncloseness: warm|## Log\n\n- 2026-10-24 message out: a picture",
            "You wrote four weeks ago, and no answer is logged.",
        ),
    ],
)
def test_of_whom_only_the_first_meeting_is_known_no_silence_is_told(
    run: Callable, notes: Callable, note: str, said: str
) -> None:
    notes(ada=f"name: Ada\n{note}")

    due = json.loads(run("due", "--json").out)["due"]
    shown = run("show", "ada").out

    assert [reason["text"] for reason in due[0]["reasons"]] == [said]
    assert "met " in shown
    assert "last in touch" not in shown


def test_whom_i_wrote_to_is_not_said_to_have_nothing_logged(run: Callable, notes: Callable) -> None:
    notes(ada="name: Ada\ncloseness: warm|## Log\n\n- 2026-10-24 message out: a picture")

    due = json.loads(run("due", "--json").out)["due"]

    said = [reason["text"] for reason in due[0]["reasons"]]
    assert said == ["You wrote four weeks ago, and no answer is logged."]


def test_nobody_is_here_yet(run: Callable, notes: Callable) -> None:
    notes()
    out = run("due").out
    assert "There is nobody here yet." in out
    assert "\nnetnotes new " in out


def test_organizations_are_not_nobody(run: Callable, notes: Callable) -> None:
    notes(acme="kind: org\nname: Acme")
    assert "There are organizations here, and no people yet." in run("due").out


def test_my_own_note_has_no_standing(run: Callable, notes: Callable) -> None:
    notes(ada="name: Ada")
    mine = json.loads(run("show", "karthik", "--json").out)["person"]
    assert not {"standing", "last_contact", "next_due"} & mine.keys()
    assert "standing" in json.loads(run("show", "ada", "--json").out)["person"]


def test_me_is_my_own_note(run: Callable, notes: Callable) -> None:
    notes(mel="name: Mel")
    assert run("show", "me").out.startswith("Karthik Rao\n")
    assert run("show", "mel").out.startswith("Mel\n")


def test_me_is_somebody_who_is_called_so(run: Callable, notes: Callable) -> None:
    notes(me="name: Mei")
    assert run("show", "me").out.startswith("Mei\n")


def test_my_own_note_is_found(run: Callable, notes: Callable) -> None:
    notes(ada="name: Ada|She climbs.")
    found = json.loads(run("find", "climb", "--json").out)["find"]
    assert [(one["slug"], one["standing"]) for one in found] == [
        ("karthik", "me"),
        ("ada", "stranger"),
    ]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("émile", "Émile"),
        ("emile", "Emile"),
        ("jose", "José Díaz"),
        ("JOSE DIAZ", "José Díaz"),
        ("łuk", "Łukasz"),
        ("luk", "Łukasz"),
        ("zo", "Zoë"),
    ],
)
def test_who_forgives_accents_and_goes_by_them_first(
    run: Callable, notes: Callable, who: str, name: str
) -> None:
    notes(
        emile="name: Emile", emile2="name: Émile", diaz="name: José Díaz",
        wajda="name: Łukasz", zed="name: Zoë",
    )  # fmt: skip
    assert run("show", who).out.splitlines()[0] == name


def test_words_are_found_without_their_accents(run: Callable, notes: Callable) -> None:
    notes(zed="name: Zed\ncity: Genève|She said: ça va.")
    for query in ("ca va", "ÇA VA", "geneve", "city:geneve", "city:GENÈVE"):
        found = json.loads(run("find", query, "--json").out)["find"]
        assert [one["slug"] for one in found] == ["zed"], query


def test_a_schema_is_one_object_with_json_or_without(run: Callable, notes: Callable) -> None:
    notes()
    assert run("schema", "due", "--json") == run("schema", "due")
    assert json.loads(run("schema", "due", "--json").out)["title"] == "What due --json prints"


def test_what_is_not_good_points_to_what_helps(
    run: Callable, notes: Callable, tmp_path: Path
) -> None:
    notes()
    (tmp_path / "people").chmod(0o755)
    assert f"(755) → chmod 700 {tmp_path / 'people'}" in run("doctor").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("with [[bo-chen]] and [[liz|Liz]]", "with bo-chen and Liz"),
        ("see [[bo-chen#Log]], [[bo-chen^a1]]", "see bo-chen, bo-chen"),
        (r"| [[bo-chen\|Bo]] |", "| Bo |"),
        (r"no \[[reference]]", "no [[reference]]"),
        ("![[cake.png]] ![[cake.png|200]] ![[cake.png|our cake]]", "cake.png cake.png our cake"),
    ],
)
def test_a_line_in_short_says_references_by_their_words(text: str, said: str) -> None:
    assert shorten(text) == said


def test_a_page_that_is_asked_for_as_a_command_says_how_it_is_printed(run: Callable) -> None:
    ran = run("calendar")
    assert ran.status == 2
    assert "The page of that name is printed by `netnotes show-page calendar`." in ran.err
    assert "show-page" not in run("calendars").err
