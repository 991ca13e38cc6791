"""Whoever interrupts a command that writes is told what became of it, and it is true."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from netnotes import cli
from netnotes.changes import commit, files, journal, kept, outcome
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
