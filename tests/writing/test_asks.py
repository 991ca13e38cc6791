"""The life of an ask, told by the commands: what each leaves in the note."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.model.ask import Ask
from netnotes.model.person import Person
from netnotes.outreach.ask_state import ask_state
from netnotes.views.schemas import schemas

Write = Callable[..., Path]
Run = Callable[..., Any]
TODAY = date(2026, 11, 21)
CLOSE = "---\nname: Ada\ncloseness: close\n---\n"
IDEA = "---\nname: Ada\ncloseness: close\nasks: {kind: advice, what: How she chose, minutes: 20}\n---\n"


def sent(days: int, more: str = "") -> str:
    """A note with one ask, sent so many days ago."""
    day = TODAY - timedelta(days)
    return (
        "---\nname: Ada\ncloseness: close\nasks:\n  - a note to myself\n"
        f"  - {{kind: advice, what: How she chose, minutes: 20, sent: {day}{more}}}\n---\n"
    )


def asks(root: Path) -> list[Ask]:
    ada = load_network(load_settings(root)).notes["ada"]
    assert isinstance(ada, Person)
    return ada.asks


def state(root: Path, on: date = TODAY) -> str:
    return ask_state(asks(root)[-1], on, load_settings(root)).state


def test_a_life_without_an_answer(write: Write, run: Run) -> None:
    root = write({"people/ada.md": CLOSE})
    for words, after in (
        (("add", "ada", "advice", "--what", "How she chose", "--minutes", "20"), "idea"),
        (("sent", "ada", "--on", "2026-11-10"), "follow-up-due"),
        (("followed-up", "ada"), "waiting"),
        (("drop", "ada"), "no-answer"),
        (("yes", "ada", "--outcome", "an hour together"), "yes"),
    ):
        assert run("ask", *words).status == 0, words
        assert state(root) == after, words
        assert run("ask", *words).out.startswith("Nothing to write"), words
    assert len(asks(root)) == 1


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_answer_after_a_later_takes_the_later_back(write: Write, run: Run, answer: str) -> None:
    root = write({"people/ada.md": sent(5)})
    assert run("ask", "later", "ada", "--until", "2027-01-10").status == 0
    assert state(root) == "later"

    assert run("ask", answer, "ada").status == 0

    assert (state(root), asks(root)[-1].later) == (answer, None)
    assert "N425" not in run("check").out


@pytest.mark.parametrize(
    ("days", "more", "words", "status", "said"),
    [
        (3, "", ("followed-up",), 3, "the one follow-up is for 25 November or later"),
        (7, "", ("followed-up",), 0, ""),
        (3, "", ("followed-up", "--anyway"), 0, ""),
        (40, "", ("followed-up",), 3, "has closed by itself; let it rest"),
        (20, ", followed_up: 2026-11-10", ("followed-up",), 3, "one follow-up, and then peace: this is the second"),
        (10, "", ("followed-up", "--on", "2026-11-10"), 2, "followed up on 2026-11-10, but sent only on 2026-11-11"),
        (10, "", ("followed-up", "--on", "tomorrow"), 2, "lies in the future"),
        (10, "", ("yes", "--on", "2026-11-10"), 2, "answered on 2026-11-10, but sent only on 2026-11-11"),
        (10, "", ("yes", "--on", "2026-11-22"), 2, "lies in the future"),
        (10, "", ("later",), 2, "when is later?"),
        (10, "", ("later", "--until", "2026-11-21"), 2, "later is not after 2026-11-21"),
        (10, ", answer: yes, answered: 2026-11-15", ("no",), 2, "said yes to advice, “How she chose” on 15 November; that stands"),
        (10, ", answer: no, answered: 2026-11-15", ("drop",), 2, "said no to advice"),
        (40, "", ("no",), 0, ""),
        (10, ", standing: yes", ("drop",), 0, ""),
        (10, "", ("yes", "--to", "globex"), 2, "no ask of Ada is there for an answer"),
        (10, "", ("yes", "--what", "SHE CHOSE"), 0, ""),
        (10, "", ("yes", "pitch"), 2, "no ask of Ada is there for an answer"),
    ],
)  # fmt: skip
def test_what_may_be_written_down(
    write: Write, run: Run, days: int, more: str, words: tuple[str, ...], status: int, said: str
) -> None:
    root = write({"people/ada.md": sent(days, more)})
    before = (root / "people/ada.md").read_bytes()

    done = run("ask", words[0], "ada", *words[1:])

    assert done.status == status, done.err
    assert said in done.err
    after = (root / "people/ada.md").read_bytes()
    assert (after == before) is (status != 0)
    assert b"  - a note to myself\n" in after


def test_an_outcome_of_time_together_is_refused(write: Write, run: Run) -> None:
    write({"people/ada.md": sent(5).replace("advice", "connect")})

    done = run("ask", "yes", "ada", "--outcome", "a lovely walk")

    assert (done.status, "time together has no outcome" in done.err) == (2, True)


def test_an_ask_is_found_although_the_note_was_changed_above_it(write: Write, run: Run) -> None:
    """The place is looked for in the bytes that are written, not in those that were read."""
    root = write({"people/ada.md": IDEA.replace("asks: {", "asks:\n  - {").replace("20}", "20}\n  - {kind: advice, what: Another, minutes: 5}")})  # fmt: skip

    assert run("ask", "drop", "ada", "--what", "another").status == 0

    assert [ask.what for ask in asks(root)] == ["How she chose"]


def test_the_last_idea_takes_the_field_with_it(write: Write, run: Run) -> None:
    root = write({"people/ada.md": IDEA})

    assert run("ask", "drop", "ada").status == 0

    assert (root / "people/ada.md").read_text("utf-8") == CLOSE


def test_ready_needs_no_reason_and_keeps_none(write: Write, run: Run) -> None:
    root = write({"people/ada.md": IDEA})

    assert run("ask", "sent", "ada", "--anyway", "just because").status == 0

    assert (asks(root)[0].sent, asks(root)[0].anyway) == (TODAY, "")


def test_not_ready_writes_nothing_without_a_sentence(write: Write, run: Run) -> None:
    root = write({"people/ada.md": "---\nname: Ada\n---\n"})
    words = ("ask", "sent", "ada", "favor", "--what", "Lend me your van", "--minutes", "60")

    done = run(*words)
    assert (done.status, asks(root)) == (1, [])
    assert '--anyway "…"' in done.out
    assert json.loads(run(*words, "--json").out)["ask"]["verdict"] == "cold"
    assert run(*words, "--anyway", "he offered").status == 0

    assert asks(root)[0].anyway == "he offered"


def test_a_later_that_has_come_is_asked_again_in_the_same_words(write: Write, run: Run) -> None:
    root = write({"people/ada.md": sent(90, ", answer: later, answered: 2026-09-01, later: 2026-11-20")})  # fmt: skip

    assert run("ask", "sent", "ada", "advice").status == 0

    first, second = asks(root)
    assert (first.answer, second.what, second.minutes, second.sent) == ("later", "How she chose", 20, TODAY)  # fmt: skip


def test_a_new_ask_must_say_what_it_asks(write: Write, run: Run) -> None:
    write({"people/ada.md": CLOSE})

    for words, said in (
        (("advice",), "say in one sentence what you ask"),
        (("pitch", "--what", "A position"), "a pitch needs `to`"),
        (("advice", "--what", "x", "--about", "word"), "`about` is read for a favor only"),
        (("favor", "--what", "x", "--weight", "9"), "not a whole number from 1 to 5"),
    ):
        for verb in ("add", "sent"):
            done = run("ask", verb, "ada", *words)
            assert done.status in (1, 2), (verb, words)
            assert said in done.err or done.status == 1, (verb, words, done.err)


@pytest.mark.parametrize(
    "words",
    [
        ("introduction", "--what", "Introduce me to Bob Smith"),
        ("pitch", "--what", "A position"),
        ("advice", "--what", "x", "--minutes", "-4"),
        ("advice", "--what", "x", "--minutes", "0"),
        ("advice", "--what", "x", "--minutes", "6001"),
        ("advice", "--what", "x", "--minutes", "soon"),
        ("advice", "--what", "x", "--about", "word"),
        ("favor", "--what", "x", "--about", "wrd"),
        ("advice", "--what", "x", "--to", "ada"),
    ],
)
def test_what_is_refused_once_sent_is_refused_before(
    write: Write, run: Run, words: tuple[str, ...]
) -> None:
    root = write({"people/ada.md": CLOSE + "\n## Log\n\n- 2026-10-02 coffee: looms #gave\n"})
    if words[0] == "pitch":
        write({"people/ada.md": CLOSE.replace("\n---\n", "\nrole: engineer\norg: Acme\n---\n")})

    before = run("ask", "check", "ada", *words)
    sent = run("ask", "sent", "ada", *words, "--anyway", "she asked me to")

    assert (before.status, before.out, asks(root)) == (2, "", [])
    assert (before.err, before.status) == (sent.err, sent.status)


def test_what_the_note_fills_in_need_not_be_said(write: Write, run: Run) -> None:
    idea = "{kind: introduction, to: Acme, what: Introduce me to Bob}"
    later = "{kind: introduction, to: Acme, what: Introduce me to Bob, minutes: 5, sent: 2026-06-01, answered: 2026-06-03, answer: later, later: 2026-11-20}"
    aimless = "{kind: introduction, what: Introduce me to Bob}"
    for ask, about in ((idea, "Acme"), (later, "Acme"), (aimless, None)):
        write({"people/ada.md": CLOSE.replace("\n---\n", f"\nasks: {ask}\n---\n")})

        done = run("ask", "check", "ada", "introduction", "--minutes", "10", "--json")

        assert done.status in (0, 1), done.err
        assert json.loads(done.out)["ask"].get("to") == about


def test_a_no_names_other_ways_in(write: Write, run: Run) -> None:
    write({
        "people/acme.md": "---\nkind: org\nname: Acme\ntarget: yes\n---\n",
        "people/ada.md": "---\nname: Ada\norg: Acme\ncloseness: close\nasks:\n  - {kind: introduction, to: acme, what: Introduce me, sent: 2026-11-19}\n---\n",
        "people/bo.md": "---\nname: Bo\norg: Acme\ncloseness: warm\n---\n",
    })  # fmt: skip

    done = run("ask", "no", "ada")

    assert "A no is a whole answer" in done.out
    assert "Without asking for anything" in done.out
    assert "you → Bo" in done.out.partition("Other ways in")[2]
    assert "you → Ada" not in done.out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ask-sent", ("ask", "sent", "ada")),
        ("ask-sent", ("ask", "drop", "ada")),
        ("ask-sent", ("ask", "add", "ada", "connect")),
        ("new", ("new", "Liz Tao")),
        ("set", ("set", "ada", "cadence", "monthly")),
        ("snooze", ("snooze", "ada", "2027-01-01")),
        ("target", ("target", "Globex")),
    ],
)
def test_what_is_printed_has_its_shape(
    write: Write, run: Run, name: str, words: tuple[str, ...]
) -> None:
    from jsonschema import Draft202012Validator

    write({"people/ada.md": IDEA})
    said: Any = json.loads(run(*words, "--json").out)

    errors = Draft202012Validator(schemas()[name]).iter_errors(said)
    assert [error.message for error in errors] == []
    assert said["changed"]
