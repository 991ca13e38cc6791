"""Whom you follow on Instagram, from its archive of your data: user names, for the coverage sweep.

Whoever only follows you adds nothing but where to find them, and makes no note.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from netnotes.importers import json_file
from netnotes.importers.candidate import Candidate, Found, Labelled, Place, Skipped
from netnotes.importers.source import Source
from netnotes.sentences import say

TITLE = "Instagram followers and following (JSON)"
_FOLLOWING = "relationships_following"
_DATA = "string_list_data"


def identify(source: Source) -> int:
    """Sure by the keys of its lists."""
    return 90 if _members(source) else 0


def _members(source: Source) -> list[str]:
    if source.first:
        files = [source.first]
    else:
        files = [m for m in source.ending(".json")
                 if m.rpartition("/")[2].startswith(("followers", "following"))]  # fmt: skip
    return [m for m in files if f'"{_DATA}"' in source.head_text(m, 4096)]


def extract(source: Source) -> Iterator[Found]:
    """Those you follow first, then those who follow you."""
    lists = [(m, json_file.load(source, m)) for m in _members(source)]
    for member, data in sorted(lists, key=lambda one: not isinstance(one[1], dict)):
        following = isinstance(data, dict)
        for number, one in json_file.records(data, _FOLLOWING):
            yield _person(source.place(number, "entry", member), one, passing=not following)


def _person(at: Place, one: dict[str, Any], *, passing: bool) -> Found:
    found = one.get(_DATA)
    data = found[0] if isinstance(found, list) and found and isinstance(found[0], dict) else {}
    link = json_file.text(data, "href")
    user = json_file.text(data, "value") or json_file.text(one, "title")
    user = json_file.unbroken(user) or link.rstrip("/").rpartition("/")[2]
    if not user:
        return Skipped(at, say("it has no user name"))
    page = link if link.startswith("https://") else f"https://www.instagram.com/{user}"
    return Candidate(
        at=at, name=user, links=(Labelled(page.replace("/_u/", "/"), "instagram"),),
        found_in=("instagram",), passing=passing,
    )  # fmt: skip
