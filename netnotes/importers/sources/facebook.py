"""Friends on Facebook, from its archive of your data: names alone, for the coverage sweep.

Requests and followers are left where they are: they are not friends.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.importers import json_file
from netnotes.importers.candidate import Candidate, Found, Skipped
from netnotes.importers.source import Source
from netnotes.sentences import say

TITLE = "Facebook friends (JSON)"
_KEY = "friends_v2"


def identify(source: Source) -> int:
    """Sure where the list stands under Facebook's own key."""
    return 95 if _members(source) else 0


def _members(source: Source) -> list[str]:
    files = [source.first] if source.first else source.ending("friends.json")
    return [m for m in files if f'"{_KEY}"' in source.head_text(m, 2048)]


def extract(source: Source) -> Iterator[Found]:
    """A candidate a friend."""
    for member in _members(source):
        for number, one in json_file.records(json_file.load(source, member), _KEY):
            at = source.place(number, "entry", member)
            name = json_file.unbroken(json_file.text(one, "name"))
            if name:
                yield Candidate(at=at, name=name, found_in=("facebook",))
            else:
                yield Skipped(at, say("it has no name"))
