"""Lines that an editor saved over: the doctor names them, puts them back, or lets them go."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes import changes
from netnotes.changes import Change, journal
from netnotes.changes.lost import lost
from netnotes.changes.plan import plan
from netnotes.changes.record import record_of
from netnotes.model import edit

ADA = "---\nname: Ada\n---\n\n## Log\n\n- 2026-11-01 coffee: first\n"
ENTRY = "- 2026-11-05 call: looms\n  and trains"
PROMISE = "- [ ] send her the paper"
MIND = "- 2026-11-05 the cat"


@pytest.fixture
def lossy(write: Callable) -> Path:
    """A network in which four lines were written, and saved over by an editor."""
    root = write({"people/ada.md": ADA})
    makes = {
        "Call with Ada": lambda raw: edit.insert_log_entry(raw, ENTRY),
        "A promise": lambda raw: edit.add_promise(raw, PROMISE),
        "On her mind": lambda raw: edit.insert_line(raw, "Top of mind", MIND),
    }
    for title, make in makes.items():
        changes.apply(root, [Change("people/ada.md", make)], title)
    (root / "people/ada.md").write_text(ADA)
    return root


def test_the_doctor_names_each_with_its_time(lossy: Path, run: Callable) -> None:
    said, told = run("doctor"), json.loads(run("doctor", "--json").out)

    assert said.status == 1
    assert "people/ada.md: - 2026-11-05 call: looms" in said.out
    assert [one["line"] for one in told["lost"]] == [*ENTRY.split("\n"), PROMISE, MIND]
    assert {one["title"] for one in told["lost"]} == {"Call with Ada", "A promise", "On her mind"}
    assert all(one["at"][:4].isdigit() for one in told["lost"])
    assert "four lines that netnotes wrote are in no note any more" in said.out


def test_they_are_put_back_where_they_belong(lossy: Path, run: Callable) -> None:
    shown = run("doctor", "--restore", "--dry-run")
    assert (lossy / "people/ada.md").read_text() == ADA

    done = run("doctor", "--restore")

    assert "+- 2026-11-05 call: looms" in shown.out
    assert done.status == 0
    assert (lossy / "people/ada.md").read_text() == (
        "---\nname: Ada\n---\n\n- [ ] send her the paper\n\n## Found again\n\n- 2026-11-05 the cat\n\n"
        "## Log\n\n- 2026-11-05 call: looms\n  and trains\n- 2026-11-01 coffee: first\n"
    )
    assert lost(lossy) == []
    assert run("doctor", "--restore").out == "Every line that netnotes wrote is where it belongs.\n"


def test_undo_takes_them_out_again(lossy: Path, run: Callable) -> None:
    run("doctor", "--restore")

    assert run("undo").status == 0

    assert (lossy / "people/ada.md").read_text() == ADA


def test_some_are_chosen_by_their_keys(lossy: Path, run: Callable) -> None:
    keys = {one.line: one.key for one in lost(lossy)}

    assert run("doctor", "--let-go", keys[MIND], keys["and trains"]).out == "Two lines let go.\n"
    assert run("doctor", "--restore", keys[PROMISE]).status == 0

    assert [one.line for one in lost(lossy)] == ["- 2026-11-05 call: looms"]
    assert run("doctor", "--restore", "nokey").status == 2


def test_what_was_let_go_is_never_spoken_of_again(lossy: Path, run: Callable) -> None:
    assert run("doctor", "--let-go").status == 0

    assert "no longer in their note" not in run("doctor").out
    assert run("doctor", "--let-go").out == "There is no lost line.\n"
    assert (lossy / "people/ada.md").read_text() == ADA


def test_a_note_that_is_gone_is_made_anew(write: Callable, run: Callable) -> None:
    root = write({})
    note = edit.new_note({"name": "Ada Byron", "city": "Lisbon"})
    changes.apply(root, [changes.Create("people/ada.md", note)], "Add Ada")
    (root / "people/ada.md").unlink()

    assert run("doctor", "--restore").status == 0

    assert (root / "people/ada.md").read_text() == (
        "---\nname: Ada Byron\n---\n\n## Found again\n\n- city: Lisbon\n"
    )


def test_an_interrupted_change_is_named_and_ended(write: Callable, run: Callable) -> None:
    root = write({"people/ada.md": ADA})
    steps = [Change("people/ada.md", lambda raw: raw + b"half\n")]
    journal.begin(root, record_of(plan(root, steps), "Coffee with Ada"))

    said = run("doctor")
    done = run("doctor", "--restore")

    assert "“Coffee with Ada” was interrupted" in said.out
    assert done.status == 0
    assert "“Coffee with Ada” was interrupted; its files are as they were before it." in done.err
    assert journal.unfinished(root) == []
    assert (root / "people/ada.md").read_text() == ADA


@pytest.mark.parametrize(
    "words", [("--restore", "--let-go"), ("--dry-run",), ("somekey",), ("--let-go", "--dry-run")]
)
def test_options_that_say_nothing_together_are_a_usage_error(
    words: tuple[str, ...], write: Callable, run: Callable
) -> None:
    write({})

    done = run("doctor", *words)

    assert done.status == 2
    assert done.err.count("\n") == 1
