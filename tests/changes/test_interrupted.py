"""Whoever interrupts a command that writes is told what became of it, and it is true."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from netnotes import cli
from netnotes.changes import Change, commit, files, journal, kept, outcome, undo
from netnotes.changes.plan import plan
from netnotes.changes.record import record_of
from netnotes.commands import _writing

apply = import_module("netnotes.changes.apply")
NOTE = "---\nname: Bo Chen\n---\n"
NOTHING = "netnotes: interrupted; nothing was written.\n"
MADE = "netnotes: interrupted; the change was made already, and `netnotes undo` takes it back.\n"
#: Functions that a command goes through while it writes, in their order.
MOMENTS = (
    (apply, "record_of"), (journal, "begin"), (apply, "_make_folders"), (files, "write_new"),
    (journal, "mark"), (apply, "_commit"), (commit, "forward"), (outcome, "is_made"), (commit, "clean"),
    (kept, "sweep"), (_writing, "finish"), (_writing, "_tell"),
)  # fmt: skip


def interrupt(place: object, name: str, monkeypatch: pytest.MonkeyPatch, *, before: bool) -> None:
    found: Callable[..., object] = getattr(place, name)
    left = [1]

    def now(*args: object, **options: object) -> object:
        if before and left:
            left.pop()
            os.kill(os.getpid(), signal.SIGINT)
        given = found(*args, **options)
        if left:
            left.pop()
            os.kill(os.getpid(), signal.SIGINT)
        return given

    monkeypatch.setattr(place, name, now)


@pytest.mark.parametrize("blocked", [True, False])
@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(("place", "name"), MOMENTS, ids=[name for _, name in MOMENTS])
def test_at_any_moment_the_line_is_true(
    place: object, name: str, before: bool, blocked: bool,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "people").mkdir()
    note = tmp_path / "people" / "bo-chen.md"
    note.write_text(NOTE)
    args = ["log", "bo-chen", "coffee", "-C", str(tmp_path)]
    with monkeypatch.context() as patched:
        interrupt(place, name, patched, before=before)
        if not blocked:  # a system on which no signal can be kept waiting
            patched.delattr(signal, "pthread_sigmask")
        status = cli.main(args)
    said = capsys.readouterr().err.lstrip("\n")
    assert status == 130
    assert said == (NOTHING if note.read_text() == NOTE else MADE)
    if said == MADE:
        assert cli.main(["undo", "-C", str(tmp_path)]) == 0
        assert note.read_text() == NOTE


def test_who_only_reads_is_told_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "bo-chen.md").write_text(NOTE)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("netnotes.load.Store.load", stop)
    assert cli.main(["find", "bo", "-C", str(tmp_path)]) == 130
    assert capsys.readouterr().err.strip() == ""


def test_what_was_taken_back_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people").mkdir()
    note = tmp_path / "people" / "bo-chen.md"
    note.write_text(NOTE)
    assert cli.main(["log", "bo-chen", "coffee", "-C", str(tmp_path)]) == 0
    capsys.readouterr()
    interrupt(kept, "sweep", monkeypatch, before=True)
    assert cli.main(["undo", "-C", str(tmp_path)]) == 130
    said = capsys.readouterr().err.strip()
    assert said == "netnotes: interrupted; the change was taken back already."
    assert note.read_text() == NOTE


@pytest.fixture
def half_done(tmp_path: Path) -> Path:
    """A note with a change of before, and one that was stopped once it was written down."""
    note = tmp_path / "people" / "bo-chen.md"
    note.parent.mkdir()
    note.write_text(NOTE)
    assert cli.main(["jot", "bo-chen", "of before", "-C", str(tmp_path)]) == 0
    steps = [Change("people/bo-chen.md", lambda raw: raw + b"half\n")]
    journal.begin(tmp_path, record_of(plan(tmp_path, steps), "Half of it"))
    return note


def test_the_next_command_says_what_became_of_it(
    half_done: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(half_done.parents[1])
    capsys.readouterr()
    assert cli.main(["log", "bo-chen", "coffee", "-C", root]) == 0
    said = "netnotes: “Half of it” was interrupted; its files are as they were before it.\n"
    assert capsys.readouterr().err == said
    assert cli.main(["log", "bo-chen", "call", "-C", root]) == 0
    assert capsys.readouterr().err == "", "once is enough"


def test_undo_of_what_was_interrupted_takes_back_nothing_else(
    half_done: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(half_done.parents[1])
    before = half_done.read_text()
    capsys.readouterr()
    assert cli.main(["undo", "--dry-run", "-C", root]) == 3
    assert "“Half of it” was interrupted; `netnotes doctor --restore`" in capsys.readouterr().err
    assert cli.main(["undo", "-C", root]) == 0
    assert capsys.readouterr().out == "Taken back: Half of it.\n"
    assert half_done.read_text() == before
    assert cli.main(["undo", "-C", root]) == 0
    assert half_done.read_text() == NOTE


def test_undo_that_was_interrupted_once_it_was_done_takes_back_nothing_else(
    half_done: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = half_done.parents[1]
    assert cli.main(["log", "bo-chen", "coffee", "-C", str(root)]) == 0
    found = undo.last(root)
    record = record_of(plan(root, found.steps), "Undo: it", found.id)
    journal.begin(root, record)
    journal.mark(root, record, "ready")
    half_done.write_bytes(found.steps[0].make(half_done.read_bytes()))
    before = half_done.read_text()
    capsys.readouterr()
    assert cli.main(["undo", "-C", str(root)]) == 0
    assert capsys.readouterr().out == f"Taken back: {found.title}.\n"
    assert half_done.read_text() == before


def test_what_was_interrupted_cannot_be_let_go(
    half_done: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["undo", "--let-go", "-C", str(half_done.parents[1])]) == 3
    assert "“Half of it” was interrupted and taken back" in capsys.readouterr().err
    assert cli.main(["undo", "-C", str(half_done.parents[1])]) == 0
    assert half_done.read_text() == NOTE


def test_an_edit_is_at_its_end(half_done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = half_done.parents[1]
    monkeypatch.setenv("EDITOR", "sh -c 'echo more >> \"$0\"'")
    assert cli.main(["edit", "bo-chen", "-C", str(root)]) == 0
    assert journal.unfinished(root) == []


@pytest.mark.parametrize(("script", "said"), [('echo more >> "$0"; ', MADE), ("", NOTHING)])
def test_an_edit_that_is_interrupted_says_what_became_of_it(
    script: str, said: str, half_done: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    root = str(half_done.parents[1])
    assert cli.main(["undo", "-C", root]) == 0
    monkeypatch.setenv("EDITOR", f"sh -c '{script}kill -INT $PPID; sleep 0.2'")
    capsys.readouterr()
    assert cli.main(["edit", "bo-chen", "-C", root]) == 130
    assert capsys.readouterr().err.lstrip("\n") == said
