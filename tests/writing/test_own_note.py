"""`milestone`, `landed` and `sweep`: what goes into my own note, and what follows for others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

ME = "plugins:\n  - netnotes:\n      me: karthik\n"
PITCH = "asks:\n  - kind: pitch\n    to: Acme\n    what: A place\n    minutes: 20\n    sent: 2026-11-12\n"
FAVOR = "asks:\n  - {kind: favor, what: A look, minutes: 9, sent: 2026-11-12}\n"
HELPED = "\n## Log\n\n- 2026-10-02 message: put in a word #got\n"


@pytest.fixture
def mine(write: Callable, tmp_path: Path) -> Path:
    """My own note and some people; gives my note's file."""
    write(
        {
            "mkdocs.yml": ME,
            "people/karthik.md": "---\nname: Karthik Rao\n---\n",
            "people/acme.md": "---\nkind: org\nname: Acme, Inc.\n---\n",
            "people/ada.md": f"---\nname: Ada\n{PITCH}---\n",
            "people/bo.md": f"---\nname: Bo\n{FAVOR}---\n{HELPED}",
            "people/cy.md": f"---\nname: Cy\ncontext: personal\n{PITCH}---\n",
        }
    )
    return tmp_path / "people/karthik.md"


def test_the_job_is_found(run: Callable, mine: Path) -> None:
    done = json.loads(run("landed", "storage", "--at", "acme", "--thanks", "bo", "--json").out)

    assert mine.read_text() == (
        "---\nname: Karthik Rao\nseeking: no\n---\n\n## Milestones\n\n"
        "- 2026-11-21 accepted at [[acme]] thanks to [[bo]]: storage\n"
    )
    assert [one["slug"] for one in done["tell"]] == ["bo"]
    assert [(one["slug"], one["kind"], one["to"]) for one in done["asks"]] == [
        ("ada", "pitch", "Acme")
    ]
    ada = mine.with_name("ada.md").read_text()
    assert ada == f"---\nname: Ada\n{PITCH}    dropped: 2026-11-21\n---\n"
    assert run("check").status == 0


@pytest.mark.parametrize("command", ["landed --at Acme", "target Acme"])
def test_whoever_concludes_from_everyone_says_whom_it_could_not_read(
    run: Callable, mine: Path, command: str
) -> None:
    mine.with_name("dana.md").write_text("---\nname: Dana\n<<<<<<< HEAD\norg: Acme\n---\n")

    ran = run(*command.split())

    assert ran.status == 0
    assert ran.err == "netnotes: one note could not be read; `netnotes check` says why\n"


def test_landed_once_is_enough(run: Callable, mine: Path) -> None:
    run("landed", "--at", "Acme")
    once = mine.read_bytes()

    again = json.loads(run("landed", "--at", "Acme", "--today", "2026-11-30", "--json").out)

    assert (again["changed"], again["asks"], mine.read_bytes()) == ([], [], once)


def test_asks_can_be_left_open(run: Callable, mine: Path) -> None:
    said = run("landed", "--keep-asks").out

    assert "netnotes ask drop ada pitch --to Acme" in said
    assert "dropped" not in mine.with_name("ada.md").read_text()
    assert "seeking: no" in mine.read_text()


def test_a_seeking_that_stands_there_is_changed(run: Callable, mine: Path) -> None:
    mine.write_text('---\nname: Karthik Rao\nseeking: "yes" # since spring\n---\n')

    run("landed")

    assert "# since spring" in mine.read_text()
    assert run("find", "karthik").status == 0
    assert "not looking" in run("asks").out


@pytest.mark.parametrize("command", [("milestone", "offer"), ("landed",), ("sweep", "email")])
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("plugins: [netnotes]\n", "put `me: SLUG` under `netnotes` in mkdocs.yml"),
        (ME.replace("karthik", "nobody"), "there is no person “nobody”"),
        (ME.replace("karthik", "acme"), "there is no person “acme”"),
    ],
)
def test_without_a_note_of_my_own(
    run: Callable, mine: Path, command: tuple[str, ...], settings: str, said: str
) -> None:
    (mine.parents[1] / "mkdocs.yml").write_text(settings)

    done = run(*command)

    assert (done.status, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (("offer",), "offer"),
        (("applied", "at", "Globex"), "applied at Globex"),
        (("Interview at Acme: x",), "Interview at Acme: x"),
        (("interview: x", "--at", "acme inc"), "interview at [[acme]]: x"),
        (("interview at Acme: x", "--thanks", "bo"), "interview at Acme thanks to [[bo]]: x"),
        (("moved", "to", "Lyon"), "moved to Lyon"),
        (("- moved",), "- moved"),
    ],
)
def test_a_milestone(run: Callable, mine: Path, typed: tuple[str, ...], line: str) -> None:
    done = run("milestone", *typed)

    assert done.status == 0, done.err
    assert mine.read_text().endswith(f"## Milestones\n\n- 2026-11-21 {line}\n")
    before = mine.read_bytes()
    assert "It is there already." in run("milestone", *typed).out
    assert mine.read_bytes() == before


def test_they_hear_of_it_until_they_are_told(run: Callable, mine: Path) -> None:
    said = run("milestone", "interview at Acme").out
    assert "- Bo: In a message: tell them how it went" in said

    run("log", "bo", "message", "told him", "--posted")

    assert "Nobody who helped is waiting to hear of it." in run("milestone", "screen").out


def test_a_sweep_says_what_is_open(run: Callable, mine: Path) -> None:
    mine.with_name("bo.md").write_text("---\nname: Bo\nfound_in: [Photos]\nsource: friend\n---\n")

    said = json.loads(run("sweep", "Email", "--json").out)

    assert said["swept"]["channel"] == "email"
    assert said["open"] == ["photos", "phone", "linkedin", "instagram"]
    assert "friend" not in said["empty"]
    assert "2026-11-21 email\n" in mine.read_text()
    assert run("check").status == 0
