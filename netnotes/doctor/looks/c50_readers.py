"""Whether other accounts of this machine can read the notes, or their history."""

from __future__ import annotations

import os
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from netnotes.config import NOTES_DIR, STATE_DIR
from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.git import common_folder
from netnotes.sentences import mark, say

_NAME = mark("who can read")
_OTHERS = 0o077


def look(place: Place) -> Iterator[Check]:
    """The modes of the notes, of what netnotes keeps beside them, and of git's folder."""
    root = place.root
    if root is None:
        return
    if os.name == "nt" or not (root / NOTES_DIR).is_dir():
        yield Check(_NAME, good=True, found=say("not looked at on this system"))
        return
    wrong = [*_folders(root), *_history(place, root)]
    yield from wrong or [Check(_NAME, good=True, found=say("only you"))]


def _folders(root: Path) -> Iterator[Check]:
    for name in (NOTES_DIR, STATE_DIR):
        folder = root / name
        mode = stat.S_IMODE(folder.stat().st_mode) if folder.is_dir() else 0
        if mode & _OTHERS:
            found = say(
                "{folder}/ is open to other accounts of this machine ({mode})",
                folder=name,
                mode=f"{mode:03o}",
            )
            yield Check(_NAME, good=False, found=found, advice=_closing("700", folder))


def _history(place: Place, root: Path) -> Iterator[Check]:
    folder = common_folder(root) if place.in_git else None
    if folder is None or not folder.is_dir() or not _reachable(folder):
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    found = say(
        "{folder}, where git keeps every note, is open to other accounts of this machine ({mode})",
        folder=os.path.relpath(folder, root.resolve()),
        mode=f"{mode:03o}",
    )
    yield Check(_NAME, good=False, found=found, advice=_closing("go=", folder))


def _closing(mode: str, folder: Path) -> str:
    return f"chmod {mode} {shlex.quote(str(folder))}"


def _reachable(folder: Path) -> bool:
    """Whether its group or everyone may go into a folder, and into all that it lies in.

    Git makes its folder open to all, which harms nobody where the way to it is closed.
    """
    own, *way = [one.stat().st_mode for one in (folder, *folder.parents)]
    everyone = bool(own & 0o001) and all(mode & 0o001 for mode in way)
    its_group = bool(own & 0o010) and all(mode & 0o011 for mode in way)
    return everyone or its_group
