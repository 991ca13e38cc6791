"""Whether the notes lie in a folder that a cloud keeps, as far as its name tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.sentences import mark, say

#: How the programs of clouds call their folders.
_CLOUDS = {
    "Dropbox": r"Dropbox(?: \(.+\))?",
    "iCloud": r"iCloud ?Drive|com~apple~CloudDocs|Mobile Documents",
    "OneDrive": r"OneDrive(?:[ -].+)?",
    "Google Drive": r"Google ?Drive(?:-.+)?|My Drive",
    "Nextcloud": r"Nextcloud|ownCloud",
    "Box": r"Box(?: Sync|-Box)?",
    "pCloud": r"p[Cc]loud ?Drive",
    "MEGA": r"MEGA(?:sync)?",
}


def look(place: Place) -> Iterator[Check]:
    """A fact, no fault: it is yours to decide."""
    if place.root is None:
        return
    name = mark("folder")
    parts = {*place.root.parts, *place.root.resolve().parts}
    for cloud, pattern in _CLOUDS.items():
        if any(re.fullmatch(pattern, part) for part in parts):
            found = say("kept by {cloud}, whose servers have a copy", cloud=cloud)
            advice = say("move it, if whoever runs them should not be able to read the notes")
            yield Check(name, good=True, found=found, advice=advice)
            return
    yield Check(name, good=True, found=say("in no cloud, as far as its name tells"))
