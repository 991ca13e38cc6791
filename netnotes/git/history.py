"""When each note changed: one pass over the log of git, never one for each file."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, NamedTuple

from netnotes.git.running import (
    GitMissingError,
    for_reading,
    inside_repository,
    path_of,
    read,
    reading_environment,
)

#: The folder whose files have a history, and how such a file is called.
_FOLDER, _SUFFIX = "people", ".md"
#: Renames of edited files are looked for among so many at most: it costs their square.
_MOST_RENAMES = 1000
#: Characters of a subject that are kept.
_SUBJECT = 200
_CHUNK = 1 << 16

_LOG = (
    "log", "-z", "--name-status", "--no-merges", "--relative", "--encoding=UTF-8", "--no-color",
    f"-l{_MOST_RENAMES}", "--find-renames=50%", "-O/dev/null", "--no-ext-diff", "--no-textconv",
    "--ignore-submodules=all", "--format=%H%x1f%as%x1f%aN%x1f%s", "--", _FOLDER,
)  # fmt: skip


class Commit(NamedTuple):
    """A commit that changed a note; `on` is the day its author wrote it."""

    on: date
    hash: str
    subject: str
    author: str


def history(folder: Path) -> dict[str, list[Commit]]:
    """The commits that changed each note below `people/`, newest first, through its renames.

    `folder` is the network; paths are relative to it. A deleted note stands under its last path.
    Merges are left out, and so is the commit where a shallow clone was cut off: it seems to add
    everything. There is nothing where there is no git, no repository or no commit.
    """
    try:
        if not inside_repository(folder):
            return {}
        shallow = _cut_off(folder)
        process = subprocess.Popen(
            for_reading(*_LOG), cwd=folder, env=reading_environment(), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (FileNotFoundError, GitMissingError):
        return {}
    with process:
        assert process.stdout is not None
        return _gather(_pieces(process.stdout), shallow)


class Histories:
    """The history of a network's notes, looked up again only when it is another."""

    def __init__(self) -> None:
        self._of: tuple[Path, str] | None = None
        self._found: dict[str, list[Commit]] = {}

    def at(self, folder: Path) -> dict[str, list[Commit]]:
        """`history(folder)`, as of the commit that HEAD is now."""
        head = known_of(folder)
        if not head:
            return {}
        if (folder, head) != self._of:
            self._of, self._found = (folder, head), history(folder)
        return self._found


def _head(folder: Path) -> str:
    """The commit that HEAD is; '' where there is none, no repository or no git."""
    try:
        done = read(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    except GitMissingError:
        return ""
    return done.out.decode("ascii", "replace").strip() if done.status == 0 else ""


def known_of(folder: Path) -> str:
    """What tells the history that is here from any other: HEAD, and where a shallow clone was cut off.

    '' where there is none.
    """
    head = _head(folder)
    return " ".join((head, *sorted(_cut_off(folder)))) if head else ""


def _cut_off(folder: Path) -> set[str]:
    """The commits whose parents a shallow clone lacks."""
    try:
        return set(path_of(folder, "shallow").read_text("ascii").split())
    except (OSError, UnicodeDecodeError):
        return set()


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """What git printed between NULs, as it comes."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole


def _gather(pieces: Iterator[bytes], shallow: set[str]) -> dict[str, list[Commit]]:
    """The commits by the path that a note has now."""
    found: dict[str, list[Commit]] = {}
    #: What a path of then is called now; None for one that another note has taken over.
    now: dict[str, str | None] = {}
    commit: Commit | None = None
    expect_first = False
    for piece in pieces:
        status = piece[1:] if expect_first and piece.startswith(b"\n") else piece
        expect_first = False
        if b"\x1f" in status:
            commit = _commit(status, shallow)
            expect_first = True
            continue
        old = new = os.fsdecode(next(pieces, b""))
        if status.startswith(b"R"):
            new = os.fsdecode(next(pieces, b""))
        name = now.get(new, new)
        if new != old:
            now[new] = None
            now[old] = name
        if commit and name and name.endswith(_SUFFIX):
            found.setdefault(name, []).append(commit)
    return found


def _commit(head: bytes, shallow: set[str]) -> Commit | None:
    """The commit that a heading tells of; None for one whose changes cannot be known."""
    hash, day, author, subject = head.decode("utf-8", "replace").split("\x1f", 3)
    if hash in shallow:
        return None
    try:
        on = date.fromisoformat(day)
    except ValueError:  # a commit may claim any date
        return None
    return Commit(on, hash, subject[:_SUBJECT], author)
