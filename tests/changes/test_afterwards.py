"""What is left of a change: copies, the journal, lost lines; undo, and what a killed run leaves."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes import changes
from netnotes.changes import Change, Create, Move, Remove, journal, kept, lost, swap
from netnotes.changes.undo import undo
from netnotes.errors import RefusedError

ADA = "people/ada.md"
LINE = b"- 2026-11-21 coffee: more\n"


def add(path: str = ADA, line: bytes = LINE) -> Change:
    return Change(path, lambda raw: raw if line in raw else raw + line)


def state_of(root: Path) -> dict[str, bytes]:
    found = sorted((root / "people").rglob("*"))
    return {str(path.relative_to(root)): path.read_bytes() for path in found if path.is_file()}


def test_what_is_left_is_swept_by_the_next_run(network_root: Path) -> None:
    """Displaced copies go when no editor can still be writing to them; others stay."""
    changes.apply(network_root, [add()], "x")
    old = next(kept.copies(network_root))
    kept.sweep(network_root, old.at + 5)
    assert list(kept.copies(network_root)) == [old]
    kept.sweep(network_root, old.at + 11)
    assert list(kept.copies(network_root)) == []
    changes.apply(network_root, [add(line=b"- y\n")], "x")
    copy = next(kept.copies(network_root))
    Path(copy.place).write_bytes(b"- what an editor saved late\n")
    kept.sweep(network_root, copy.at + 400 * 86_400)
    assert kept.versions(network_root) == [copy], "nothing else holds that line"
    changes.apply(network_root, [add(line=b"- what an editor saved late\n")], "x")
    kept.sweep(network_root, copy.at + 400 * 86_400)
    assert kept.versions(network_root) == []


def test_lost_lines(network_root: Path) -> None:
    changes.apply(network_root, [add()], "Coffee with Ada")
    assert lost.lost(network_root) == []
    path = network_root / ADA
    path.write_bytes(path.read_bytes().replace(LINE, b""))
    (one,) = lost.lost(network_root)
    assert (one.path, one.line, one.title) == (ADA, LINE.decode().strip(), "Coffee with Ada")
    path.write_bytes(path.read_bytes() + LINE.replace(b"\n", b"  \r\n"))
    assert lost.lost(network_root) == [], "spaces and endings do not matter"
    path.write_bytes(path.read_bytes().replace(LINE.strip(), b""))
    journal.add_let_go(network_root, [one.key])
    assert lost.lost(network_root) == [], "someone let go of it"


def test_lines_that_went_on_purpose_are_not_lost(network_root: Path) -> None:
    field = Change(ADA, lambda raw: raw.replace(b"---\nname", b"---\ncity: Oslo\nname", 1))
    changes.apply(network_root, [field, add()], "x")
    undo(network_root)
    assert lost.lost(network_root) == []
    changes.apply(network_root, [field, add(line=b"- [ ] send the book\n")], "x")
    path = network_root / ADA
    text = path.read_bytes().replace(b"Oslo", b"Bergen").replace(b"[ ]", b"[x]")
    path.write_bytes(text)
    assert lost.lost(network_root) == [], "a field that someone changed; a promise that was kept"
    changes.apply(network_root, [Move(ADA, "people/x.md")], "x")
    assert lost.lost(network_root) == []


@pytest.mark.parametrize("to", ["people/friends/ada.md", "people/ada-lovelace.md"])
def test_a_note_that_was_moved_by_hand_has_lost_nothing(network_root: Path, to: str) -> None:
    changes.apply(network_root, [add()], "x")
    for line in (b"- 2026-11-22 call: looms\n", b"- 2026-11-22 call: and more\n"):
        changes.apply(network_root, [add(line=line)], "y")
    (network_root / to).parent.mkdir(exist_ok=True)
    (network_root / ADA).rename(network_root / to)
    assert lost.lost(network_root) == []
    text = (network_root / to).read_bytes()
    (network_root / to).write_bytes(text.replace(b"- 2026-11-22 call: looms\n", b""))
    assert [one.path for one in lost.lost(network_root)] == [to], "where it is to be put back"
    (network_root / to).unlink()
    assert {one.path for one in lost.lost(network_root)} == {ADA}


@pytest.fixture
def git(network_root: Path) -> Callable[..., None]:
    def run(*args: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@x.example")
        subprocess.run(["git", *who, *args], cwd=network_root, check=True, capture_output=True)

    run("init", "--initial-branch=main")
    run("add", ".")
    run("commit", "-m", "one")
    return run


def test_a_line_that_git_has_under_an_earlier_name_is_not_lost(
    network_root: Path, git: Callable[..., None]
) -> None:
    changes.apply(network_root, [add()], "x")
    git("commit", "-a", "-m", "logged")
    path = network_root / ADA
    path.write_bytes(path.read_bytes().replace(b"coffee: more", b"coffee: more of it"))
    git("commit", "-a", "-m", "by hand")
    changes.apply(network_root, [Move(ADA, "people/x.md")], "y")
    changes.apply(network_root, [Move("people/x.md", "people/y.md")], "z")
    assert lost.lost(network_root) == []


def test_a_line_that_git_has_as_it_was_written_is_not_lost(
    network_root: Path, git: Callable[..., None]
) -> None:
    """Spaces and ticks do not matter to us, and they do to git."""
    path, old = network_root / ADA, (network_root / ADA).read_bytes()
    for line in (b"- [ ] send it\n", b"- 2026-11-21 call: two  spaces\n"):
        changes.apply(network_root, [add(line=line)], "x")
    path.write_bytes(path.read_bytes().replace(b"[ ]", b"[x]"))
    git("commit", "-a", "-m", "kept")
    path.write_bytes(old)
    assert lost.lost(network_root) == []


def test_a_note_that_another_machine_renamed_has_lost_nothing(
    network_root: Path, git: Callable[..., None]
) -> None:
    git("switch", "-c", "other")
    git("mv", ADA, "people/x.md")
    (network_root / "people/x.md").write_bytes(b"---\nname: X\n---\n")
    git("commit", "-a", "-m", "renamed")
    git("switch", "main")
    changes.apply(network_root, [add()], "x")
    git("commit", "-a", "-m", "logged")
    git("merge", "-s", "ours", "other")
    git("rm", ADA)
    git("commit", "--amend", "--no-edit")
    assert lost.lost(network_root) == [], "a commit holds the line"


def test_undo(network_root: Path) -> None:
    before = state_of(network_root)
    other = before["people/ada-l.md"]
    steps = [
        add(), Move(ADA, "people/ada-king.md"), Remove("people/ada-l.md", other),
        Create("people/new.md", b"x\n"), add("people/bob.md"),
    ]  # fmt: skip
    changes.apply(network_root, steps, "much")
    middle = state_of(network_root)
    changes.apply(network_root, [add("people/carl.md")], "more")
    found, _ = undo(network_root)
    assert found.title == "more"
    assert state_of(network_root) == middle
    found, _ = undo(network_root)
    assert found.title == "much"
    assert state_of(network_root) == before
    with pytest.raises(RefusedError, match="no change to take back"):
        undo(network_root)


def test_undo_of_what_someone_changed_since(network_root: Path) -> None:
    changes.apply(network_root, [add(), add("people/bob.md")], "x")
    with open(network_root / "people/bob.md", "ab") as file:
        file.write(b"mine\n")
    before = state_of(network_root)
    with pytest.raises(RefusedError, match=r"people/bob\.md: it was changed since"):
        undo(network_root)
    assert state_of(network_root) == before


def test_a_torn_journal_counts_for_nothing(network_root: Path) -> None:
    changes.apply(network_root, [add()], "x")
    path = network_root / ".netnotes/journal"
    whole = path.read_bytes()
    for cut in range(1, 60):
        path.write_bytes(whole[:-cut])
        changes.apply(network_root, [add(line=b"- after the cut\n")], "y")
        assert [r.title for r in journal.records(network_root)] == ["x", "y"]
        note = network_root / ADA
        note.write_bytes(note.read_bytes().replace(b"- after the cut\n", b""))


def test_the_journal_stays_small(network_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "ROOMY", 20_000)
    monkeypatch.setattr(journal, "LAST", 10)
    for number in range(120):
        changes.apply(network_root, [add(line=f"- line {number}\n".encode())], f"{number}")
        if number == 5:
            path = network_root / ADA
            path.write_bytes(path.read_bytes().replace(b"- line 3\n", b""))
    size = (network_root / ".netnotes/journal").stat().st_size
    assert size < 24_000
    assert [one.line for one in lost.lost(network_root)] == ["- line 3"], "that one is not settled"


@pytest.mark.parametrize("gone", ["temporary files", "notes", "both"])
def test_a_killed_run_and_a_hand_that_tidied_up(network_root: Path, gone: str) -> None:
    """What someone took away meanwhile does not stop whoever writes next."""
    steps = [add(), add("people/bob.md"), Move("people/carl.md", "people/x.md")]
    pid = os.fork()
    if pid == 0:
        really, calls = swap.exchange, iter([really_go, lambda: os._exit(9)])
        swap.exchange = lambda one, other: (next(calls)(), really(one, other))
        try:
            changes.apply(network_root, steps, "killed")
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
    (unfinished,) = journal.unfinished(network_root)
    assert unfinished.title == "killed"
    if gone != "notes":
        for path in (network_root / "people").glob(".netnotes-*"):
            path.unlink()
    if gone != "temporary files":
        (network_root / ADA).unlink()
    assert changes.apply(network_root, [add("people/ada-l.md")], "after") != []
    assert journal.unfinished(network_root) == []
    assert not list((network_root / "people").glob(".netnotes-*"))
    assert (network_root / "people/carl.md").exists() != (network_root / "people/x.md").exists()


def really_go() -> None:
    """The first exchange takes place."""
