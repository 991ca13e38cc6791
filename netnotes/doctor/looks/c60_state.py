"""The folder `.netnotes/`: whether it can be kept, is this account's own, and stays out of git."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from netnotes.changes import journal
from netnotes.config import STATE_DIR
from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.errors import RefusedError
from netnotes.sentences import count, mark, say

_NAME = mark("cache")


def look(place: Place) -> Iterator[Check]:
    """What is wrong with the folder, the first thing of all; or that it is in order."""
    if place.root is not None:
        yield _state(place, place.root / STATE_DIR, place.root)


def _state(place: Place, folder: Path, root: Path) -> Check:
    if folder.is_symlink():
        found = say("{folder} is a link to another place", folder=STATE_DIR)
        return _wrong(found, say("netnotes keeps nothing there; remove the link"))
    if not os.access(folder if folder.is_dir() else root, os.W_OK):
        advice = say("nothing can be kept there, so each run reads every note anew")
        return _wrong(str(folder), advice)
    if place.tracked(folder):
        found = say("git keeps files of {folder}/, which hold what the notes say", folder=STATE_DIR)
        return _wrong(found, f"git rm -r --cached {STATE_DIR}")
    if place.committable(folder):
        found = say("git does not ignore {folder}/, so it could be committed", folder=STATE_DIR)
        return _wrong(found, f"echo '/{STATE_DIR}/' >> .gitignore")
    return _whose(root)


def _whose(root: Path) -> Check:
    """Whether the journal is this account's own."""
    try:
        strange = journal.strange(root)
    except RefusedError as error:
        return _wrong(str(error), say("move it away"))
    if strange:
        found = count(
            "{n} line of its journal was written by another account or machine",
            "{n} lines of its journal were written by another account or machine",
            strange,
        )
        return Check(_NAME, good=True, found=found, advice=say("they are left alone"))
    return Check(_NAME, good=True, found=say("in {folder}/, yours alone", folder=STATE_DIR))


def _wrong(found: str, advice: str) -> Check:
    return Check(_NAME, good=False, found=found, advice=advice)
