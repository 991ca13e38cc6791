"""Whether the settings can be read, and whether they bring programs of their own."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.config import load_settings
from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.sentences import mark, say

_CODE = "!!python/"


def look(place: Place) -> Iterator[Check]:
    """The first thing that is wrong in mkdocs.yml, or that MkDocs would run."""
    if place.root is None:
        return
    name = mark("settings")
    settings = load_settings(place.root)
    if settings.problems:
        problem = settings.problems[0]
        where = f"mkdocs.yml:{problem.span.line}"
        yield Check(name, good=False, found=where, advice=problem.message)
    elif settings.config_path is None:
        yield Check(name, good=True, found=say("the defaults: there is no mkdocs.yml"))
    elif _CODE in place.source or (place.config is not None and place.config.get("hooks")):
        found = say("mkdocs.yml, with Python of its own")
        advice = say("`netnotes serve` and `build` run it; read it first if it is not yours")
        yield Check(name, good=True, found=found, advice=advice)
    else:
        yield Check(name, good=True, found="mkdocs.yml")
