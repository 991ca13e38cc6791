"""What netnotes stands on: versions it is known to work with, and none with a hole that is known.

The table is of its date, and nobody is asked for a newer one: `pip install --upgrade netnotes` brings it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.sentences import count, mark, say

#: When the table was last looked through.
AS_OF = "2026-11"


class Needed(NamedTuple):
    """The least version, the first that is too new, the last known hole, and the version that mended it."""

    least: tuple[int, ...]
    below: tuple[int, ...] = ()
    hole: str = ""
    #: The least version, where nothing else is said.
    mended: tuple[int, ...] = ()


PACKAGES = {
    "mkdocs": Needed((1, 6, 1), (2,), "CVE-2021-40978", (1, 2, 3)),
    "mkdocs-material": Needed((9, 7, 7), (10,), "CVE-2026-73295"),
    "pymdown-extensions": Needed((11, 0, 1), (), "CVE-2026-67422"),
    "python-frontmatter": Needed((1, 1), (2,)),
    "markdown": Needed((3, 8, 1), (), "CVE-2025-69534"),
    "pygments": Needed((2, 20), (), "CVE-2026-4539"),
    "jinja2": Needed((3, 1, 6), (4,), "CVE-2025-27516"),
    "babel": Needed((2, 14), (3,), "CVE-2021-42771", (2, 9, 1)),
    "click": Needed((8, 4), (9,), "CVE-2026-7246"),
    "PyYAML": Needed((6, 0, 2), (), "CVE-2020-14343", (5, 4)),
}


def look(place: Place) -> Iterator[Check]:
    """One line where all are as they should be, else one for each that is not."""
    del place
    wrong = [check for name, needed in PACKAGES.items() if (check := _package(name, needed))]
    wrong += _c_parser()
    if wrong:
        yield from wrong
        return
    found = count(
        "{n} package; no hole in it was known in {month}",
        "{n} packages; no hole in them was known in {month}",
        len(PACKAGES),
        month=AS_OF,
    )
    yield Check(mark("packages"), good=True, found=found)


def _package(name: str, needed: Needed) -> Check | None:
    """What is wrong with a package; None where nothing is."""
    try:
        found = version(name)
    except PackageNotFoundError:
        return Check(name, good=False, found=say("missing"), advice=f"pip install {name}")
    numbers = tuple(int(part) for part in found.split(".")[:3] if part.isdecimal())
    least, limit = _said(needed.least), _said(needed.below)
    if needed.hole and numbers < (needed.mended or needed.least):
        found = say("{version}, which has a known hole ({hole})", version=found, hole=needed.hole)
    if numbers < needed.least:
        return Check(name, good=False, found=found, advice=f'pip install "{name}>={least}"')
    if needed.below and numbers >= needed.below:
        advice = say("at least {version} is needed, below {limit}", version=least, limit=limit)
        return Check(name, good=False, found=found, advice=advice)
    return None


def _said(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


def _c_parser() -> list[Check]:
    """Notes are read by the C parser alone."""
    try:
        from yaml import CBaseLoader  # noqa: F401  (whether it is there is all that is asked)
    except ImportError:
        pass
    else:
        return []
    advice = say("install libyaml and reinstall PyYAML; without it no note can be read")
    return [Check(mark("C YAML parser"), good=False, found=say("missing"), advice=advice)]
