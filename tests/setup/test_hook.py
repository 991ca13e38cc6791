"""The hook that `init` makes, in real commits by real git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.setup import HOOK, make_git

Done = subprocess.CompletedProcess[str]

GOOD = "---\nname: {}\n---\n"
BAD = "---\nname: {}\nmet: 2026-13-40\n---\n"
BIN = Path(sys.executable).parent


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings but those of the test; netnotes is on the PATH."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / "gitconfig").write_text("[user]\n\tname = Ada\n\temail = ada@ada.example\n")
    monkeypatch.setenv("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}")


def ran(*command: str, cwd: Path, **more: str) -> Done:
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **more}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip


def git(*args: str, cwd: Path, **more: str) -> Done:
    return ran("git", *args, cwd=cwd, **more)


def init(*args: str, cwd: Path) -> str:
    done = ran("netnotes", "init", *args, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A new network, in a folder with spaces."""
    init("my people", "--name", "Ada", cwd=tmp_path)
    return tmp_path / "my people"


def write(folder: Path, text: str, *slugs: str) -> None:
    for slug in slugs:
        (folder / "people" / f"{slug}.md").write_text(text.format(slug.title()))


def test_a_note_with_an_error_stops_the_commit(mine: Path) -> None:
    write(mine, BAD, "bo")
    git("add", "--all", cwd=mine)

    refused = git("commit", "-m", "Bo", cwd=mine)

    assert refused.returncode == 1
    assert refused.stderr.startswith("people/bo.md:3:6 N")
    assert git("log", "--format=%s", cwd=mine).stdout == "Start a network\n"
    assert git("commit", "--no-verify", "-m", "Bo", cwd=mine).returncode == 0


def test_what_is_staged_is_judged(mine: Path) -> None:
    write(mine, BAD, "bo")
    git("add", "--all", cwd=mine)
    write(mine, GOOD, "bo")
    assert git("commit", "-m", "Bo", cwd=mine).returncode == 1

    git("add", "--all", cwd=mine)
    write(mine, BAD, "bo", "cy")
    accepted = git("commit", "-m", "Bo", cwd=mine)

    assert accepted.returncode == 0
    assert accepted.stderr.strip() == "The one note is in order."


def test_a_commit_of_some_files_is_judged_by_these(mine: Path) -> None:
    """`git commit FILE` and `git commit --all` have an index of their own."""
    write(mine, GOOD, "bo", "cy")
    git("add", "--all", cwd=mine)
    git("commit", "-m", "Bo and Cy", cwd=mine)
    write(mine, BAD, "bo", "di")
    git("add", "people/bo.md", "people/di.md", cwd=mine)
    write(mine, GOOD + "more\n", "cy")

    assert git("commit", "people/cy.md", "-m", "Cy", cwd=mine).returncode == 0
    assert git("commit", "people/bo.md", "-m", "Bo", cwd=mine).returncode == 1
    git("rm", "--cached", "--quiet", "--force", "people/di.md", cwd=mine)
    write(mine, GOOD + "better\n", "bo")
    assert git("commit", "--all", "-m", "Bo", cwd=mine / "people").returncode == 0


def test_a_warning_lets_it_pass(mine: Path) -> None:
    write(mine, "---\nname: {}\nphoto: nowhere.jpg\n---\n", "bo")
    git("add", "--all", cwd=mine)

    done = git("commit", "-m", "Bo", cwd=mine)

    assert done.returncode == 0
    assert "N216" in done.stderr


def test_a_commit_without_notes_costs_nothing(mine: Path) -> None:
    """Netnotes is not even started."""
    (mine / "README.md").write_text("x")
    git("add", "--all", cwd=mine)

    done = git("commit", "-m", "x", cwd=mine, PATH=str(only_git(mine.parent)))

    assert (done.returncode, done.stderr) == (0, "")


def only_git(folder: Path) -> Path:
    """A PATH with git and a shell, and without netnotes."""
    place = folder / "bin"
    place.mkdir()
    for name in ("git", "sh"):
        found = shutil.which(name)
        assert found
        (place / name).symlink_to(found)
    return place


def test_without_netnotes_it_says_so_and_the_commit_passes(mine: Path) -> None:
    write(mine, BAD, "bo")
    git("add", "--all", cwd=mine)

    done = git("commit", "-m", "Bo", cwd=mine, PATH=str(only_git(mine.parent)))

    assert done.returncode == 0
    assert done.stderr == (
        "netnotes is not on the PATH, so the notes of this commit are not checked\n"
    )


@pytest.mark.parametrize(
    "name", ["-rf.md", ":(glob)x.md", "new\nline.md", "$(touch X).md", "🙂.md"]
)
def test_odd_names(name: str, mine: Path) -> None:
    (mine / "people" / name).write_text(BAD)
    git("add", "--all", cwd=mine)

    refused = git("commit", "-m", "Odd", cwd=mine)

    assert refused.returncode == 1
    assert name.replace("\n", "\\n") in refused.stderr
    assert "N602" not in refused.stderr
    assert not (mine / "X").exists()


def test_in_a_worktree(mine: Path, tmp_path: Path) -> None:
    git("worktree", "add", "-b", "side", str(tmp_path / "a side"), cwd=mine)
    write(tmp_path / "a side", BAD, "bo")
    git("add", "--all", cwd=tmp_path / "a side")

    refused = git("commit", "-m", "Bo", cwd=tmp_path / "a side" / "people")

    assert refused.returncode == 1
    assert refused.stderr.startswith("people/bo.md:3:6 N")
    write(tmp_path / "a side", GOOD, "bo")
    git("add", "--all", cwd=tmp_path / "a side")
    assert git("commit", "-m", "Bo", cwd=tmp_path / "a side").returncode == 0


def test_with_another_folder_for_git(mine: Path, tmp_path: Path) -> None:
    (mine / ".git").rename(tmp_path / "elsewhere.git")
    write(mine, BAD, "bo")
    where = ("--git-dir", str(tmp_path / "elsewhere.git"), "--work-tree", str(mine))
    git(*where, "add", "--all", cwd=mine)

    refused = git(*where, "commit", "-m", "Bo", cwd=mine)

    assert refused.returncode == 1
    assert refused.stderr.startswith("people/bo.md:3:6 N")


def test_below_the_top_the_line_that_init_gives_works(tmp_path: Path) -> None:
    git("init", "--quiet", cwd=tmp_path)

    said = init("my life/notes", "--name", "Ada", cwd=tmp_path)

    line = "netnotes -C 'my life/notes' check --staged"
    assert f"git: `{line}` in its pre-commit hook checks the notes\n" in said
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    assert not hook.exists()
    hook.write_text(f"#!/bin/sh\n{line} >&2\n")
    hook.chmod(0o755)
    write(tmp_path / "my life" / "notes", BAD, "bo")
    git("add", "--all", cwd=tmp_path)
    refused = git("commit", "-m", "Bo", cwd=tmp_path)
    assert refused.returncode == 1
    assert refused.stderr.startswith("people/bo.md:3:6 N")


def test_a_repository_of_its_own_gets_the_hook_later(tmp_path: Path) -> None:
    init("mine", "--no-hook", cwd=tmp_path)
    mine = tmp_path / "mine"
    before = git("log", "--format=%H", cwd=mine).stdout

    said = init("mine", cwd=tmp_path)

    assert "belongs to a repository already; nothing was committed to it" in said
    assert "made .git/hooks/pre-commit, which checks the notes of each commit" in said
    assert (mine / ".git" / "hooks" / "pre-commit").read_text() == HOOK
    assert git("log", "--format=%H", cwd=mine).stdout == before
    again = init("mine", cwd=tmp_path)
    assert "kept .git/hooks/pre-commit, which was there already\n" in again


def test_a_hook_that_is_there_is_left_alone(tmp_path: Path) -> None:
    git("init", "--quiet", cwd=tmp_path)
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n# mine\n")

    said = init(cwd=tmp_path)

    assert hook.read_text() == "#!/bin/sh\n# mine\n"
    assert (
        "kept .git/hooks/pre-commit, which was there already; "
        "`netnotes check --staged` in it checks the notes of each commit\n"
    ) in said


def test_a_hook_out_of_the_users_template_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "template" / "hooks").mkdir(parents=True)
    (tmp_path / "template" / "hooks" / "pre-commit").write_text("#!/bin/sh\n# theirs\n")
    git("config", "--global", "init.templateDir", str(tmp_path / "template"), cwd=tmp_path)

    said = init("mine", cwd=tmp_path)

    hook = tmp_path / "mine" / ".git" / "hooks" / "pre-commit"
    assert hook.read_text() == "#!/bin/sh\n# theirs\n"
    assert "kept .git/hooks/pre-commit" in said


def test_hooks_that_are_run_from_elsewhere_are_not_ours_to_make(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    git("config", "--global", "core.hooksPath", str(tmp_path / "shared"), cwd=tmp_path)

    said = init("mine", cwd=tmp_path)

    assert list((tmp_path / "shared").iterdir()) == []
    assert not (tmp_path / "mine" / ".git" / "hooks" / "pre-commit").exists()
    assert f"hooks are run from {tmp_path / 'shared'}, so no pre-commit hook was made" in said


def test_no_hook_means_none(tmp_path: Path) -> None:
    said = init("mine", "--no-hook", cwd=tmp_path) + init("mine", "--no-hook", cwd=tmp_path)

    assert "hook" not in said
    assert not (tmp_path / "mine" / ".git" / "hooks" / "pre-commit").exists()


def test_where_nobody_said_who_they_are_the_first_commit_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gitconfig").write_text("[user]\n\tuseConfigOnly = true\n")
    for name in ("EMAIL", "GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.delenv(name, raising=False)

    said = list(make_git(make_folder(tmp_path / "mine"), hook=True))

    assert said[-1].startswith("git: a repository was made, but no first commit: git does not know")
    assert "git config --global user.email" in said[-1]


def make_folder(folder: Path) -> Path:
    (folder / "people").mkdir(parents=True)
    for name in ("mkdocs.yml", ".gitignore", "people/me.md"):
        (folder / name).write_text("---\nname: Me\n---\n")
    return folder


def test_the_hook_is_plain_sh(tmp_path: Path) -> None:
    (tmp_path / "hook").write_text(HOOK)
    done = ran("sh", "-n", "hook", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_commit_paths_and_the_hook_agree(mine: Path, run: Callable[..., object]) -> None:
    """Our own commits go through it as well, and hear what it says."""
    from netnotes.git import commit_paths

    write(mine, BAD, "bo")
    write(mine, GOOD, "cy")

    said = commit_paths(mine, ["people/bo.md"], "Bo")

    assert str(said).startswith("a hook of this repository refused it: people/bo.md:3:6 N")
    assert git("status", "--porcelain", cwd=mine).stdout == "?? people/bo.md\n?? people/cy.md\n"
    assert commit_paths(mine, ["people/cy.md"], "Cy") is None
