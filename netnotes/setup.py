"""What a new network consists of. Only makes files that do not exist; never overwrites."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from netnotes.config import CONFIG_NAME, NOTES_DIR, STATE_DIR
from netnotes.errors import SystemSaidNoError
from netnotes.git import (
    GitMissingError,
    common_folder,
    git,
    inside_repository,
    no_commit,
    own_hooks_path,
    path_of,
    read,
    remotes_of,
    top_of,
)
from netnotes.model.new import as_value

#: Without netnotes a commit passes: a program that is not there, or that a graphical client cannot
#: find, must never stand between a person and their history. What it needs to know is quick to tell.
HOOK = """\
#!/bin/sh
# Checks the notes of each commit as they are staged. `git commit --no-verify` goes past it.
git diff --cached --quiet --no-ext-diff -- people mkdocs.yml && exit 0
if ! command -v netnotes >/dev/null 2>&1; then
    echo "netnotes is not on the PATH, so the notes of this commit are not checked" >&2
    exit 0
fi
exec netnotes check --staged >&2
"""

_SETTINGS = """\
site_name: {site}
docs_dir: {notes}
theme:
  name: material
plugins:
  - search
  - netnotes:
      me: {me}
"""

#: The last line is for what a killed run may leave beside a note until the next one writes.
_IGNORED = f"/site/\n/{STATE_DIR}/\n{STATE_DIR}-*\n"


class Answers(NamedTuple):
    """What `init` knows of who starts the network; everything may be left open."""

    name: str = ""
    website: str = ""
    looking: bool = True
    companies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def usual_name() -> str:
    """The name that git knows, or ''."""
    try:
        status, said = git(Path.cwd(), "config", "--get", "user.name")
    except GitMissingError:
        return ""
    return said if status == 0 else ""


def make_network(
    folder: Path, name: str, me: str, notes: Sequence[tuple[str, bytes]]
) -> Iterator[str]:
    """Make the files of a network in `folder`; says, line by line, what was made or left alone.

    It is called after `name` ('' for nobody), whose own note is `me`; `notes` are paths with bytes.
    A folder that is made is for its owner only; one that is there keeps its mode.
    """
    _make_folder(folder)
    _make_folder(folder / NOTES_DIR)
    site = as_value(f"{name}’s people") if name else "My people"
    settings = _SETTINGS.format(site=site, notes=NOTES_DIR, me=as_value(me))
    yield _make(folder / CONFIG_NAME, settings.encode(), folder)
    yield _make(folder / ".gitignore", _IGNORED.encode(), folder)
    for path, raw in notes:
        yield _make(folder / path, raw, folder)


def make_git(folder: Path, *, hook: bool) -> Iterator[str]:
    """A repository with a first commit and a hook, where there is none yet."""
    try:
        if inside_repository(folder):
            yield from _join(folder, hook=hook)
            yield from _public(folder)
            return
        status, said = git(folder, "init", "--quiet", "--initial-branch=main")
        if status:
            yield f"git: no repository was made: {_last_line(said)}"
            return
        # It will hold every note of every day; nothing is in it yet.
        made = common_folder(folder)
        if made is not None:
            made.chmod(0o700)
        if hook:
            yield _make_hook(folder)
        git(folder, "add", "--", CONFIG_NAME, ".gitignore", NOTES_DIR)
        done = read(folder, "commit", "--quiet", "--message", "Start a network")
        if done.status:
            yield f"git: a repository was made, but no first commit: {no_commit(done)}"
        else:
            yield "made a git repository with a first commit"
    except GitMissingError:
        yield "git: there is no git here, so the notes have no history yet"


def _join(folder: Path, *, hook: bool) -> Iterator[str]:
    """A hook in a repository of the network's own; one that holds more than it is left alone."""
    top = top_of(folder)
    belongs = "git: this folder belongs to a repository already; nothing was"
    here = folder.resolve()
    if top is not None and top.resolve() != here:
        yield f"{belongs} changed in it"
        if hook:
            below = shlex.quote(str(here.relative_to(top.resolve())))
            yield f"git: `netnotes -C {below} check --staged` in its pre-commit hook checks the notes"
        return
    yield f"{belongs} committed to it"
    if hook:
        yield _make_hook(folder)


def _public(folder: Path) -> Iterator[str]:
    """A word on each remote where anybody may read what is pushed, or could on its way there."""
    for remote in remotes_of(folder):
        if remote.forge:
            yield (
                f"git: it is pushed to {remote.shown}, on the public forge {remote.forge}; make sure "
                "that the repository there is private: these notes speak of people"
            )
        elif remote.is_open:
            yield (
                f"git: it is pushed to {remote.shown}, which is not encrypted on its way; use ssh or "
                "https: these notes speak of people"
            )


def _make_hook(folder: Path) -> str:
    """The hook that checks each commit; one that is there already is left alone."""
    elsewhere = own_hooks_path(folder)
    advice = "`netnotes check --staged` in it checks the notes of each commit"
    if elsewhere:
        return f"git: hooks are run from {elsewhere}, so no pre-commit hook was made; {advice}"
    path = path_of(folder, "hooks") / "pre-commit"
    name = path.relative_to(folder) if path.is_relative_to(folder) else path
    try:
        path.parent.mkdir(exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(HOOK)
        path.chmod(0o755)
    except FileExistsError:
        same = path.is_file() and path.read_bytes() == HOOK.encode()
        return f"kept {name}, which was there already" + ("" if same else f"; {advice}")
    return f"made {name}, which checks the notes of each commit"


def _last_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "git gave no reason"


def _make_folder(folder: Path) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise SystemSaidNoError(f"{folder}: a file of that name is in the way") from error


def _make(path: Path, raw: bytes, root: Path) -> str:
    """Write a new file for the owner only; an existing one is left alone."""
    name = path.relative_to(root)
    try:
        with open(path, "xb") as file:
            file.write(raw)
    except FileExistsError:
        return f"kept {name}, which was there already"
    path.chmod(0o600)
    return f"made {name}"
