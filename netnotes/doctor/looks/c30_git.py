"""Whether there is a git, which keeps the notes' history."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.git import GitMissingError, program
from netnotes.sentences import mark, say


def look(place: Place) -> Iterator[Check]:
    """The program, and whether the notes have a history."""
    name = mark("history")
    try:
        found = program()
    except GitMissingError:
        yield Check("git", good=False, found=say("missing"), advice=say("notes have no history"))
        return
    if place.root is None:
        yield Check("git", good=True, found=found)
    elif place.in_git:
        yield Check(name, good=True, found=say("kept by {git}", git=found))
    else:
        advice = say("git init keeps a history")
        yield Check(name, good=False, found=say("no git repository"), advice=advice)
