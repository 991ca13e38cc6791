"""What a person should know of their installation and of the privacy of their network."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from netnotes import __version__
from netnotes.config import NOTES_DIR, STATE_DIR, load_settings
from netnotes.git import GitMissingError, inside_repository, remotes
from netnotes.views._shape import TEXT, YES_NO, Shape, listed, output, record
from netnotes.views.view import Paragraph, Quiet, Strong, Table, Text, View

SHAPE: Shape = output(checks=listed(record({"advice": TEXT}, name=TEXT, good=YES_NO, found=TEXT)))

#: What netnotes stands on, with the least version that is known to be good, and why.
_NEEDED = {
    "mkdocs": ((1, 6, 1), (2,)),
    "mkdocs-material": ((9, 7, 7), (10,)),
    "python-frontmatter": ((1, 1), (2,)),
    "markdown": ((3, 8, 1), None),
    "click": ((8, 4), (9,)),
    "PyYAML": ((6, 0, 2), None),
}

#: Hosts where a repository is public unless one takes care.
_FORGES = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "sr.ht", "gitee.com")


class Check(NamedTuple):
    """One thing that was looked at; `advice` says what to do where it is not good."""

    name: str
    good: bool
    found: str
    advice: str = ""


def build(root: Path | None) -> tuple[View, bool]:
    """What was found, and whether all of it is good. `root` is None where there is no network."""
    checks = [*_installation(), *(_network(root) if root else ())]
    rows: list[tuple[Text, ...]] = []
    for check in checks:
        mark = "good" if check.good else Strong("look")
        found = (check.found, Quiet(f" → {check.advice}")) if check.advice else (check.found,)
        rows.append(((mark,), (check.name,), found))
    healthy = all(check.good for check in checks)
    said = "Everything is in order." if healthy else "Some things deserve a look."
    where = f" The network is in {root}." if root else " There is no network here."
    data: list[dict[str, object]] = [
        {key: value for key, value in check._asdict().items() if value != ""} for check in checks
    ]
    blocks = (Paragraph((said, Quiet(where))), Table("", ("", "What", "Found"), tuple(rows)))
    return View("doctor", "How netnotes is", blocks, {"checks": data}), healthy


def _installation() -> Iterator[Check]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield Check("Python", sys.version_info >= (3, 11), python)
    yield Check("netnotes", good=True, found=__version__)
    for name, (least, below) in _NEEDED.items():
        yield _package(name, least, below)
    yield _c_loader()
    yield _git()


def _package(name: str, least: tuple[int, ...], below: tuple[int, ...] | None) -> Check:
    try:
        found = version(name)
    except PackageNotFoundError:
        return Check(name, good=False, found="missing", advice=f"pip install {name}")
    numbers = tuple(int(part) for part in found.split(".")[:3] if part.isdigit())
    good = numbers >= least and (below is None or numbers < below)
    wanted = ".".join(map(str, least))
    limit = f", below {'.'.join(map(str, below))}" if below else ""
    return Check(name, good, found, "" if good else f"at least {wanted} is needed{limit}")


def _c_loader() -> Check:
    try:
        from yaml import CBaseLoader
    except ImportError:
        advice = "install libyaml and reinstall PyYAML; without it no note can be read"
        return Check("C YAML parser", good=False, found="missing", advice=advice)
    return Check("C YAML parser", good=CBaseLoader is not None, found="there")


def _git() -> Check:
    from shutil import which

    found = which("git")
    return Check("git", bool(found), found or "missing", "" if found else "notes have no history")


def _network(root: Path) -> Iterator[Check]:
    settings = load_settings(root)
    if settings.problems:
        problem = settings.problems[0]
        yield Check(
            "settings", good=False, found=f"mkdocs.yml:{problem.span.line}", advice=problem.message
        )
    else:
        found = "mkdocs.yml" if settings.config_path else "the defaults: there is no mkdocs.yml"
        yield Check("settings", good=True, found=found)
    yield _open_to_others(root / NOTES_DIR)
    yield _state(root / STATE_DIR)
    yield from _repository(root)


def _open_to_others(notes: Path) -> Check:
    """Whether other accounts of this machine can read the notes."""
    name = "who can read"
    if os.name == "nt" or not notes.is_dir():
        return Check(name, good=True, found="not looked at on this system")
    mode = stat.S_IMODE(notes.stat().st_mode)
    if mode & 0o077:
        found = f"{NOTES_DIR}/ is open to other accounts of this machine ({mode:03o})"
        return Check(name, good=False, found=found, advice=f"chmod 700 {notes}")
    return Check(name, good=True, found="only you")


def _state(folder: Path) -> Check:
    """Whether the cache can be kept."""
    where = folder if folder.is_dir() else folder.parent
    good = os.access(where, os.W_OK)
    advice = "" if good else "nothing can be kept there, so each run reads every note anew"
    return Check("cache", good, str(folder), advice)


def _repository(root: Path) -> Iterator[Check]:
    try:
        if not inside_repository(root):
            yield Check(
                "history", good=False, found="no git repository", advice="git init keeps a history"
            )
            return
        public = [url for url in remotes(root) if any(forge in url for forge in _FORGES)]
    except GitMissingError:
        return
    if public:
        advice = "make sure that the repository there is private: these notes speak of people"
        yield Check("remote", good=False, found=", ".join(public), advice=advice)
    else:
        yield Check("remote", good=True, found="none on a public forge")
