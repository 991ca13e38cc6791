"""Copies of the site that a killed server left behind."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.sentences import count, mark, say


def look(place: Place) -> Iterator[Check]:
    """How many there are; the next `serve` or `build` takes them away."""
    name = mark("stray copies")
    if not place.copies:
        yield Check(name, good=True, found=say("none in the temporary folder"))
        return
    found = count(
        "{n} copy of a site in {folder}, of a server that was killed",
        "{n} copies of a site in {folder}, of servers that were killed",
        len(place.copies),
        folder=place.copies[0].parent,
    )
    yield Check(name, good=False, found=found, advice=say("`netnotes build` takes them away"))
