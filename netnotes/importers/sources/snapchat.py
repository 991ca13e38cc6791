"""Friends on Snapchat, from its archive of your data: names alone, for the coverage sweep."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.importers import json_file
from netnotes.importers.candidate import Candidate, Found, Labelled, Skipped
from netnotes.importers.source import Source
from netnotes.sentences import say

TITLE = "Snapchat friends (JSON)"
_KEY = "Friends"


def identify(source: Source) -> int:
    """Sure where friends have user names and display names."""
    return 90 if _members(source) else 0


def _members(source: Source) -> list[str]:
    files = [source.first] if source.first else source.ending("friends.json")
    return [m for m in files if all(
        f'"{word}"' in (head := source.head_text(m, 4096)) and head
        for word in (_KEY, "Username", "Display Name")
    )]  # fmt: skip


def extract(source: Source) -> Iterator[Found]:
    """A candidate a friend; blocked and deleted ones stay out."""
    for member in _members(source):
        for number, one in json_file.records(json_file.load(source, member), _KEY):
            at = source.place(number, "entry", member)
            user = json_file.text(one, "Username")
            name = json_file.text(one, "Display Name") or user
            if not name:
                yield Skipped(at, say("it has no name"))
                continue
            page = (Labelled(f"https://www.snapchat.com/add/{user}", "snapchat"),) if user else ()
            yield Candidate(at=at, name=name, links=page, found_in=("snapchat",))
