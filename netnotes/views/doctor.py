"""What a person should know of their installation and of the privacy of their network."""

from __future__ import annotations

import os
import shlex
import stat
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from netnotes import __version__
from netnotes.changes import journal, kept
from netnotes.changes.lost import Lost, lost
from netnotes.config import NOTES_DIR, STATE_DIR, load_settings
from netnotes.git import GitMissingError, common_folder, inside_repository, remotes
from netnotes.sentences import count, mark, say, tell
from netnotes.views._shape import TEXT, YES_NO, Shape, listed, output, record
from netnotes.views.view import (
    Block,
    Bullets,
    Code,
    Paragraph,
    Quiet,
    Strong,
    Table,
    Text,
    View,
)
from netnotes.words import number

SHAPE: Shape = output(
    checks=listed(record({"advice": TEXT}, name=TEXT, good=YES_NO, found=TEXT)),
    lost=listed(record(key=TEXT, path=TEXT, line=TEXT, at=TEXT, title=TEXT)),
)

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

_YAML, _SETTINGS, _REMOTE = mark("C YAML parser"), mark("settings"), mark("remote")


class Check(NamedTuple):
    """One thing that was looked at; `advice` says what to do where it is not good.

    `name` is its key, which is said where it is shown.
    """

    name: str
    good: bool
    found: str
    advice: str = ""


def build(root: Path | None) -> tuple[View, bool]:
    """What was found, and whether all of it is good. `root` is None where there is no network."""
    checks = [*_installation(), *(_network(root) if root else ())]
    gone = lost(root) if root else []
    if gone:
        said = count(
            "{n} line that netnotes wrote is in no note any more",
            "{n} lines that netnotes wrote are in no note any more",
            len(gone),
            n=number(len(gone)),
        )
        checks.append(Check(mark("lines"), good=False, found=said, advice=say("below")))
    rows: list[tuple[Text, ...]] = []
    for check in checks:
        verdict = say("good") if check.good else Strong(say("look"))
        found = (check.found, Quiet(f" → {check.advice}")) if check.advice else (check.found,)
        rows.append(((verdict,), (say(check.name),), found))
    healthy = all(check.good for check in checks)
    said = say("Everything is in order.") if healthy else say("Some things deserve a look.")
    where = (
        say("The network is in {folder}.", folder=root)
        if root
        else say("There is no network here.")
    )
    data: list[dict[str, object]] = [
        {key: value for key, value in check._asdict().items() if value != ""} for check in checks
    ]
    blocks: list[Block] = [
        Paragraph((said, Quiet(f" {where}"))),
        Table("", ("", say("What"), say("Found")), tuple(rows)),
        *(_lost(gone) if gone else ()),
    ]
    told = {"checks": data, "lost": [_lost_data(one) for one in gone]}
    return View("doctor", say("How netnotes is"), tuple(blocks), told), healthy


def _lost(gone: Sequence[Lost]) -> Iterator[Block]:
    """The lines that are in no note any more, and what can be done about them."""
    items: list[Text] = []
    for one in gone:
        day = _when(one.at)
        when = say(
            "written on {day} at {time} ({title})",
            day=f"{day:%Y-%m-%d}",
            time=f"{day:%H:%M}",
            title=one.title,
        )
        items.append((f"{one.path}: ", Code(one.written.strip()), Quiet(f" {when}, {one.key}")))
    yield Bullets(say("Lines that are no longer in their note"), tuple(items))
    yield Paragraph(
        tell(
            "An editor may have saved over them, or you took them out yourself. {restore} puts them back, "
            "{let_go} lets them be; either can be told of some lines only, by the key behind each.",
            restore=Code("netnotes doctor --restore"),
            let_go=Code("netnotes doctor --let-go"),
        )
    )


def _lost_data(one: Lost) -> dict[str, object]:
    at = _when(one.at).isoformat(timespec="seconds")
    return {"key": one.key, "path": one.path, "line": one.written, "at": at, "title": one.title}


def _when(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone()


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
        return Check(name, good=False, found=say("missing"), advice=f"pip install {name}")
    numbers = tuple(int(part) for part in found.split(".")[:3] if part.isdigit())
    good = numbers >= least and (below is None or numbers < below)
    wanted = ".".join(map(str, least))
    if good:
        return Check(name, good, found)
    if not below:
        return Check(name, good, found, say("at least {version} is needed", version=wanted))
    limit = ".".join(map(str, below))
    advice = say("at least {version} is needed, below {limit}", version=wanted, limit=limit)
    return Check(name, good, found, advice)


def _c_loader() -> Check:
    try:
        from yaml import CBaseLoader
    except ImportError:
        advice = say("install libyaml and reinstall PyYAML; without it no note can be read")
        return Check(_YAML, good=False, found=say("missing"), advice=advice)
    return Check(_YAML, good=CBaseLoader is not None, found=say("there"))


def _git() -> Check:
    from shutil import which

    found = which("git")
    return Check(
        "git", bool(found), found or say("missing"), "" if found else say("notes have no history")
    )


def _network(root: Path) -> Iterator[Check]:
    settings = load_settings(root)
    if settings.problems:
        problem = settings.problems[0]
        yield Check(
            _SETTINGS, good=False, found=f"mkdocs.yml:{problem.span.line}", advice=problem.message
        )
    else:
        found = (
            "mkdocs.yml" if settings.config_path else say("the defaults: there is no mkdocs.yml")
        )
        yield Check(_SETTINGS, good=True, found=found)
    yield _open_to_others(root)
    yield _state(root / STATE_DIR)
    yield from _changes(root)
    yield from _repository(root)


def _open_to_others(root: Path) -> Check:
    """Whether other accounts of this machine can read the notes, or their history."""
    name, notes = mark("who can read"), root / NOTES_DIR
    if os.name == "nt" or not notes.is_dir():
        return Check(name, good=True, found=say("not looked at on this system"))
    mode = stat.S_IMODE(notes.stat().st_mode)
    if mode & 0o077:
        found = say(
            "{folder}/ is open to other accounts of this machine ({mode})",
            folder=NOTES_DIR,
            mode=f"{mode:03o}",
        )
        return Check(name, good=False, found=found, advice=f"chmod 700 {shlex.quote(str(notes))}")
    history = _history(root)
    if history is not None and _reachable(history):
        mode = stat.S_IMODE(history.stat().st_mode)
        said = os.path.relpath(history, root.resolve())
        found = say(
            "{folder}, where git keeps every note, is open to other accounts of this machine ({mode})",
            folder=said,
            mode=f"{mode:03o}",
        )
        advice = f"chmod go= {shlex.quote(str(history))}"
        return Check(name, good=False, found=found, advice=advice)
    return Check(name, good=True, found=say("only you"))


def _history(root: Path) -> Path | None:
    """The folder of the repository that the notes belong to; None where there is none."""
    try:
        if not inside_repository(root):
            return None
        folder = common_folder(root)
    except GitMissingError:
        return None
    return folder if folder is not None and folder.is_dir() else None


def _reachable(folder: Path) -> bool:
    """Whether its group or everyone may go into a folder, and into all that it lies in.

    Git makes its folder open to all, which harms nobody where the way to it is closed.
    """
    own, *way = [one.stat().st_mode for one in (folder, *folder.parents)]
    everyone = bool(own & 0o001) and all(mode & 0o001 for mode in way)
    its_group = bool(own & 0o010) and all(mode & 0o011 for mode in way)
    return everyone or its_group


def _state(folder: Path) -> Check:
    """Whether the cache can be kept."""
    where = folder if folder.is_dir() else folder.parent
    good = os.access(where, os.W_OK)
    advice = "" if good else say("nothing can be kept there, so each run reads every note anew")
    return Check(mark("cache"), good, str(folder), advice)


def _changes(root: Path) -> Iterator[Check]:
    """Changes that were interrupted, and what was saved in the very moment of one."""
    for change in journal.unfinished(root):
        advice = say(
            "the next command that writes brings it to its end, or `netnotes doctor --restore`"
        )
        found = say("“{change}” was interrupted", change=change.title)
        yield Check(mark("change"), good=False, found=found, advice=advice)
    for copy in kept.versions(root):
        name = os.path.relpath(copy.place, root)
        advice = say("compare it with the note, take over what is missing, then remove the copy")
        found = say(
            "{copy}: a version of {note} that was saved during a change", copy=name, note=copy.path
        )
        yield Check(mark("copy"), good=False, found=found, advice=advice)


def _repository(root: Path) -> Iterator[Check]:
    try:
        if not inside_repository(root):
            yield Check(
                mark("history"),
                good=False,
                found=say("no git repository"),
                advice=say("git init keeps a history"),
            )
            return
        public = [url for url in remotes(root) if any(forge in url for forge in _FORGES)]
    except GitMissingError:
        return
    if public:
        advice = say("make sure that the repository there is private: these notes speak of people")
        yield Check(_REMOTE, good=False, found=", ".join(public), advice=advice)
    else:
        yield Check(_REMOTE, good=True, found=say("none on a public forge"))
