"""Why there was no commit, in one sentence; the notes, the index and the branch are as they were."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netnotes.git import commit, commit_paths
from netnotes.git.running import Done

Repository = Any

ADA, BO, NEW = "people/ada.md", "people/bo.md", "people/new.md"


def refused(repo: Repository, paths: list[str], *, same_bytes: bool = True) -> str:
    """The sentence with which a commit is refused; the index and the branch are as they were."""
    staged, status = repo.staged, repo.git("status", "--porcelain")
    index = repo.index
    head = repo.git("rev-parse", "--all")
    notes = {path: (repo.top / path).read_bytes() for path in paths if (repo.top / path).is_file()}

    said = commit_paths(repo.top, paths, "Refused")

    assert said
    assert "\n" not in said
    assert not same_bytes or repo.index == index
    assert (repo.staged, repo.git("status", "--porcelain")) == (staged, status)
    assert repo.git("rev-parse", "--all") == head
    assert {path: (repo.top / path).read_bytes() for path in notes} == notes
    return said


@pytest.mark.parametrize("asked_before", [True, False])
def test_a_lock_is_respected(
    asked_before: bool, repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is seen beforehand, or taken by another git at the last moment."""
    repo.write(ada="Ada!\n", new="New\n")
    repo.git("add", ADA)
    lock = repo.git_dir / "index.lock"
    lock.write_text("held")
    if not asked_before:
        monkeypatch.setattr(commit, "_hindrance", lambda folder: None)

    said = refused(repo, [ADA, NEW])

    assert "index.lock" in said
    assert "commit again when it is done" in said
    assert lock.read_text() == "held"
    lock.unlink()
    assert commit_paths(repo.top, [ADA, NEW], "Now") is None


def test_whoever_lost_a_race_is_told_to_try_again() -> None:
    """Two commits at the same moment: the branch moved while the second one was made."""
    said = "fatal: cannot lock ref 'HEAD': is at 7fa295ea but expected ab888e8b\n"
    assert commit.no_commit(Done(128, b"", said)) == (
        "another git is at work on this branch; commit again when it is done"
    )


def test_a_repository_that_is_not_trusted_is_named() -> None:
    said = "fatal: detected dubious ownership in repository at '/home/ada/my people'\n"
    advice = "`git config --global --add safe.directory '/home/ada/my people'` trusts it"
    assert commit.no_commit(Done(128, b"", said)).endswith(advice)


def conflict(repo: Repository) -> None:
    """A branch `side` that disagrees with `main` about Bo."""
    repo.git("switch", "--quiet", "-c", "side")
    repo.write(bo="Bo of the side\n")
    repo.commit("Side")
    repo.git("switch", "--quiet", "main")
    repo.write(bo="Bo of main\n")
    repo.commit("Main")


@pytest.mark.parametrize(
    ("command", "what"),
    [
        (["merge", "side"], "a merge"),
        (["cherry-pick", "side"], "a cherry-pick"),
        (["revert", "HEAD~1"], "a revert"),
        (["rebase", "side"], "a rebase"),
        (["rebase", "--apply", "side"], "a rebase"),
    ],
)
def test_nothing_is_put_in_the_middle_of_something(
    command: list[str], what: str, repo: Repository
) -> None:
    conflict(repo)
    if what == "a revert":
        repo.write(bo="Bo of main, later\n")
        repo.commit("Later")
        command = ["revert", "--no-edit", "HEAD~1"]
    repo.git(*command, check=False)
    repo.write(ada="Ada!\n", new="New\n")

    said = refused(repo, [ADA, NEW])

    assert said == f"{what} is under way; finish it, then commit"


def test_what_another_file_waits_for_is_left_as_it_is(repo: Repository) -> None:
    repo.write(bo="Bo, put away\n")
    repo.git("stash", "--quiet")
    repo.write(bo="Bo, otherwise\n")
    repo.commit()
    repo.git("stash", "pop", check=False)
    repo.write(ada="Ada!\n")

    assert commit_paths(repo.top, [ADA], "Ada") is None

    assert repo.last == [f"M {ADA}"]
    assert repo.git("status", "--porcelain") == f"UU {BO}\n"


def test_no_branch_is_checked_out(repo: Repository) -> None:
    repo.git("switch", "--quiet", "--detach")
    repo.write(ada="Ada!\n")

    assert "detached HEAD" in refused(repo, [ADA])
    repo.git("switch", "--quiet", "main")
    assert commit_paths(repo.top, [ADA], "Now") is None


def test_nobody_said_who_they_are(start: Callable[..., Repository]) -> None:
    repo = start(who=False)
    repo.write(ada="Ada\n", bo="Bo\n")
    repo.git("add", BO)

    said = commit_paths(repo.top, [ADA], "First")

    assert said is not None
    assert '`git config --global user.name "Your Name"`' in said
    assert "`git config --global user.email you@example.org`" in said
    assert repo.git("status", "--porcelain") == "A  people/bo.md\n?? people/ada.md\n"


def test_the_author_must_be_known_as_well(
    start: Callable[..., Repository], monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = start(who=False)
    monkeypatch.setenv("GIT_COMMITTER_NAME", "Ada")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "ada@ada.example")
    repo.write(ada="Ada\n")

    said = commit_paths(repo.top, [ADA], "First")

    assert str(said).startswith("git does not know who you are")
    assert repo.git("status", "--porcelain") == "?? people/\n"


@pytest.mark.parametrize("name", ["pre-commit", "commit-msg", "prepare-commit-msg"])
def test_a_hook_that_refuses_is_heard(name: str, repo: Repository) -> None:
    repo.hook("echo 'Ada is spelled wrong' >&2; echo 'and Bo'; exit 1", name)
    repo.write(ada="Ada!\n", new="New\n", cy="Cy\n")
    repo.git("add", "people/cy.md")

    said = refused(repo, [ADA, NEW], same_bytes=False)

    assert said.startswith("a hook of this repository refused it: ")
    assert "Ada is spelled wrong" in said
    assert said.endswith("(`git commit` shows all of it)")


def test_a_hook_that_refuses_without_a_word(repo: Repository) -> None:
    repo.hook("exit 3")
    repo.write(ada="Ada!\n")

    assert refused(repo, [ADA], same_bytes=False).startswith("a hook of this repository refused it")


def test_a_hook_that_names_a_lock_is_still_a_hook(repo: Repository) -> None:
    repo.hook("echo 'fatal: index.lock exists' >&2; exit 1")
    repo.write(ada="Ada!\n")

    assert refused(repo, [ADA], same_bytes=False).startswith("a hook of this repository refused it")


def test_the_users_own_hooks_run_and_see_the_commit(repo: Repository) -> None:
    """Their patterns are patterns: how we write paths is no business of theirs."""
    repo.hook("git diff --cached --name-only -- 'people/*.md' > seen")
    repo.hook("date > after", "post-commit")
    repo.write(ada="Ada!\n", new="New\n", bo="Bo!\n")
    repo.git("add", BO)

    assert commit_paths(repo.top, [ADA, NEW], "x") is None

    assert (repo.top / "seen").read_text().split() == [ADA, NEW]
    assert (repo.top / "after").exists()


def test_a_filter_of_the_users_own_is_applied(repo: Repository) -> None:
    """What git-crypt or LFS keep in another form must not be committed in plain text."""
    repo.git("config", "filter.upper.clean", "tr a-z A-Z")
    repo.git("config", "filter.upper.required", "true")
    repo.put(".gitattributes", "*.md filter=upper\n")
    repo.write(ada="secret\n")

    assert commit_paths(repo.top, [ADA], "x") is None
    assert repo.git("show", f"HEAD:{ADA}") == "SECRET\n"


def test_a_signature_that_fails_stops_it(repo: Repository) -> None:
    repo.git("config", "commit.gpgSign", "true")
    repo.git("config", "gpg.program", "false")
    repo.write(ada="Ada!\n", new="New\n")

    said = refused(repo, [ADA, NEW], same_bytes=False)
    assert said == "the commit could not be signed; `git commit` shows why"


def test_an_ignored_file_is_named(repo: Repository) -> None:
    repo.put(".gitignore", "people/private/\n")
    repo.commit("Ignore")
    repo.put("people/private/eve.md", "Eve\n")
    repo.write(new="New\n")

    said = refused(repo, [NEW, "people/private/eve.md"], same_bytes=False)
    assert "people/private" in said
    assert said.endswith("is left out by a .gitignore, so git keeps no history of it")


def test_a_folder_is_no_file(repo: Repository) -> None:
    repo.put("people/dir.md/eve.md", "Eve\n")
    assert (
        refused(repo, ["people/dir.md"])
        == "people/dir.md is a folder, and only files are committed"
    )


def test_behind_a_link(repo: Repository, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "eve.md").write_text("Eve\n")
    (repo.top / "people" / "more").symlink_to(tmp_path / "elsewhere")

    said = refused(repo, ["people/more/eve.md"], same_bytes=False)
    assert said == "the file lies behind a symbolic link, where git does not look"


def test_no_repository(tmp_path: Path) -> None:
    said = commit_paths(tmp_path, [ADA], "x")
    assert said == "there is no git repository here; `git init` makes one"


def test_the_inside_of_a_repository(repo: Repository, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    (tmp_path / "bare" / "people").mkdir()

    for folder in (tmp_path / "bare", tmp_path / "bare" / "people", repo.git_dir):
        assert "no work tree" in str(commit_paths(folder, [ADA], "x"))


def test_a_broken_repository_is_one_sentence(repo: Repository) -> None:
    (repo.git_dir / "config").write_text("[core\n")
    said = commit_paths(repo.top, [ADA], "x")
    assert said == "git said no: bad config line 1 in file .git/config"


def test_no_git_at_all(repo: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert commit_paths(repo.top, [ADA], "x") == "there is no git on this machine"


def test_two_at_once_never_spoil_the_index(repo: Repository) -> None:
    """One of them may be refused; both files are on disk, and what is committed is whole."""
    repo.write(ada="Ada!\n", bo="Bo!\n")
    program = """if True:
        import sys, pathlib
        from netnotes.git import commit_paths
        print(commit_paths(pathlib.Path(sys.argv[1]), [sys.argv[2]], sys.argv[2]))
    """
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(repo.top), path],
            stdout=subprocess.PIPE, text=True, env=os.environ,
        )
        for path in (ADA, BO)
    ]  # fmt: skip
    said = [process.communicate(timeout=600)[0].strip() for process in running]

    # A commit that came too late for the branch is left behind as nobody's.
    assert repo.git("fsck", "--no-dangling").strip() == ""
    left = repo.git("status", "--porcelain").splitlines()
    assert len(left) == sum(one != "None" for one in said)


def test_what_is_committed_already_is_no_failure(repo: Repository) -> None:
    """Nothing has to be committed, so nothing stands in the way of it."""
    repo.git("switch", "--quiet", "--detach")
    assert commit_paths(repo.top, [ADA], "Nothing new") is None
    repo.write(ada="Ada!\n")
    assert "no branch is checked out" in refused(repo, [ADA])
