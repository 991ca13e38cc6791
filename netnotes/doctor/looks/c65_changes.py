"""Changes that were interrupted, and what was saved in the very moment of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

from netnotes.changes import journal, kept
from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.errors import RefusedError
from netnotes.sentences import mark, say


def look(place: Place) -> Iterator[Check]:
    """A line each; nothing where all came to its end."""
    if place.root is None or place.root.joinpath(".netnotes").is_symlink():
        return
    with suppress(RefusedError):  # what is no file of ours is told of by the look at the folder
        for change in journal.unfinished(place.root):
            advice = say(
                "the next command that writes brings it to its end, or `netnotes doctor --restore`"
            )
            found = say("“{change}” was interrupted", change=change.title)
            yield Check(mark("change"), good=False, found=found, advice=advice)
        for copy in kept.versions(place.root):
            name = os.path.relpath(copy.place, place.root)
            advice = say(
                "compare it with the note, take over what is missing, then remove the copy"
            )
            found = say(
                "{copy}: a version of {note} that was saved during a change",
                copy=name,
                note=copy.path,
            )
            yield Check(mark("copy"), good=False, found=found, advice=advice)
