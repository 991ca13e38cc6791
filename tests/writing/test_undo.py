"""The last change taken back, and the one before that."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from netnotes import changes
from netnotes.changes import journal
from netnotes.changes.plan import plan
from netnotes.changes.record import record_of
from netnotes.changes.step import Change
from netnotes.changes.undo import undo
from netnotes.errors import RefusedError

ADA = "---\nname: Ada\nmet: 2026-5-1\n---\n"


def test_each_undo_takes_back_one_change_more(write: Callable, run: Callable) -> None:
    root = write({"people/ada.md": ADA})
    run("check", "--fix")
    run("rename", "ada", "Ada Byron")

    first, second, third = run("undo"), run("undo"), run("undo")

    assert first.out.startswith("Taken back: Rename Ada to Ada Byron.\n")
    assert second.out.startswith("Taken back: Mend what check found.\n")
    assert (third.status, third.out) == (3, "")
    assert "there is no change to take back" in third.err
    assert (root / "people/ada.md").read_text() == ADA


def test_a_dry_run_shows_and_writes_nothing(write: Callable, run: Callable) -> None:
    root = write({"people/ada.md": ADA})
    run("check", "--fix")
    mended = (root / "people/ada.md").read_text()

    shown = run("undo", "--dry-run")

    assert "-met: 2026-05-01\n+met: 2026-5-1\n" in shown.out
    assert (root / "people/ada.md").read_text() == mended


def test_what_somebody_changed_since_is_left_alone(write: Callable, run: Callable) -> None:
    root = write({"people/ada.md": ADA, "people/bo.md": ADA.replace("Ada", "Bo")})
    run("check", "--fix")
    with open(root / "people/bo.md", "a") as file:
        file.write("Mine.\n")
    before = {p.name: p.read_text() for p in (root / "people").iterdir()}

    done = run("undo")

    assert done.status == 3
    assert "people/bo.md" in done.err
    assert {p.name: p.read_text() for p in (root / "people").iterdir()} == before


def test_json_tells_what_changed(write: Callable, run: Callable) -> None:
    write({"people/ada.md": ADA})
    run("check", "--fix")

    said = json.loads(run("undo", "--json").out)

    assert said["today"] == "2026-11-21"
    assert [one["path"] for one in said["changed"]] == ["people/ada.md"]


def test_an_interrupted_change_is_ended_before(write: Callable, run: Callable) -> None:
    root = write({"people/ada.md": ADA})
    run("check", "--fix")
    steps = [Change("people/ada.md", lambda raw: raw + b"half\n")]
    journal.begin(root, record_of(plan(root, steps), "Interrupted"))

    done = run("undo")

    assert done.out == "Taken back: Interrupted.\n"
    assert (root / "people/ada.md").read_text() != ADA, "the change before it is not touched"
    assert run("undo").out.startswith("Taken back: Mend what check found.\n")
    assert (root / "people/ada.md").read_text() == ADA


def test_a_change_that_cannot_be_taken_back_can_be_left(write: Callable, run: Callable) -> None:
    root = write({"people/ada.md": "---\nname: Ada\n---\n", "people/bo.md": "---\nname: Bo\n---\n"})
    before = (root / "people/bo.md").read_bytes()
    run("log", "bo", "coffee", "hi")
    run("log", "ada", "coffee", "hi")
    (root / "people/ada.md").unlink()

    refused = run("undo")
    assert refused.status == 3
    assert refused.err.endswith(" `netnotes undo --let-go` leaves “Coffee with Ada” as it is.\n")
    assert "Coffee with Ada" in run("undo", "--let-go", "--dry-run").out
    assert run("undo").status == 3  # that was a question
    left = run("undo", "--let-go")
    assert (left.status, left.out) == (
        0,
        "Left as it is: Coffee with Ada. `netnotes undo` takes back what was done before it.\n",
    )
    assert run("undo").out == "Taken back: Coffee with Bo.\npeople/bo.md is as it was.\n"
    assert (root / "people/bo.md").read_bytes() == before
    assert not (root / "people/ada.md").exists()
    assert run("undo", "--let-go").status == 3


def test_what_is_not_the_changes_doing_names_no_way_past_it(
    write: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"people/ada.md": "---\nname: Ada\n---\n"})

    def busy(*_: object, **__: object) -> None:
        raise RefusedError("another netnotes is writing; nothing was written.")

    changes.apply(root, [changes.Create("people/bo.md", b"---\nname: Bo\n---\n")], "x")
    monkeypatch.setattr("netnotes.changes.undo.apply", busy)
    with pytest.raises(RefusedError, match=r"is writing; nothing was written\.$"):
        undo(root)


def test_a_note_that_comes_back_may_be_read_by_whom_it_could(
    write: Callable, run: Callable
) -> None:
    root = write({f"people/{name}.md": f"---\nname: {name}\n---\n" for name in ("bo", "chen")})
    notes = [root / "people" / f"{name}.md" for name in ("bo", "chen")]
    for note in notes:
        note.chmod(0o644)
    assert run("merge", "bo", "chen", "--yes").status == 0
    [gone] = [note for note in notes if not note.exists()]

    assert run("undo").status == 0

    assert gone.stat().st_mode & 0o777 == 0o644
