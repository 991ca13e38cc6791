"""What the commands that write share: --dry-run, --json, --commit, and telling what was done."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from netnotes.changes import Change, Create
from netnotes.cli import cli, main
from netnotes.commands._shared import Run
from netnotes.commands._writing import run_write, writer
from netnotes.errors import NotCommittedError, RefusedError

ADA = "---\nname: Ada Lovelace\n---\n"
LINE = b"- 2026-11-21 coffee: about looms\n"


@click.command()
@writer
def scribble(run: Run) -> int:
    """Adds a line to Ada's note, as a command would."""

    def make(raw: bytes) -> bytes:
        if not raw.startswith(b"---"):
            raise RefusedError("no front matter")
        return raw if LINE in raw else raw + LINE

    def say(network):
        return [f"Written to {network.notes['ada'].called}.", "Next: call her."]

    return run_write(run, "Coffee with Ada", [Change("people/ada.md", make)], say)


@pytest.fixture
def scribbles(write: Callable, run: Callable, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Runs that command in a network with Ada's note."""
    write({"people/ada.md": ADA})
    really = type(cli).get_command

    def get_command(self, ctx, name):
        return scribble if name == "scribble" else really(self, ctx, name)

    monkeypatch.setattr(type(cli), "get_command", get_command)
    return lambda *args: run("scribble", *args)


def git(folder: Path, *args: str) -> str:
    command = ["git", "-c", "user.name=n", "-c", "user.email=n@example.com", *args]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_it_writes_and_tells(scribbles: Callable, tmp_path: Path) -> None:
    ran = scribbles()
    assert ran == (0, "Written to Ada Lovelace.\nNext: call her.\n", "")
    assert (tmp_path / "people/ada.md").read_bytes().endswith(LINE)
    assert scribbles() == (0, "Nothing to write: it is so already.\n", "")


def test_dry_run(scribbles: Callable, tmp_path: Path) -> None:
    ran = scribbles("--dry-run")
    assert ran.out.startswith("--- a/people/ada.md\n+++ b/people/ada.md\n")
    assert (ran.status, ran.err) == (0, "")
    assert (tmp_path / "people/ada.md").read_text() == ADA
    ran = scribbles("--dry-run", "--json")
    told = json.loads(ran.out)
    assert set(told) == {"schema", "today", "changed"}
    assert told["changed"][0]["path"] == "people/ada.md"
    assert "+- 2026-11-21 coffee: about looms\n" in told["changed"][0]["diff"]
    assert not (tmp_path / ".netnotes").exists()
    scribbles()
    assert scribbles("--dry-run").out == "Nothing to write: it is so already.\n"


def test_json(scribbles: Callable) -> None:
    told = json.loads(scribbles("--json").out)
    assert [one["path"] for one in told["changed"]] == ["people/ada.md"]
    assert json.loads(scribbles("--json").out)["changed"] == []


def test_a_refusal(scribbles: Callable, tmp_path: Path) -> None:
    (tmp_path / "people/ada.md").write_text("no note\n")
    ran = scribbles()
    assert ran == (3, "", "netnotes: people/ada.md: no front matter\n")


def test_a_wrong_setting_ends_it_before_anything_is_written(
    scribbles: Callable, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  - netnotes:\n      horizon: soon\n")
    assert scribbles().status == 2
    assert (tmp_path / "people/ada.md").read_text() == ADA


def test_commit(scribbles: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly the file that was written, under the change's own name."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "n")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "n@example.com")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "people/ada.md")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    (tmp_path / "people/bob.md").write_text("---\nname: Bob\n---\n")
    assert scribbles("--commit").status == 0
    assert git(tmp_path, "log", "-1", "--format=%s").strip() == "Coffee with Ada"
    assert git(tmp_path, "show", "--name-only", "--format=").split() == ["people/ada.md"]


def test_a_commit_that_fails(scribbles: Callable, tmp_path: Path) -> None:
    """The note is saved, and both are said: 4, in one line. Once more, and it is committed."""
    ran = scribbles("--commit")
    assert ran.status == NotCommittedError.exit_code == 4
    assert ran.out.startswith("Written to Ada")
    assert ran.err.startswith("netnotes: the note is saved, but not committed: ")
    assert ran.err.count("\n") == 1
    assert (tmp_path / "people/ada.md").read_bytes().endswith(LINE)
    again = scribbles("--commit")
    assert again.status == 4
    assert again.err == ran.err


def test_a_closed_pipe_and_a_full_disk_take_nothing_back(
    scribbles: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written; that it cannot be told is no failure of writing."""

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("netnotes.commands._writing.click.echo", full)
    monkeypatch.setattr("netnotes.commands._writing._swallow_output", lambda: None)
    assert scribbles().status == 0
    assert (tmp_path / "people/ada.md").read_bytes().endswith(LINE)


def test_what_is_read_next_is_what_was_written(
    write: Callable, run: Callable, tmp_path: Path
) -> None:
    """The caches notice: each of these follows the other within the same moment."""
    from netnotes import changes

    write({"people/ada.md": ADA, "people/bob.md": "---\nname: Bob\n---\n"})
    old = 1_600_000_000
    for name in ("ada", "bob"):
        os.utime(tmp_path / f"people/{name}.md", (old, old))
    assert "Lisbon" not in run("show", "ada").out
    for city in ("Lisbon", "London", "Berlin"):
        text = f"---\nname: Ada Lovelace\ncity: {city}\n---\n".encode()
        changes.apply(tmp_path, [Change("people/ada.md", lambda raw, text=text: text)], city)
        assert city in run("show", "ada").out
    changes.apply(tmp_path, [Create("people/new.md", b"---\nname: Newly Met\n---\n")], "new")
    assert "Newly Met" in run("show", "new").out
    changes.apply(tmp_path, [changes.Move("people/new.md", "people/met.md")], "move")
    assert run("show", "new").status == 2 or "met" in run("show", "new").out
    assert "Newly Met" in run("show", "met").out


def test_the_program_says_who_holds_the_lock(scribbles: Callable, tmp_path: Path) -> None:
    from netnotes.changes import lock

    (tmp_path / ".netnotes").mkdir()
    with lock.locked(tmp_path, 1):
        code = main(["-C", str(tmp_path), "show", "ada"])
    assert code == 0, "reading needs no lock"
