"""The user's own commit, of exactly the files that were written."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path

from netnotes.git.running import Done, GitMissingError, one_path, read, write

#: What lies in git's folder while something else goes on, in words.
_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
}

_WHO = (
    "git does not know who you are; say it once with `git config --global user.name \"Your Name\"` "
    "and `git config --global user.email you@example.org`"
)  # fmt: skip

_ON_THE_BRANCH = "another git is at work on this branch; commit again when it is done"

#: The repository that git does not trust, in what it says of it.
_DISTRUSTED = re.compile("in repository at '(.+)'")

#: What git says where it makes no commit, and what to do about it.
_REASONS = {
    "index.lock": (
        "another git is at work here (there is an index.lock); commit again when it is done, or, if "
        "none runs any more, once that file is removed"
    ),
    "HEAD.lock": _ON_THE_BRANCH,
    "but expected": _ON_THE_BRANCH,
    "Please tell me who you are": _WHO,
    "ident name": _WHO,
    "dubious ownership": (
        "the repository belongs to another account, so git does not touch it; "
        "`git config --global --add safe.directory DIR` trusts it"
    ),
    "beyond a symbolic link": "the file lies behind a symbolic link, where git does not look",
    "in submodule": "the file belongs to a repository inside of this one; commit it there",
    "failed to sign": "the commit could not be signed; `git commit` shows why",
    "No space left on device": "there is no space left on the disk",
    "Permission denied": "git may not write to its own folder; look at whom it belongs to",
}
#: How git itself ends where it cannot go on; 1 is a hook's refusal, or that there is nothing to do.
_FATAL = 128
#: What git says where all is committed as it is.
_NOTHING_NEW = ("nothing to commit", "nothing added to commit", "no changes added to commit")
_NO_REPOSITORY = "not a git repository"
_BARE = "cannot use bare repository"


def commit_paths(folder: Path, paths: Sequence[str], message: str) -> str | None:
    """Commit exactly these files, as they are on disk: added, changed or gone.

    `paths` are relative to `folder`, which may be any folder of a work tree. What else is staged is
    not part of the commit and stays staged. Gives None when git has the files as they are; else one
    sentence that says why not, and then the index is as it was. The user's own hooks, filters and
    signature are in force: the commit is theirs. No lock is ever removed.
    """
    folder = folder.resolve()
    try:
        why_not = _hindrance(folder)
        if why_not:
            return None if _has_them(folder, paths) else why_not
        return _commit(folder, paths, message)
    except GitMissingError:
        return "there is no git on this machine"


def _hindrance(folder: Path) -> str | None:
    """What can be told to stand in the way before anything is touched."""
    found = read(folder, "rev-parse", "--is-inside-work-tree", "--absolute-git-dir")
    if found.status:
        return no_commit(found)
    inside, _, place = found.out.partition(b"\n")
    if inside != b"true":
        return "this is no work tree of git, so there is nothing to commit to"
    place = os.fsencode(one_path(place))
    if os.path.lexists(os.path.join(place, b"index.lock")):
        return _REASONS["index.lock"]
    for name, what in _UNDER_WAY.items():
        if os.path.lexists(os.path.join(place, os.fsencode(name))):
            return f"{what} is under way; finish it, then commit"
    if read(folder, "symbolic-ref", "--quiet", "HEAD").status:
        return (
            "no branch is checked out (a detached HEAD), where a commit is easily lost; "
            "`git switch` to your branch, then commit"
        )
    if read(folder, "var", "GIT_COMMITTER_IDENT").status:
        return _WHO
    return None


def _has_them(folder: Path, paths: Sequence[str]) -> bool:
    """Whether the last commit has all of these files as they are on disk."""
    given = list(dict.fromkeys(paths))
    known = _listed(read(folder, "ls-files", "-z", "--", *given))
    changed = read(folder, "status", "--porcelain", "-z", "--", *given)
    return bool(given) and known >= set(paths) and changed.status == 0 and not changed.out


def _commit(folder: Path, paths: Sequence[str], message: str) -> str | None:
    wanted = dict.fromkeys(paths)
    here = [path for path in wanted if os.path.lexists(folder / path)]
    for path in here:
        if os.path.isdir(folder / path) and not os.path.islink(folder / path):
            return f"{path} is a folder, and only files are committed"
    known = _listed(read(folder, "ls-files", "-z"))
    new = [path for path in here if path not in known]
    gone = wanted.keys() - set(here)
    if gone - known:  # what is staged as gone is known to the last commit alone
        known |= _listed(read(folder, "ls-tree", "-r", "-z", "--name-only", "HEAD"))
    files = [*here, *sorted(gone & known)]
    if not files:
        return None
    try:
        # git commits what it knows; an empty entry makes it know the file, and stores nothing yet.
        added = _on_files(folder, ("add", "--intent-to-add"), new)
        if added.status:
            why_not = _ignored(added) or no_commit(added._replace(status=_FATAL))
        else:
            done = _commit_files(folder, files, message)
            if done.status == 0:
                return None
            why_not = "" if _has(done, _NOTHING_NEW) else no_commit(done)
    except BaseException:
        _forget(folder, new)
        raise
    _forget(folder, new)
    return why_not or None


def _commit_files(folder: Path, files: Sequence[str], message: str) -> Done:
    text = message.replace("\0", "").encode("utf-8", "replace").decode()
    options = ("--only", "--cleanup=whitespace", f"--message={text}")
    return _on_files(folder, ("-c", "i18n.commitEncoding=UTF-8", "commit", *options), files)


def _listed(done: Done) -> set[str]:
    """The paths that git listed, relative to where it was run; none where there is no commit yet."""
    return set(map(os.fsdecode, done.out.split(b"\0"))) - {""} if done.status == 0 else set()


def _on_files(folder: Path, command: Sequence[str], paths: Sequence[str]) -> Done:
    """Run a writing command on files, each given as itself and never as a pattern or an option.

    Of no files nothing is asked: git would take that for all of them.
    """
    if not paths:
        return Done(0, b"", "")
    given = b"".join(b":(literal)" + os.fsencode(folder / path) + b"\0" for path in paths)
    return write(folder, *command, "--pathspec-from-file=-", "--pathspec-file-nul", stdin=given)


def _forget(folder: Path, new: Sequence[str]) -> None:
    """Take back that git was told of new files."""
    _on_files(folder, ("rm", "--cached", "--force", "--quiet", "--ignore-unmatch"), new)


def _ignored(done: Done) -> str | None:
    if "ignored by one of your .gitignore" not in done.said:
        return None
    lines = done.complaint.splitlines()
    names = [line for line in lines[1:] if line and not line.startswith("hint:")]
    return f"{', '.join(names)} is left out by a .gitignore, so git keeps no history of it"


def no_commit(done: Done) -> str:
    """Why git made no commit, in one sentence that says what to do."""
    if _NO_REPOSITORY in done.said:
        return "there is no git repository here; `git init` makes one"
    if _BARE in done.said:
        return "this is the inside of a repository, which has no work tree to commit from"
    if done.status == _FATAL:
        for sign, reason in _REASONS.items():
            if sign in done.complaint:
                place = _DISTRUSTED.search(done.complaint)
                return reason.replace("DIR", shlex.quote(place[1])) if place else reason
    lines = [line.strip() for line in done.said.splitlines() if line.strip()]
    first = lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else ""
    if done.status == 1:
        said = f": {first}" if first else ""
        return f"a hook of this repository refused it{said} (`git commit` shows all of it)"
    return f"git said no: {first or 'it gave no reason'}"


def _has(done: Done, signs: Iterable[str]) -> bool:
    return any(sign in done.said for sign in signs)
