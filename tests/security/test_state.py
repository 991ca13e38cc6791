"""A `.netnotes/` that came with somebody else's notes: nothing of it is done, followed, or waited for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from netnotes import seal
from netnotes.changes import journal, undo
from netnotes.changes.record import Entry, Record
from netnotes.model.parse import digest

Run = Callable[..., Any]
ADA = "---\nname: Ada\ncity: Porto\n---\n"
HOSTILE = "hooks: [theirs.py]\n"
READING = ("due", "check", "show ada", "export json", "doctor")


@pytest.fixture
def root(write: Callable[..., Path], apart: Path) -> Path:
    return write({"people/ada.md": ADA})


@pytest.fixture
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], None]:
    """Whoever comes next is another account."""

    def become() -> None:
        os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("other"))

    return become


@pytest.fixture(autouse=True)
def restored(monkeypatch: pytest.MonkeyPatch, apart: Path) -> Iterator[None]:
    monkeypatch.setenv("XDG_STATE_HOME", str(apart))
    yield


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# -- the journal ----------------------------------------------------------------------------------


def test_what_a_stranger_wrote_is_not_taken_back(
    root: Path, run: Run, stranger: Callable[[], None]
) -> None:
    """To take back the removal of a file makes it anew: with whatever the journal says was in it."""
    journal.begin(root, _removed("mkdocs.yml", HOSTILE)._replace(end="done"))
    assert undo.last(root).title == "theirs"  # to its own account it is a change like any other
    stranger()

    done = run("undo")

    assert (done.status, done.out) == (3, "")
    assert "no change to take back" in done.err
    assert not (root / "mkdocs.yml").exists()
    assert journal.strange(root) == 1


def test_nor_brought_to_its_end(root: Path, run: Run, stranger: Callable[[], None]) -> None:
    temporary = ".netnotes-theirs-0"
    (root / temporary).write_text(HOSTILE)
    made = Entry(
        "create", "mkdocs.yml", "", temporary, "", digest(HOSTILE.encode()), 0, "", HOSTILE
    )
    journal.begin(root, Record("theirs", 1.0, "theirs", "", (made,)))
    assert [one.title for one in journal.unfinished(root)] == ["theirs"]
    stranger()

    assert run("set", "ada", "city", "Faro").status == 0
    assert not (root / "mkdocs.yml").exists()
    assert run("doctor", "--restore").status == 0
    assert not (root / "mkdocs.yml").exists()


def test_our_own_changes_beside_it_are_as_ever(
    root: Path, run: Run, stranger: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.begin(root, _removed("mkdocs.yml", HOSTILE)._replace(end="done"))
    stranger()
    assert run("set", "ada", "city", "Faro").status == 0
    monkeypatch.setattr(journal, "LAST", 0)
    size = (root / ".netnotes/journal").stat().st_size
    assert run("undo").status == 0
    assert (root / "people/ada.md").read_text() == ADA
    assert (root / ".netnotes/journal").stat().st_size > size
    assert journal.strange(root) == 1, "what is not ours is not ours to drop"


@pytest.mark.parametrize(
    "path", ["../out.md", "/tmp/out.md", ".git/hooks/pre-commit", ".netnotes/x", "people/../../x"]
)
def test_even_our_own_journal_leads_nowhere_else(root: Path, run: Run, path: str) -> None:
    journal.begin(root, _removed(path, "x")._replace(end="done"))

    done = run("undo")

    assert done.status == 3
    assert list(root.parent.glob("out.md")) == []


def _removed(path: str, text: str) -> Record:
    entry = Entry("remove", path, "", ".netnotes-x", digest(text.encode()), "", 0, text, "")
    return Record("theirs", 1.0, "theirs", "", (entry,))


# -- links and pipes ------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["inside", "outside"])
def test_a_folder_that_is_a_link_is_not_written_to(
    root: Path, run: Run, tmp_path_factory: pytest.TempPathFactory, where: str
) -> None:
    there = tmp_path_factory.mktemp("there") if where == "outside" else root / "other"
    there.mkdir(exist_ok=True)
    (there / "old.answer").write_text("theirs")
    before = tree(there)
    (root / ".netnotes").symlink_to(there)

    for command in READING:
        assert "Traceback" not in run(*command.split()).err
    done = run("set", "ada", "city", "Faro")

    assert done.status == 3
    assert ".netnotes: this is a link to another place" in done.err
    assert tree(there) == before
    assert (root / "people/ada.md").read_text() == ADA


@pytest.mark.parametrize("name", ["journal", "lock", ".gitignore", "kept"])
@pytest.mark.parametrize("kind", ["link", "dangling", "pipe", "folder"])
def test_what_is_no_file_of_ours_is_refused_at_once(
    root: Path, run: Run, tmp_path_factory: pytest.TempPathFactory, name: str, kind: str
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "precious"
    if kind == "link":
        outside.write_text("precious\n")
    (root / ".netnotes").mkdir(mode=0o700)
    (root / ".netnotes/.gitignore").write_text("*\n")
    place = root / ".netnotes" / name
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to(outside)

    for command in READING:
        assert "Traceback" not in run(*command.split()).err
    done = run("set", "ada", "city", "Faro")

    assert "Traceback" not in done.err
    if name != ".gitignore" and (name, kind) != ("kept", "folder"):
        assert done.status in (3, 4), done.err
        assert done.err.count("\n") == 1
        assert (root / "people/ada.md").read_text() == ADA
    assert (outside.read_text() if outside.exists() else None) == (
        "precious\n" if kind == "link" else None
    )


@pytest.mark.parametrize(
    "name", ["settings.cache", "notes.cache", "check.cache", "texts.cache", "language.cache"]
)
def test_a_cache_that_is_a_pipe_or_a_link_is_made_anew(root: Path, run: Run, name: str) -> None:
    (root / ".netnotes").mkdir(mode=0o700)
    os.mkfifo(root / ".netnotes" / name)

    for command in READING:
        assert run(*command.split()).status in (0, 1)


# -- the secret -----------------------------------------------------------------------------------


def test_the_secret_is_for_its_owner_and_of_no_two_accounts(
    apart: Path, stranger: Callable[[], None]
) -> None:
    mine = seal.seal(b"x")
    path = seal.folder() / seal.NAME

    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    assert len(path.read_bytes()) == seal.LENGTH
    assert [p.name for p in path.parent.iterdir()] == [seal.NAME]
    assert seal.seal(b"x") == mine
    stranger()
    assert seal.seal(b"x") != mine


def test_a_torn_secret_is_replaced(apart: Path) -> None:
    place = seal.folder() / seal.NAME
    place.parent.mkdir(parents=True)
    place.write_bytes(b"torn")

    assert seal.seal(b"x")
    assert len(place.read_bytes()) == seal.LENGTH


def test_where_none_can_be_kept_a_change_is_made_all_the_same(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    blocked = tmp_path_factory.mktemp("blocked") / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))

    assert run("set", "ada", "city", "Faro").status == 0
    assert run("undo").status == 0
    assert (root / "people/ada.md").read_text() == ADA


def test_the_disk_that_fails_is_said_and_nothing_is_written(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("new")))

    def full(*args: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(seal.os, "urandom", full)
    done = run("set", "ada", "city", "Faro")
    monkeypatch.undo()

    assert done.status == 4
    assert done.err.count("\n") == 1
    assert (root / "people/ada.md").read_text() == ADA
