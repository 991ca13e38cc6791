"""git, by its command: no shell, no pager, nothing of an untrusted repository run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

#: Settings of a repository that would run something, switched off.
_SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "commit.gpgSign=false",
)  # fmt: skip


class GitMissingError(Exception):
    """There is no git on this machine."""


def git(folder: Path, *args: str) -> tuple[int, str]:
    """Run git in `folder`; gives its status and what it printed.

    Raises `GitMissingError` where there is no git.
    """
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *_SAFE, *args], cwd=folder, env=environment, capture_output=True,
            stdin=subprocess.DEVNULL, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise GitMissingError from error
    return done.returncode, (done.stdout + done.stderr).strip()


def inside_repository(folder: Path) -> bool:
    """Whether `folder` belongs to a git repository already."""
    status, said = git(folder, "rev-parse", "--is-inside-work-tree")
    return status == 0 and said == "true"


def remotes(folder: Path) -> list[str]:
    """The addresses of the repository's remotes."""
    status, said = git(folder, "remote", "-v")
    found = (line.split() for line in said.splitlines()) if status == 0 else ()
    return sorted({parts[1] for parts in found if len(parts) > 1})
