"""The built site: who can read it, whether it could be committed, and whether it asks for anything outside."""

from __future__ import annotations

import os
import re
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.sentences import mark, say

_NAME = mark("site")
_OTHERS = 0o077
#: So many files are read, and of each so many bytes: pages of one site are much alike.
_MOST, _LONGEST = 2_000, 1 << 20
_ENDS = (".html", ".css")
#: What a browser fetches by itself from another host; a link that somebody clicks is none of it.
_OUTSIDE = re.compile(
    rb"""<(?:script|img|iframe|source|video|audio|embed|track|input)\b[^>]*?\s(?:src|srcset|poster)\s*=\s*["']?\s*((?:https?:)?//[^\s"'>]+)"""
    rb"""|<object\b[^>]*?\sdata\s*=\s*["']?\s*((?:https?:)?//[^\s"'>]+)"""
    rb"""|<link\b(?![^>]*\srel\s*=\s*["']?(?:canonical|alternate|next|prev|author|license))[^>]*?\shref\s*=\s*["']?\s*((?:https?:)?//[^\s"'>]+)"""
    rb"""|(?:url\(|@import)\s*["']?\s*((?:https?:)?//[^\s"')]+)""",
    re.IGNORECASE,
)  # fmt: skip


def look(place: Place) -> Iterator[Check]:
    """What is wrong with the site, a line each, or that it is in order."""
    site = place.site
    if site is None:
        return
    if not site.is_dir():
        yield Check(_NAME, good=True, found=say("not built"))
        return
    wrong = [*_kept(place, site), *_readers(site), *_outside(site)]
    yield from wrong or [
        Check(_NAME, good=True, found=say("only you can read it; it asks for nothing outside"))
    ]


def _kept(place: Place, site: Path) -> Iterator[Check]:
    if place.tracked(site):
        found = say("git keeps files of {folder}/, and pushes them with the rest", folder=site.name)
        yield Check(_NAME, good=False, found=found, advice=f"git rm -r --cached {_quoted(site)}")
    elif place.committable(site):
        found = say("git does not ignore {folder}/, so it could be committed", folder=site.name)
        yield Check(_NAME, good=False, found=found, advice=f"echo '/{site.name}/' >> .gitignore")


def _readers(site: Path) -> Iterator[Check]:
    mode = stat.S_IMODE(site.stat().st_mode)
    if os.name != "nt" and mode & _OTHERS:
        found = say(
            "{folder}/ is open to other accounts of this machine ({mode})",
            folder=site.name,
            mode=f"{mode:03o}",
        )
        yield Check(_NAME, good=False, found=found, advice=f"chmod 700 {_quoted(site)}")


def _outside(site: Path) -> Iterator[Check]:
    """The first thing that a page would fetch from another host."""
    for path in _files(site):
        try:
            with open(path, "rb") as file:
                found = _OUTSIDE.search(file.read(_LONGEST))
        except OSError:
            continue
        if found:
            address = next(filter(None, found.groups())).decode("utf-8", "replace")
            name = os.path.relpath(path, site)
            said = say("{page} fetches {address}", page=name, address=address)
            advice = say(
                "`netnotes build` makes it anew; what stays comes from mkdocs.yml or your own pages"
            )
            yield Check(_NAME, good=False, found=said, advice=advice)
            return


def _files(site: Path) -> Iterator[str]:
    left = _MOST
    for folder, _, names in os.walk(site):
        for name in names:
            if name.endswith(_ENDS) and os.path.isfile(path := os.path.join(folder, name)):
                left -= 1
                if left < 0:
                    return
                yield path


def _quoted(path: Path) -> str:
    return shlex.quote(str(path))
