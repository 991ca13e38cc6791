"""Writing where something stands in the way (rows 57 to 61, and what of 1 to 28 a command must refuse).

Of each: this exit status, one line that says why, and every byte that was there is there.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_notes import FRONT_MATTER

from netnotes.model.parse import parse_note

ADA = b"---\nname: Ada\n---\n"
ENTRY = b"- 2026-11-21 coffee: on clocks\n"
LOG = ("log", "ada", "coffee", "on clocks")


@pytest.fixture
def root(write: Callable) -> Path:
    return write({"people/ada.md": ADA, "people/zoe.md": "---\nname: Zoe\n---\n"})


@pytest.fixture
def repository(root: Path) -> Path:
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        who = ["-c", "user.name=A", "-c", "user.email=a@x.example"]
        subprocess.run(["git", *who, *command], cwd=root, check=True, capture_output=True)
    subprocess.run(["git", "config", "user.name", "A"], cwd=root, check=True)
    subprocess.run(["git", "config", "user.email", "a@x.example"], cwd=root, check=True)
    return root


def one_line(err: str) -> str:
    assert err.startswith("netnotes: ")
    assert err.count("\n") == 1
    return err


BROKEN = [
    case
    for case in FRONT_MATTER
    if list(case.files) == ["people/ada.md"] and parse_note(case.files["people/ada.md"])["broken"]
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.title)
def test_what_cannot_be_read_is_not_written(
    case: object, root: Path, run: Callable, digests: Callable, measured: Callable
) -> None:
    (root / "people/ada.md").write_bytes(case.files["people/ada.md"])
    before = digests()
    with measured():
        ran = run(*LOG)
    assert ran.status == 3
    assert "people/ada.md" in one_line(ran.err)
    assert ran.out == ""
    assert digests() == before


def test_57_git_is_at_work_and_nobody_asked_for_a_commit(repository: Path, run: Callable) -> None:
    lock = repository / ".git/index.lock"
    lock.write_text("held")
    ran = run(*LOG)
    assert (ran.status, ran.err) == (0, "")
    assert (repository / "people/ada.md").read_bytes().endswith(ENTRY)
    assert lock.read_text() == "held"


def test_57_git_is_at_work_and_a_commit_was_asked_for(repository: Path, run: Callable) -> None:
    lock = repository / ".git/index.lock"
    lock.write_text("held")
    ran = run(*LOG, "--commit")
    assert ran.status == 4
    assert "index.lock" in one_line(ran.err)
    assert "saved, but not committed" in ran.err
    assert (repository / "people/ada.md").read_bytes().endswith(ENTRY), "the note is written"
    assert lock.read_text() == "held", "a lock is never removed"


@pytest.mark.parametrize("asked", [True, False], ids=["--commit", "plain"])
@pytest.mark.parametrize("name", ["MERGE_HEAD", "CHERRY_PICK_HEAD"])
def test_57_git_is_in_the_middle_of_something(
    name: str, asked: bool, repository: Path, run: Callable
) -> None:
    head = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=repository)
    (repository / ".git" / name).write_bytes(head)
    ran = run(*LOG, *(["--commit"] if asked else []))
    assert ran.status == (4 if asked else 0)
    assert (repository / "people/ada.md").read_bytes().endswith(ENTRY)
    assert subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=repository) == head


def test_58_a_note_that_may_only_be_read(root: Path, run: Callable, digests: Callable) -> None:
    (root / "people/ada.md").chmod(0o444)
    before = digests()
    ran = run(*LOG)
    assert ran.status == 3
    assert "people/ada.md: read-only" in one_line(ran.err)
    assert digests() == before
    assert (root / "people/ada.md").stat().st_mode & 0o777 == 0o444


def test_59_a_folder_in_which_nothing_may_be_made(
    root: Path, run: Callable, digests: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As whoever runs this meets it; tests/changes has it as a user to whom the folder is closed."""
    before, really = digests(), os.open

    def refusing(path: object, flags: int, *args: object, **kwargs: object) -> int:
        if flags & os.O_CREAT and os.path.dirname(os.fspath(path)).endswith("people"):
            raise PermissionError(13, "Permission denied", path)
        return really(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", refusing)
    ran = run(*LOG)
    assert ran.status == 4
    assert "ermission" in one_line(ran.err)
    assert "nothing was written" in ran.err
    assert digests() == before


def test_60_a_link_to_a_note_stays_a_link(root: Path, run: Callable) -> None:
    (root / "people/friends").mkdir()
    (root / "people/ada.md").rename(root / "people/friends/countess.md")
    (root / "people/ada.md").symlink_to("friends/countess.md")
    ran = run("log", "countess", "coffee", "on clocks")
    assert ran.status == 0
    assert os.readlink(root / "people/ada.md") == "friends/countess.md"
    assert (root / "people/friends/countess.md").read_bytes().endswith(ENTRY)


def test_60_a_note_with_two_names(root: Path, run: Callable, digests: Callable) -> None:
    os.link(root / "people/ada.md", root / "copy")
    before = digests()
    ran = run(*LOG)
    assert ran.status == 3
    assert "2 names" in one_line(ran.err)
    assert digests() == before


def test_60_what_hangs_on_a_note_stays_with_it(root: Path, run: Callable) -> None:
    """Its mode, and where the system has them, attributes of one's own (tests/changes names those it had not)."""
    note = root / "people/ada.md"
    note.chmod(0o640)
    kept = {}
    try:
        os.setxattr(note, "user.origin", b"a card")
        kept = {"user.origin": b"a card"}
    except (AttributeError, OSError):
        pass
    assert run(*LOG).status == 0
    assert note.stat().st_mode & 0o777 == 0o640
    assert {name: os.getxattr(note, name) for name in kept} == kept


@pytest.mark.parametrize("words", [LOG, (*LOG, "--on", "2026-11-21"), (*LOG, "--json")], ids=["plain", "its day said", "--json"])  # fmt: skip
def test_61_the_same_again_is_there_once(
    words: tuple[str, ...], root: Path, run: Callable, digests: Callable
) -> None:
    assert run(*LOG).status == 0
    after = digests()
    ran = run(*words)
    assert (ran.status, ran.err) == (0, "")
    assert digests() == after
    assert (root / "people/ada.md").read_bytes().count(ENTRY) == 1


def test_61_the_same_after_an_answer_that_got_lost(
    root: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note was exchanged, and then the program was killed."""
    from netnotes.changes import swap

    really = swap.exchange
    pid = os.fork()
    if pid == 0:
        swap.exchange = lambda one, other: (really(one, other), os._exit(9))
        try:
            run(*LOG)
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
    assert (root / "people/ada.md").read_bytes().count(ENTRY) == 1
    assert run(*LOG).status == 0
    assert (root / "people/ada.md").read_bytes().count(ENTRY) == 1
    assert not list((root / "people").glob(".netnotes-*"))
