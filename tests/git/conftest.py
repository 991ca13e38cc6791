"""Real repositories, apart from the settings of whoever runs the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


class Repository:
    """A repository in a folder, and git in it as a person would run it."""

    def __init__(self, top: Path) -> None:
        self.top = top

    def git(self, *args: str, check: bool = True, **more: str) -> str:
        done = subprocess.run(
            ["git", *args], cwd=self.top, env={**os.environ, **more},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0 or not check, done.stderr
        return done.stdout

    def write(self, **files: str) -> None:
        """Notes by slug: `write(ada="text")` writes people/ada.md."""
        for slug, text in files.items():
            self.put(f"people/{slug}.md", text)

    def put(self, path: str, text: str) -> None:
        place = self.top / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)

    def commit(self, message: str = "more", on: str = "2026-11-21") -> None:
        """Commit all there is."""
        when = f"{on}T12:00:00+00:00"
        self.git("add", "--all")
        self.git(
            "commit", "--quiet", "--message", message, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when
        )

    def hook(self, script: str, name: str = "pre-commit") -> None:
        path = Path(self.git("rev-parse", "--git-path", "hooks").strip())
        path = self.top / path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    @property
    def git_dir(self) -> Path:
        return Path(self.git("rev-parse", "--absolute-git-dir").removesuffix("\n"))

    @property
    def index(self) -> bytes:
        """The bytes of the index; of one that git did not touch they are the same."""
        path = self.git_dir / "index"
        return path.read_bytes() if path.exists() else b""

    @property
    def staged(self) -> str:
        """What is staged, in words; the same where the index means the same."""
        return self.git("ls-files", "--stage")

    @property
    def last(self) -> list[str]:
        """The files of the last commit, with what happened to them."""
        said = self.git("show", "--format=", "--name-status", "--no-renames", "-z").split("\0")
        return sorted(map(" ".join, zip(said[::2], said[1::2], strict=False)))

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD")


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No settings but those of the test, and no repository above it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in list(os.environ):
        if name.startswith(("GIT_AUTHOR", "GIT_COMMITTER")) or name in ("EMAIL", "GIT_DIR"):
            monkeypatch.delenv(name)


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., Repository]:
    """Starts a repository in a folder of that name; `who=False`: nobody said who they are."""

    def make(name: str = "notes", *, who: bool = True) -> Repository:
        repo = Repository(tmp_path / name)
        repo.top.mkdir(parents=True, exist_ok=True)
        repo.git("init", "--quiet", "--initial-branch=main")
        if who:
            repo.git("config", "user.name", "Ada Byron")
            repo.git("config", "user.email", "ada@ada.example")
        else:
            repo.git("config", "user.useConfigOnly", "true")
        return repo

    return make


@pytest.fixture
def repo(start: Callable[..., Repository]) -> Repository:
    """A repository with one commit, of two notes."""
    repo = start()
    repo.write(ada="Ada\n", bo="Bo\n")
    repo.commit("Start")
    return repo


#: Names that are no options, patterns or commands, whatever they look like.
ODD_NAMES = [
    "-rf.md", "--output=x.md", ":(glob)x.md", ":!bo.md", "*.md", "new\nline.md", "tab\there.md",
    "\N{SLIGHTLY SMILING FACE}.md", "$(touch X).md", "`touch X`.md", "; touch X.md", 'a "quote".md',
    "#comment.md", " spaces .md", "back\\slash.md", "M.md", "R100.md", "1\x1f2.md",
]  # fmt: skip


@pytest.fixture
def odd_names() -> list[str]:
    return ODD_NAMES
