"""What `init` asks on a terminal, and what comes of the answers."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from netnotes.errors import BadValueError
from netnotes.setup import Answers
from netnotes.writing.starting import start

_PLACE = Path(__file__).parents[1] / "writing" / "terminal.py"
_FOUND = importlib.util.spec_from_file_location("terminal", _PLACE)
terminal = importlib.util.module_from_spec(_FOUND)
_FOUND.loader.exec_module(terminal)


def notes(root: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted((root / "people").iterdir())}


def test_the_answers_become_notes(tmp_path: Path) -> None:
    answers = ["Ada Byron", "ada.example", "y", "Acme", "Globex, Inc.", "", "Bo: Chen", "Zoë", ""]

    status, said = terminal.on_terminal(["init", "mine", "--no-git"], tmp_path, answers)

    assert status == 0, said
    assert notes(tmp_path / "mine") == {
        "acme.md": "---\nkind: org\nname: Acme\ntarget: yes\n---\n",
        "ada-byron.md": "---\nname: Ada Byron\nlinks: {website: https://ada.example}\n---\n",
        "bo-chen.md": '---\nname: "Bo: Chen"\ncloseness: warm\n---\n',
        "globex-inc.md": "---\nkind: org\nname: Globex, Inc.\ntarget: yes\n---\n",
        "zoe.md": "---\nname: Zoë\ncloseness: warm\n---\n",
    }
    assert terminal.on_terminal(["check"], tmp_path / "mine", [])[0] == 0
    today = terminal.on_terminal([], tmp_path / "mine", [])[1]
    assert "Bo: Chen" in today
    assert "Zoë" in today


def test_who_does_not_look_is_not_asked_where(tmp_path: Path) -> None:
    status, said = terminal.on_terminal(["init", "--no-git"], tmp_path, ["Ada", "", "n", "Bo", ""])

    assert status == 0
    assert "company" not in said
    assert notes(tmp_path)["ada.md"] == "---\nname: Ada\nseeking: no\n---\n"


def test_what_no_field_can_hold_is_asked_for_again(tmp_path: Path) -> None:
    status, said = terminal.on_terminal(
        ["init", "--no-git"], tmp_path, ["Ada", "my page", "https://ada.example", "n", ""]
    )

    assert status == 0
    assert "“my page” is no link" in said
    assert "https://ada.example" in notes(tmp_path)["ada.md"]


def test_three_companies_and_five_people_at_most(tmp_path: Path) -> None:
    answers = ["Ada", "", "y", "A", "B", "C", "Bo", "Cy", "Di", "Ed", "Fe"]

    status, said = terminal.on_terminal(["init", "--no-git"], tmp_path, answers)

    assert status == 0, said
    assert len(notes(tmp_path)) == 9


def test_with_no_input_nothing_is_asked(tmp_path: Path) -> None:
    status, said = terminal.on_terminal(
        ["init", "--no-git", "--no-input", "--name", "Ada"], tmp_path, []
    )

    assert status == 0
    assert "questions" not in said
    assert list(notes(tmp_path)) == ["ada.md"]


def test_whoever_is_named_twice_has_one_note() -> None:
    begun = start(
        Answers("Bo", "", looking=True, companies=("Acme", "acme"), people=("Bo", "Cy", "cy"))
    )

    assert [path for path, _ in begun.notes] == ["people/bo.md", "people/acme.md", "people/cy.md"]
    assert begun.twice == ("acme", "Bo", "cy")


def test_a_company_and_a_person_of_one_name_have_a_file_each() -> None:
    begun = start(Answers("Ada", "", looking=True, companies=("Bo",), people=("Bo",)))

    assert len({path for path, _ in begun.notes}) == len(begun.notes)
    assert len(begun.notes) + len(begun.twice) == 3


@pytest.mark.parametrize("answers", [Answers("a\x1bb"), Answers("Ada", "nowhere at all")])
def test_what_a_script_gives_is_checked_as_well(answers: Answers) -> None:
    with pytest.raises(BadValueError):
        start(answers)


def test_a_network_that_knows_who_i_am_asks_nothing(tmp_path: Path) -> None:
    terminal.on_terminal(["init", "--no-git", "--no-input", "--name", "Ada"], tmp_path, [])

    status, said = terminal.on_terminal(["init", "--no-git"], tmp_path, [])

    assert status == 0, said
    assert "Your name" not in said
    assert list(notes(tmp_path)) == ["ada.md"]


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("before", [[], ["Ada", "", "y", "Acme"]])
def test_who_leaves_in_the_middle_is_told_that_nothing_was_made(
    tmp_path: Path, before: list[str], key: str
) -> None:
    status, said = terminal.on_terminal(["init", "mine"], tmp_path, [*before, key])

    assert status == 130
    assert said.endswith("\nnetnotes: nothing was made.\n")
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_enter_does_what_the_first_line_says(tmp_path: Path) -> None:
    status, said = terminal.on_terminal(
        ["init", "--no-git", "--name", "Ada"], tmp_path, ["", "", "", "", ""]
    )

    assert status == 0
    assert "Enter takes the answer in brackets (of [Y/n]: yes), or leaves the question open" in said
    assert "Your name [Ada]:" in said
    assert notes(tmp_path) == {"ada.md": "---\nname: Ada\n---\n"}
