"""Shelves of short lines, a text file an audience: ours, with the user's own added or in their place.

Ours lie in this package and are read when they are asked for. The user's lie in a folder beside
people/, as `engineer.md`: their lines are added to ours, or stand instead of them where the first
line says `replace: yes`. A heading or a comment is no line. Whatever is wrong with one line costs
that line, and is said with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from netnotes.model.near import near
from netnotes.sentences import mark

T = TypeVar("T")

#: For whom there is a shelf, the file's name and what it is called.
AUDIENCES = {
    "recruiter": mark("a recruiter"),
    "job-i-want": mark("someone in the job I want"),
    "engineer": mark("an engineer"),
    "manager": mark("a manager"),
    "founder": mark("a founder"),
    "well-connected-friend": mark("a well-connected friend"),
    "old-friend": mark("an old friend"),
    "anyone": mark("anyone"),
}
#: What may be filled into a line, and what it stands for.
SLOTS = {
    "name": "their first name",
    "org": "where they work",
    "title": "what they do there",
    "city": "where they live",
    "interest": "one of their interests",
    "role": "the first of my target roles",
}

_HERE = Path(__file__).parent
_LONGEST = 300
_LARGEST = 256 * 1024
_BULLET = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_REPLACE = re.compile(r"replace:[ \t]*(yes|no|true|false)", re.IGNORECASE)
_SLOT = re.compile(r"\{([^{}]*)\}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Line(NamedTuple):
    """A line of a file, counted from 1, without its bullet."""

    text: str
    number: int


class Shelf(NamedTuple):
    """The lines for one audience. `problems` are sentences, each with its place."""

    lines: tuple[str, ...]
    problems: tuple[str, ...]


class BadLineError(ValueError):
    """A line that cannot stand on its shelf; the message says why and what to write."""


def shelf(
    folder: str, audience: str, root: Path | None, read: Callable[[str], T]
) -> tuple[list[T], list[str]]:
    """What stands on one shelf, each line as `read` understands it, and what is wrong with it.

    `folder` is the name of the folder, in this package and in the network `root` (None: ours only);
    `read` raises `BadLineError`.
    """
    path = f"{folder}/{audience}.md"
    own, problems, replaces = _own(root, path) if root is not None else ([], [], False)
    found: list[T] = []
    if not replaces:
        ours = (_HERE / folder / f"{audience}.txt").read_text("utf-8")
        found += [read(line.text) for line in _lines(ours.split("\n"))]
    for line in own:
        try:
            found.append(read(line.text))
        except BadLineError as error:
            problems.append(f"{path}:{line.number}: {error}")
    return found, problems


def strays(folder: str, root: Path | None) -> list[str]:
    """Files of the user's that belong to no audience, each as a sentence."""
    try:
        names = sorted(path.name for path in (root / folder).iterdir()) if root else []
    except OSError:
        return []
    found = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        if ending == "md" and dot and not name.startswith((".", "_")) and stem not in AUDIENCES:
            close = near(stem, AUDIENCES)
            hint = f"did you mean {close}?" if close else f"there are {', '.join(AUDIENCES)}"
            found.append(f"{folder}/{name}: there is no audience of that name; {hint}")
    return found


def signature(folder: str, root: Path) -> list[tuple[str, int, int]]:
    """What tells this state of the user's files from another: names, times and sizes."""
    found = []
    for audience in AUDIENCES:
        try:
            info = (root / folder / f"{audience}.md").stat()
        except OSError:
            continue
        found.append((audience, info.st_mtime_ns, info.st_size))
    return found


def _own(root: Path, path: str) -> tuple[list[Line], list[str], bool]:
    """The user's lines, what is wrong with the file, and whether it stands instead of ours."""
    file = root / path
    try:
        if not file.exists():
            return [], [], False
        if not file.is_file() or not file.resolve().is_relative_to(root.resolve()):
            return [], [f"{path}: no file of this network; it is left aside"], False
        if file.stat().st_size > _LARGEST:
            return [], [f"{path}: over 256 KiB; a shelf is a file of short lines"], False
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [f"{path}: it is no UTF-8; save it as UTF-8"], False
    except OSError as error:
        return [], [f"{path}: cannot be read: {error.strerror}"], False
    lines = text.replace("\r\n", "\n").split("\n")
    says = _REPLACE.fullmatch(lines[0].strip())
    if says:
        lines[0] = ""
    replaces = says is not None and says[1].casefold() in ("yes", "true")
    return list(_lines(lines)), [], replaces


def _lines(lines: list[str]) -> Iterator[Line]:
    """The lines that say something: no heading, no comment, nothing empty."""
    for number, line in enumerate(lines, 1):
        text = " ".join(_BULLET.sub("", line.strip(), count=1).split(" ")).strip()
        if text and not text.startswith(("#", "<!--", "---", "```")):
            yield Line(text, number)


def checked(text: str) -> str:
    """A line as it stands, or `BadLineError` for one that could not be said to anybody."""
    if _CONTROL.search(text):
        raise BadLineError("it holds a character that cannot be seen; type the line anew")
    if len(text) > _LONGEST:
        raise BadLineError(f"longer than {_LONGEST} characters; make it one short sentence")
    for name in _SLOT.findall(text):
        if name not in SLOTS:
            raise BadLineError(f"“{{{name}}}” is not known; it can be {_listed()}")
    if "{" in _SLOT.sub("", text) or "}" in _SLOT.sub("", text):
        raise BadLineError(f"a brace without its other half; what is filled in is {_listed()}")
    return text


def filled(text: str, values: Mapping[str, str]) -> str | None:
    """A line with its slots filled, or None where something that it speaks of is not known."""
    if any(not values.get(name) for name in _SLOT.findall(text)):
        return None
    return _SLOT.sub(lambda found: values[found[1]], text)


def left_open(text: str) -> str:
    """A line said to nobody in particular: what would be filled in is left open."""
    return _SLOT.sub("…", text)


def _listed() -> str:
    return ", ".join(f"{{{name}}}" for name in SLOTS)
