"""A commit of exactly what was written, wherever the notes are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netnotes.git import commit, commit_paths

Repository = Any

ADA, BO, NEW = "people/ada.md", "people/bo.md", "people/new.md"


# -- what is committed ---------------------------------------------------------------------------


def test_a_change_is_committed_and_nothing_else(repo: Repository) -> None:
    repo.write(ada="Ada!\n", bo="Bo!\n", cy="Cy\n", di="Di\n")
    repo.git("add", BO, "people/cy.md")

    assert commit_paths(repo.top, [ADA], "Coffee with Ada") is None

    assert repo.last == [f"M {ADA}"]
    assert repo.git("log", "-1", "--format=%B").strip() == "Coffee with Ada"
    assert repo.git("status", "--porcelain").splitlines() == [
        "M  people/bo.md", "A  people/cy.md", "?? people/di.md",
    ]  # fmt: skip


def test_new_changed_and_gone_go_together(repo: Repository) -> None:
    repo.write(new="New\n", ada="Ada!\n")
    (repo.top / BO).unlink()

    assert commit_paths(repo.top, [NEW, ADA, BO], "All") is None

    assert repo.last == [f"A {NEW}", f"D {BO}", f"M {ADA}"]
    assert repo.git("status", "--porcelain") == ""


def test_a_move_is_one_commit(repo: Repository) -> None:
    (repo.top / "people" / "old").mkdir()
    (repo.top / ADA).rename(repo.top / "people/old/ada.md")

    assert commit_paths(repo.top, [ADA, "people/old/ada.md"], "Move") is None

    assert repo.git("show", "--format=", "--name-status", "-M").split() == [
        "R100", ADA, "people/old/ada.md",
    ]  # fmt: skip


def test_the_file_is_committed_as_it_is_on_disk(repo: Repository) -> None:
    repo.write(ada="half\n")
    repo.git("add", ADA)
    repo.write(ada="whole\n")

    assert commit_paths(repo.top, [ADA], "x") is None

    assert repo.git("show", f"HEAD:{ADA}") == "whole\n"
    assert repo.git("status", "--porcelain") == ""


def test_a_staged_deletion_can_be_committed(repo: Repository) -> None:
    repo.git("rm", "--quiet", BO)

    assert commit_paths(repo.top, [BO], "Without Bo") is None
    assert repo.last == [f"D {BO}"]


def test_a_note_that_git_was_told_to_forget_and_that_is_there(repo: Repository) -> None:
    repo.git("rm", "--cached", "--quiet", BO)
    repo.write(bo="Bo!\n")

    assert commit_paths(repo.top, [BO], "Bo after all") is None
    assert repo.last == [f"M {BO}"]
    assert repo.git("status", "--porcelain") == ""


def test_an_interrupted_commit_leaves_nothing_behind(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commit, "_commit_files", interrupted)
    repo.write(new="New\n")

    with pytest.raises(KeyboardInterrupt):
        commit_paths(repo.top, [NEW], "New")
    assert repo.git("status", "--porcelain") == f"?? {NEW}\n"


def test_the_first_commit_of_all(start: Callable[..., Repository]) -> None:
    repo = start()
    repo.write(ada="Ada\n", bo="Bo\n")
    repo.git("add", BO)

    assert commit_paths(repo.top, [ADA], "First") is None

    assert repo.git("ls-tree", "-r", "--name-only", "HEAD").split() == [ADA]
    assert repo.git("status", "--porcelain") == "A  people/bo.md\n"


@pytest.mark.parametrize("paths", [[], [ADA], [ADA, ADA], ["people/never.md"]])
def test_what_git_has_already_is_done(paths: list[str], repo: Repository) -> None:
    before = repo.head, repo.staged
    assert commit_paths(repo.top, paths, "Again") is None
    assert (repo.head, repo.staged) == before


def test_odd_names_are_names(repo: Repository, odd_names: list[str]) -> None:
    paths = [f"people/{name}" for name in odd_names]
    for path in paths:
        repo.put(path, path)
    repo.write(bystander="not committed\n")

    assert commit_paths(repo.top, paths, "Odd") is None

    assert repo.last == sorted(f"A {path}" for path in paths)
    assert repo.git("status", "--porcelain") == "?? people/bystander.md\n"
    for path in paths:
        (repo.top / path).unlink()
    assert commit_paths(repo.top, paths, "Gone") is None
    assert repo.last == sorted(f"D {path}" for path in paths)
    assert sorted(p.name for p in repo.top.iterdir()) == [".git", "people"]


def test_each_odd_name_alone(repo: Repository, odd_names: list[str]) -> None:
    for name in odd_names:
        repo.put(f"people/{name}", "x")
    for name in odd_names:
        assert commit_paths(repo.top, [f"people/{name}"], "Odd") is None
        assert repo.last == [f"A people/{name}"]


@pytest.mark.parametrize(
    "message",
    ["# no comment", "-m x", "--amend", "Käthe trifft 李小龙", "two\n\nparagraphs", "a\0b"],
)
def test_any_message_stands_as_it_is(message: str, repo: Repository) -> None:
    repo.git("config", "i18n.commitEncoding", "latin-1")
    repo.write(ada=message.replace("\0", ""))
    before = repo.head

    assert commit_paths(repo.top, [ADA], message) is None

    said = repo.git("log", "-1", "--format=%B", "--encoding=UTF-8").strip()
    assert said == message.replace("\0", "")
    assert repo.git("rev-parse", "HEAD^") == before


def test_many_files_fit(repo: Repository) -> None:
    paths = [f"people/{'long-' * 20}{number}.md" for number in range(2500)]
    for path in paths:
        repo.put(path, path)

    assert commit_paths(repo.top, paths, "Import") is None
    assert len(repo.last) == 2500


# -- where ---------------------------------------------------------------------------------------


def test_a_network_below_the_top(repo: Repository) -> None:
    repo.put("life/my people/people/eve.md", "Eve\n")
    repo.put("life/my people/people/fay.md", "Fay\n")
    network = repo.top / "life" / "my people"

    assert commit_paths(network, ["people/eve.md"], "Eve") is None
    assert repo.last == ["A life/my people/people/eve.md"]


def test_a_link_to_the_network_is_followed(repo: Repository, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(repo.top)
    repo.write(ada="Ada!\n")

    assert commit_paths(tmp_path / "link", [ADA], "x") is None
    assert repo.last == [f"M {ADA}"]


def test_a_worktree_commits_to_its_own_branch(repo: Repository, tmp_path: Path) -> None:
    repo.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "a side"))
    side = type(repo)(tmp_path / "a side")
    side.write(ada="Ada!\n")
    before = repo.head

    assert commit_paths(side.top, [ADA], "On the side") is None

    assert side.last == [f"M {ADA}"]
    assert repo.head == before
    (side.git_dir / "index.lock").touch()
    side.write(ada="Ada!!\n")
    assert "index.lock" in str(commit_paths(side.top, [ADA], "x"))


def test_a_submodule_is_a_repository_of_its_own(
    repo: Repository, start: Callable[..., Repository]
) -> None:
    outer = start("outer")
    outer.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", str(repo.top), "in"
    )
    outer.commit("With a submodule")
    inner = type(repo)(outer.top / "in")
    inner.git("config", "user.name", "Ada")
    inner.git("config", "user.email", "ada@ada.example")
    inner.write(ada="Ada!\n")
    before = outer.head

    assert commit_paths(inner.top, [ADA], "Inside") is None

    assert inner.last == [f"M {ADA}"]
    assert outer.head == before
    inner.write(ada="Ada!!\n")
    said = commit_paths(outer.top, [f"in/{ADA}"], "From outside")
    assert said == "the file belongs to a repository inside of this one; commit it there"


def test_another_repository_in_the_environment_is_not_meant(
    repo: Repository, start: Callable[..., Repository], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where netnotes is run by a hook of some other repository."""
    other = start("other")
    other.put("code.py", "x = 1\n")
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.git_dir))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.git_dir / "index"))
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    repo.write(ada="Ada!\n")

    assert commit_paths(repo.top, [ADA], "Mine") is None

    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_GLOB_PATHSPECS"):
        monkeypatch.delenv(name)
    assert repo.last == [f"M {ADA}"]
    assert other.git("log", "--format=%s") == "more\n"
