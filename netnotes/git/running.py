"""How git is started: for reading, so that a repository can run nothing; for the user's own commit."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any, NamedTuple

#: A folder that looks like the inside of a repository can be part of what was cloned, with settings
#: of its own; the built-in monitor is of no use to one command, and a foreign one is a program.
_ALWAYS = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")

#: Settings of a repository that would run something, or change what is printed, switched off.
_READING = (
    "--no-pager",
    "--literal-pathspecs",
    *_ALWAYS,
    "-c", "core.hooksPath=/dev/null",
    "-c", "commit.gpgSign=false",
    "-c", "log.showSignature=false",
)  # fmt: skip

#: Reading takes no locks, asks nobody, and fetches nothing that a partial clone lacks: an address
#: can be a program, too.
_QUIETLY = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}

#: What ties git to one repository (`git rev-parse --local-env-vars`). Where netnotes is run by a hook
#: of another repository, that one's folder and index must not be taken for those of the notes.
_ELSEWHERE = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
}  # fmt: skip

#: How paths are to be understood; what we ask for would be refused beside another of these.
_PATHSPECS = {
    "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
}  # fmt: skip

#: Reading that takes longer than this, in seconds, was made to wait for something.
_LONGEST = 60


class GitMissingError(Exception):
    """There is no git on this machine."""


class Done(NamedTuple):
    """How a run of git ended: its status, what it printed, and what it complained of."""

    status: int
    out: bytes
    complaint: str

    @property
    def said(self) -> str:
        """Both, as text."""
        return (self.out.decode("utf-8", "replace") + self.complaint).strip()


def program() -> str:
    """The git of this machine, by its whole path. Raises `GitMissingError` where there is none.

    A relative folder on the PATH does not count: it would be a folder of the notes, and a program
    that lies there may have come with them.
    """
    found = _found_on(os.environ.get("PATH", os.defpath))
    if not found:
        raise GitMissingError
    return found


@cache
def _found_on(path: str) -> str:
    name = "git.exe" if os.name == "nt" else "git"
    for folder in filter(os.path.isabs, path.split(os.pathsep)):
        there = os.path.join(folder, name)
        if os.path.isfile(there) and os.access(there, os.X_OK):
            return there
    return ""


def for_reading(*args: str) -> list[str]:
    """A command line of git that reads, and runs nothing that the repository names.

    Raises `GitMissingError` where there is no git.
    """
    return [program(), *_READING, *args]


def reading_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables for `for_reading`; `more` goes on top."""
    return {**_own_environment(), **_QUIETLY, **(more or {})}


def _own_environment() -> dict[str, str]:
    """The variables of this run, without those that belong to another repository."""
    return {k: v for k, v in os.environ.items() if k not in _ELSEWHERE | _PATHSPECS}


def read(
    folder: Path, *args: str, stdin: bytes | IO[bytes] = b"", more: Mapping[str, str] | None = None
) -> Done:
    """Run git in `folder` to learn something.

    Raises `GitMissingError` where there is no git.
    """
    return _run(folder, for_reading(*args), reading_environment(more), stdin, _LONGEST)


def write(folder: Path, *args: str, stdin: bytes = b"") -> Done:
    """Run git in `folder` for the user: their hooks, filters and signatures are in force.

    No option that makes paths literal goes along: hooks would inherit it, and look at nothing.
    Raises `GitMissingError` where there is no git.
    """
    environment = _own_environment()
    # Messages are read here, so they must be in English; what hooks print stays in UTF-8.
    every = environment.pop("LC_ALL", "")
    environment |= {"LC_MESSAGES": "C", **({"LC_CTYPE": every} if every else {})}
    return _run(folder, [program(), "--no-pager", *_ALWAYS, *args], environment, stdin, None)


def _run(
    folder: Path,
    command: list[str],
    environment: dict[str, str],
    stdin: bytes | IO[bytes],
    seconds: float | None,
) -> Done:
    given: dict[str, Any] = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, check=False,
            timeout=seconds, **given,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise GitMissingError from error
    except subprocess.TimeoutExpired:
        return Done(124, b"", f"it gave no answer within {seconds} seconds")
    return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def git(folder: Path, *args: str) -> tuple[int, str]:
    """Run git in `folder`; gives its status and what it printed.

    Raises `GitMissingError` where there is no git.
    """
    done = read(folder, *args)
    return done.status, done.said


def inside_repository(folder: Path, more: Mapping[str, str] | None = None) -> bool:
    """Whether `folder` belongs to a git repository already; `more` are variables on top."""
    done = read(folder, "rev-parse", "--is-inside-work-tree", more=more)
    return done.status == 0 and done.out.strip() == b"true"


def top_of(folder: Path) -> Path | None:
    """The top of the work tree that `folder` lies in; None where there is none."""
    done = read(folder, "rev-parse", "--show-toplevel")
    return Path(one_path(done.out)) if done.status == 0 else None


def path_of(folder: Path, name: str) -> Path:
    """Where git keeps `name` (`hooks`, `shallow`) for the repository of `folder`."""
    return folder / _asked(folder, "rev-parse", "--git-path", name)


def common_folder(folder: Path) -> Path | None:
    """The folder of the repository of `folder`, with all its objects; None where there is none."""
    found = _asked(folder, "rev-parse", "--git-common-dir")
    return (folder / found).resolve() if found else None


def own_hooks_path(folder: Path) -> str:
    """The folder that `core.hooksPath` names for `folder`, or '': hooks elsewhere are not run."""
    return _asked(folder, "config", "--get", "core.hooksPath")


def _asked(folder: Path, *args: str) -> str:
    """What git has set for a repository: without our own settings, which would be the answer."""
    command = [program(), *_ALWAYS, *args]
    return one_path(_run(folder, command, reading_environment(), b"", _LONGEST).out)


def one_path(out: bytes) -> str:
    """The path that git printed, which may hold anything but the newline after it."""
    return os.fsdecode(out.removesuffix(b"\n"))
