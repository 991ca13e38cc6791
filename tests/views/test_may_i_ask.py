"""The verdict on one ask: what may be pasted from it, and what is better known besides."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable

import pytest

NOTES = {
    "people/acme-health.md": "---\nname: Acme Health\nkind: org\ntarget: yes\n---\n",
    "people/me.md": "---\nname: Me\nseeking: yes\n---\n",
    "mkdocs.yml": "plugins: [{netnotes: {me: me}}]\n",
}
LATER = "sent: 2026-11-01, answer: later, answered: 2026-11-03, later: 2026-12-05"


@pytest.fixture
def ada(write: Callable) -> Callable[..., None]:
    def made(fields: str = "", log: str = "") -> None:
        write({**NOTES, "people/ada.md": f"---\nname: Ada\norg: acme-health\n{fields}\n---\n{log}"})

    return made


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("kind", ["pitch", "introduction", "advice", "favor", "connect"])
def test_the_command_that_keeps_an_idea_works_as_pasted(
    ada: Callable, run: Callable, kind: str
) -> None:
    ada("title: Engineer\nmet: 2026-11-01")
    said = run("ask", "check", "ada", kind, "--to", "acme-health").out
    command = next(
        (flat(part.split(":", 1)[1]) for part in said.split("\n\n") if "To keep it" in part), ""
    )
    if command:
        done = run(*shlex.split(command)[1:], "--dry-run")
        assert (done.status, done.err) == (0, "")
    else:
        assert "ready" in said


def test_what_is_asked_already_is_no_new_idea(ada: Callable, run: Callable) -> None:
    ada(f"closeness: close\nasks:\n  - {{kind: pitch, to: acme-health, what: Refer me, {LATER}}}")

    said = run("ask", "check", "ada", "pitch", "--to", "acme-health").out

    assert "Wait until 5 December" in said
    assert "as an idea" not in said


def test_a_name_that_is_nobodys_is_pointed_out(ada: Callable, run: Callable) -> None:
    ada("closeness: close")

    said = flat(run("ask", "check", "ada", "introduction", "--to", "acme").out)

    assert "No note is called “acme”. If you mean Acme Health, say --to acme-health." in said
    for known in ("acme-health", "Meta"):
        assert "No note" not in run("ask", "check", "ada", "introduction", "--to", known).out


def test_who_is_not_looking_is_reminded_of_it(ada: Callable, run: Callable) -> None:
    ada("closeness: close\ntitle: Engineer")
    asking = ("ask", "check", "ada", "pitch", "--to", "acme-health")
    assert "not looking" not in run(*asking).out

    run("set", "me", "seeking", "no")

    assert "Your own note says that you are not looking for work" in flat(run(*asking).out)


def test_a_yes_to_advice_says_what_counts_once_you_talked(ada: Callable, run: Callable) -> None:
    """An answer is no meeting: without a line in the log the two stay as far apart as they were."""
    ada(
        "source: colleague\nasks:\n  - {kind: advice, what: An offer, minutes: 20, sent: 2026-11-10}",
        "\n## Log\n\n- 2025-01-10 meal\n",
    )

    said = run("ask", "yes", "ada", "--outcome", "an hour").out

    assert 'Once you have talked: netnotes log ada coffee "…"' in said
    assert "Dormant" in said
    assert run("log", "ada", "coffee", "an hour").status == 0
    assert "Dormant" not in run("show", "ada").out


def test_a_sheet_does_not_deny_what_the_board_calls_ready(ada: Callable, run: Callable) -> None:
    ada("title: Recruiter\nmet: 2026-10-01")
    assert "Ready to ask" in run("asks").out
    assert "Nothing for today" not in run("prep", "ada").out

    ada("title: Engineer\nmet: 2026-10-01")
    assert "Nothing for today" in run("prep", "ada").out


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("check ada advice", 2),
        ("sheet ada advice", 2),
        ("sent ada advice --what x", 3),
        ("no ada", 3),
    ],
)
def test_of_a_note_that_cannot_be_read_nothing_is_concluded(
    ada: Callable, run: Callable, command: str, status: int
) -> None:
    """Another machine may have written that they do not wish to be contacted."""
    ada("<<<<<<< HEAD\ncloseness: close\n=======\ndo_not_contact: true\n>>>>>>> x")
    said = run("ask", *command.split())
    assert (said.status, said.out) == (status, "")
    assert "people/ada.md cannot be read" in said.err or "people/ada.md: line 4" in said.err


def test_find_says_nothing_of_a_note_that_cannot_be_read(ada: Callable, run: Callable) -> None:
    ada(
        "closeness: close",
        "\n## Log\n\n<<<<<<< HEAD\n- 2026-11-17 coffee: hi\n=======\n>>>>>>> x\n",
    )
    assert "cannot be read" in run("find", "ada").out
    assert "close" not in run("find", "ada").out
    (one,) = json.loads(run("find", "ada", "--json").out)["find"]
    assert one == {"slug": "ada", "name": "Ada", "path": "people/ada.md", "broken": True}
    assert json.loads(run("find", "standing:close", "--json").out)["find"] == []
