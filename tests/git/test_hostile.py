"""A repository that somebody else prepared: looking at the notes in it runs nothing of theirs.

Each trap leaves a file with its name. That the traps work is tested too, with plain git.
"""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from netnotes import git
from netnotes.setup import usual_name
from netnotes.views import doctor

Repository = Any

#: Settings that are commands. `{}` is the trap.
COMMANDS = [
    "core.fsmonitor", "core.sshCommand", "core.gitProxy", "core.pager", "core.editor",
    "core.askPass", "core.alternateRefsCommand", "sequence.editor", "credential.helper",
    "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.clean",
    "filter.evil.smudge", "merge.evil.driver", "gpg.program", "gpg.ssh.program", "pager.log",
    "pager.diff", "interactive.diffFilter", "uploadpack.packObjectsHook", "difftool.evil.cmd",
    "mergetool.evil.cmd", "browser.evil.cmd", "trailer.evil.command", "gc.recentObjectsHook",
]  # fmt: skip
ALIASES = [
    "log",
    "diff",
    "rev-parse",
    "config",
    "cat-file",
    "check-attr",
    "remote",
    "commit",
    "add",
]
HOOKS = [
    "pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-index-change",
    "reference-transaction", "post-checkout", "pre-auto-gc", "fsmonitor-watchman", "post-rewrite",
]  # fmt: skip
SETTINGS = {
    "log.showSignature": "true", "core.pager.always": "true", "color.ui": "always",
    "commit.gpgSign": "true", "core.untrackedCache": "true", "diff.submodule": "diff",
    "log.mailmap": "true", "format.pretty": "%G?", "log.follow": "true",
    "protocol.ext.allow": "always", "protocol.allow": "always",
}  # fmt: skip


class Trapped:
    """A hostile repository, and which of its traps went off."""

    def __init__(self, repo: Repository, marks: Path) -> None:
        self.repo = repo
        self.marks = marks
        marks.mkdir()

    @property
    def sprung(self) -> set[str]:
        return {path.name for path in self.marks.iterdir()}

    def trap(self, name: str) -> str:
        """A program that leaves its name, and lets whoever called it go on."""
        on = "cat" if name.startswith("filter") else "exit 0"
        path = self.repo.git_dir / "traps" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n: > '{self.marks}/{name}'\n{on}\n")
        path.chmod(0o755)
        return str(path)


@pytest.fixture
def trapped(repo: Repository, tmp_path: Path) -> Trapped:
    """Every trap at once, on notes that are changed, staged, renamed and signed."""
    hostile = Trapped(repo, tmp_path / "marks")
    repo.write(eve="".join(f"line {number}\n" for number in range(30)))
    repo.put("mkdocs.yml", "site_name: theirs\n")
    repo.put(".gitattributes", "* diff=evil filter=evil merge=evil\npeople/bo.md -filter\n")
    repo.commit("Eve")
    repo.git("mv", "people/eve.md", "people/eva.md")
    repo.put("people/eva.md", "".join(f"line {number}\n" for number in range(27)))
    repo.commit("Eva")
    sign(repo)
    repo.write(ada="---\nname: Ada staged\n---\n", bo="---\nname: Bo\n---\n")
    repo.git("add", "people")
    repo.write(ada="---\nname: Ada on disk\n---\n", cy="Cy\n")
    for name in HOOKS:
        for folder in (repo.git_dir / "hooks", repo.git_dir / "more-hooks"):
            folder.mkdir(exist_ok=True)
            path = Path(hostile.trap(f"hook-{name}"))
            (folder / name).write_bytes(path.read_bytes())
            (folder / name).chmod(0o755)
    included = repo.git_dir / "included"
    lines = [
        f"[{head(name)}]\n\t{name.rpartition('.')[2]} = {hostile.trap(name)}\n" for name in COMMANDS
    ]
    lines += [f'[alias]\n\t{name} = "!{hostile.trap(f"alias-{name}")}"\n' for name in ALIASES]
    lines += [
        f"[{head(name)}]\n\t{name.rpartition('.')[2]} = {value}\n"
        for name, value in SETTINGS.items()
    ]
    lines.append(f"[core]\n\thooksPath = {repo.git_dir / 'more-hooks'}\n")
    lines.append(f'[remote "origin"]\n\turl = "ext::{hostile.trap("ext")}"\n')
    included.write_text("".join(lines))
    with open(repo.git_dir / "config", "a") as config:
        config.write(f"[include]\n\tpath = {included}\n")
    return hostile


def head(name: str) -> str:
    """The heading of a setting in a configuration file."""
    section, *middle, _ = name.split(".")
    return f'{section} "{".".join(middle)}"' if middle else section


def sign(repo: Repository) -> None:
    """Replace the last commit by one that claims a signature."""
    text = repo.git("cat-file", "commit", "HEAD")
    claim = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n"
    top, _, message = text.partition("\n\n")
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"], cwd=repo.top, text=True,
        input=f"{top}\n{claim}\n{message}", capture_output=True, check=True,
    )  # fmt: skip
    repo.git("reset", "--quiet", "--soft", made.stdout.strip())


def looks(folder: Path, run: Callable[..., Any]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything that asks git and writes nothing."""
    yield "inside_repository", lambda: git.inside_repository(folder)
    yield "remotes", lambda: git.remotes(folder)
    yield "top_of", lambda: git.top_of(folder)
    yield "path_of", lambda: git.path_of(folder, "hooks")
    yield "own_hooks_path", lambda: git.own_hooks_path(folder)
    yield "history", lambda: git.history(folder)
    yield "staged", lambda: git.staged(folder, ["people", "mkdocs.yml"], most=1000)
    yield "usual_name", usual_name
    yield "doctor", lambda: doctor.build(folder)
    yield "check --staged", lambda: run("check", "--staged")
    yield "check", lambda: run("check")
    yield "due", lambda: run("due")


def test_looking_runs_nothing(
    trapped: Trapped, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    top = trapped.repo.top
    monkeypatch.chdir(top)
    index = trapped.repo.git_dir / "index"
    before = index.read_bytes(), stat.S_IMODE(index.stat().st_mode)
    asked = 0
    for name, look in looks(top, lambda *args: run("-C", str(top), *args)):
        look()
        asked += 1
        assert trapped.sprung == set(), name
    assert asked == 12
    assert (index.read_bytes(), stat.S_IMODE(index.stat().st_mode)) == before


def test_and_it_sees_what_is_there(trapped: Trapped) -> None:
    top = trapped.repo.top
    assert [one.subject for one in git.history(top)["people/eva.md"]] == ["Eva", "Eve"]
    # What goes through a filter is not taken from git: reading it would need the filter's program.
    assert git.staged(top, ["people"], most=1000) == {
        "people/ada.md": None,
        "people/bo.md": b"---\nname: Bo\n---\n",
    }


def test_the_traps_do_work(trapped: Trapped) -> None:
    """A test of this test: what plain git would have run."""
    for command in (
        ["status"], ["log", "-p", "-1"], ["diff"], ["log", "-p", "--ext-diff"],
        ["ls-remote", "origin"], ["commit", "--amend"], ["-c", "commit.gpgSign=false", "commit", "-m", "x"],
    ):  # fmt: skip
        trapped.repo.git(*command, check=False)

    assert trapped.sprung >= {
        "core.fsmonitor", "filter.evil.clean", "diff.evil.command", "diff.evil.textconv",
        "gpg.program", "ext", "core.editor", "hook-pre-commit", "hook-post-commit",
        "hook-post-index-change",
    }  # fmt: skip


def test_the_users_own_commit_runs_what_is_theirs_and_no_more(trapped: Trapped) -> None:
    """Hooks, filters and signature belong to a commit; nothing that only shows or fetches does."""
    trapped.repo.git("config", "commit.gpgSign", "false")

    assert git.commit_paths(trapped.repo.top, ["people/ada.md", "people/cy.md"], "Mine") is None

    theirs = {"filter.evil.clean", *(f"hook-{name}" for name in HOOKS)}
    assert trapped.sprung <= theirs
    assert trapped.sprung >= {"hook-pre-commit", "hook-commit-msg", "filter.evil.clean"}


def test_a_partial_clone_fetches_nothing(repo: Repository, tmp_path: Path) -> None:
    """To compare a renamed file git may want what it lacks, from an address that is a program."""
    hostile = Trapped(repo, tmp_path / "marks")
    repo.write(eve="".join(f"line {number}\n" for number in range(30)))
    repo.commit("Eve")
    old = repo.git("rev-parse", "HEAD:people/eve.md").strip()
    repo.git("mv", "people/eve.md", "people/eva.md")
    repo.put("people/eva.md", "".join(f"line {number}\n" for number in range(27)))
    repo.commit("Eva")
    blob = repo.git_dir / "objects" / old[:2] / old[2:]
    blob.chmod(0o600)
    blob.unlink()
    for name, value in {
        "core.repositoryFormatVersion": "1", "extensions.partialClone": "origin",
        "remote.origin.promisor": "true", "remote.origin.url": f"ext::{hostile.trap('ext')}",
        "protocol.ext.allow": "always",
    }.items():  # fmt: skip
        repo.git("config", name, value)

    found = git.history(repo.top)

    assert hostile.sprung == set()
    assert found.get("people/ada.md", []) == [] or found["people/ada.md"][0].subject == "Start"
    repo.git("log", "-M", "--name-status", check=False)
    assert hostile.sprung == {"ext"}


def test_what_only_looks_like_a_repository_is_none(repo: Repository, tmp_path: Path) -> None:
    """The inside of a repository can be cloned as plain files, with settings of its own."""
    hostile = Trapped(repo, tmp_path / "marks")
    network = repo.top / "network"
    repo.git("init", "--quiet", "--bare", str(network))
    (network / "config").write_text(
        "[core]\n\trepositoryFormatVersion = 0\n\tbare = false\n\tworktree = .\n"
        f"\tfsmonitor = {hostile.trap('bare')}\n"
    )
    repo.put("network/people/ada.md", "Ada\n")

    assert not git.inside_repository(network)
    assert git.history(network) == {}
    assert "no work tree" in str(git.commit_paths(network, ["people/ada.md"], "x"))
    with pytest.raises(ValueError, match="no work tree"):
        git.staged(network, ["people"], most=10)
    assert hostile.sprung == set()
    subprocess.run(["git", "status"], cwd=network, capture_output=True, check=False, env=os.environ)
    assert hostile.sprung == {"bare"}


def test_a_setting_that_makes_git_wait_does_not_make_us_wait(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netnotes.git.running._LONGEST", 0.3)
    os.mkfifo(repo.git_dir / "pipe")
    repo.git("config", "include.path", "pipe")

    assert not git.inside_repository(repo.top)
    assert git.history(repo.top) == {}
    assert git.own_hooks_path(repo.top) == ""
    said = git.commit_paths(repo.top, ["people/ada.md"], "x")
    assert said == "git said no: it gave no answer within 0.3 seconds"
