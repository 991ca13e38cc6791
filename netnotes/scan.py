"""What lies below `people/`: the notes, what should be none, and the paths of all the rest.

Whatever is wrong with one file costs that file, never another.
"""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_left
from collections.abc import Callable, Collection
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from netnotes.config import NOTES_DIR
from netnotes.model.diagnostic import Problem
from netnotes.model.network import FileProblem
from netnotes.model.span import WHOLE_FILE
from netnotes.sentences import say

_CONFLICT_COPY = re.compile(
    r"\.sync-conflict-|\(.*conflicted copy.*\)|\.orig\.md$|\.BACKUP\.", re.IGNORECASE
)
#: The names that nearly all notes have: nothing about them needs a second look.
_PLAIN_NAME = re.compile(r"(?!_)[\w-]+\.md")
_BAD_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


#: A file among the notes: its path below the root, and what tells one version of it from another:
#: size, times of the last change of text and of state in ns, inode.
Found: TypeAlias = tuple[str, tuple[int, int, int, int]]
_VERSION: Callable[[os.stat_result], Any] = attrgetter(
    "st_size", "st_mtime_ns", "st_ctime_ns", "st_ino"
)


class Scan(NamedTuple):
    """What lies below `people/`: notes, what should be none, and the paths of all the rest."""

    found: list[Found]
    problems: list[FileProblem]
    others: list[str]


def scan(root: Path) -> Scan:
    """The notes below `people/`, by path, and what lies there that cannot be a note."""
    found: list[Found] = []
    problems: list[FileProblem] = []
    others: list[str] = []
    folders = [NOTES_DIR]
    resolved = os.path.realpath(root / NOTES_DIR)
    is_plain = _PLAIN_NAME.fullmatch
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(f"{root}/{folder}"))
        except OSError as error:
            message = say("the folder cannot be read: {strerror}", strerror=error.strerror)
            if folder == NOTES_DIR and isinstance(error, FileNotFoundError):
                message = say("there is no such folder; notes lie in people/, beside mkdocs.yml")
            problems.append(_file_problem(folder, "unreadable", message))
            continue
        usual = _usual(f"{root}/{folder}/", [e.name for e in entries if is_plain(e.name)])
        found += [(f"{folder}/{name}", version) for name, version in usual.items()]
        for entry in entries if len(usual) < len(entries) else ():
            name = entry.name
            if name in usual or name[0] in "._":
                continue
            path = f"{folder}/{name}"
            others.append(path)
            try:
                _look(entry, path, resolved, found, folders, problems)
            except OSError as error:
                if name.endswith(".md"):
                    message = say("it cannot be read: {strerror}", strerror=error.strerror)
                    problems.append(_file_problem(path, "unreadable", message))
    found.sort(key=itemgetter(0))
    problems.sort()
    return Scan(found, problems, sorted(others))


def _usual(folder: str, names: list[str]) -> dict[str, Any]:
    """The versions of the regular files among these; what is none is looked at more closely.

    Asked by name, ten thousand files take half as long as through their directory entries.
    """
    look, version, is_regular = os.lstat, _VERSION, stat.S_ISREG
    found: dict[str, Any] = {}
    for name in names:
        try:
            info = look(folder + name)
        except OSError:  # gone since, or it cannot be looked at
            continue
        if is_regular(info.st_mode):
            found[name] = version(info)
    return found


def edited(root: Path, before: Scan, changed: Collection[str]) -> Scan | None:
    """The same folder after these notes were edited; None where more than that may have happened."""
    found = list(before.found)
    for path in changed:
        at = bisect_left(found, (path,))
        if at == len(found) or found[at][0] != path:
            return None
        try:
            info = os.lstat(root / path)
        except OSError:
            return None
        if not stat.S_ISREG(info.st_mode):
            return None
        found[at] = path, _VERSION(info)
    return before._replace(found=found)


def _found(entry: os.DirEntry[str], path: str) -> Found:
    return path, _VERSION(entry.stat())


def _look(
    entry: os.DirEntry[str], path: str, root: str,
    found: list[Found], folders: list[str], problems: list[FileProblem],
) -> None:  # fmt: skip
    """Sort one unusual directory entry: a note, a folder to walk, or something to report."""
    name = entry.name
    is_note = name.endswith(".md")
    if not is_note and not entry.is_dir(follow_symlinks=False) and not entry.is_symlink():
        return
    if (
        entry.is_symlink()
        and (is_note or entry.is_dir())
        and not _stays_inside(entry, path, root, problems)
    ):
        return
    if entry.is_dir():
        if is_note:
            message = say("a folder that is named like a note; what is in it is read as usual")
            problems.append(_file_problem(path, "folder-like-a-note", message))
        if not entry.is_symlink():  # what a link inside leads to is walked where it really is
            folders.append(path)
        return
    if not is_note:
        return
    if not entry.is_file():
        problems.append(
            _file_problem(path, "not-a-file", say("it is no regular file, so it is no note"))
        )
    elif _CONFLICT_COPY.search(name):
        message = say("a copy that a sync left behind; it is not read as a person")
        problems.append(_file_problem(path, "conflict-copy", message))
    else:
        if _BAD_NAME.search(name):
            message = say(
                "the file's name holds characters that cannot be seen or are no UTF-8; rename it"
            )
            problems.append(_file_problem(path, "bad-file-name", message))
            if not name.isprintable() and _is_not_utf8(name):
                return
        found.append(_found(entry, path))


def _is_not_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return True
    return False


def _stays_inside(
    entry: os.DirEntry[str], path: str, root: str, problems: list[FileProblem]
) -> bool:
    """Whether a symbolic link leads to something inside of the network."""
    target = os.path.realpath(entry.path)
    if not os.path.exists(target):
        message = say("a symbolic link that leads nowhere")
        problems.append(_file_problem(path, "broken-link", message))
        return False
    if os.path.commonpath([root, target]) != root:
        message = say("a symbolic link that leaves the network's folder; it is not followed")
        problems.append(_file_problem(path, "link-outside", message))
        return False
    if os.path.isdir(target) and os.path.commonpath([target, entry.path]) == target:
        message = say("a symbolic link to a folder that contains it")
        problems.append(_file_problem(path, "broken-link", message))
        return False
    return True


def _file_problem(path: str, rule: str, message: str) -> FileProblem:
    return FileProblem(path, Problem(rule, WHOLE_FILE, message))
