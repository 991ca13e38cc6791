"""Templates of messages: ours, and one's own in `templates/` of the network.

A template is a text: `Subject:` lines, an empty line, and the message, with slots in double braces
and `{% if slot %}`. It is written in the language of Jinja2, of which it may use the part that does
nothing but text: slots, `if` with `not`, `and`, `or` and comparisons, comments, and three filters.
There are no loops, no assignments, no calls, no attributes and no includes, so that a template that
came with somebody else's network can neither reach anything nor take long: what it gives is never
longer than itself with its slots filled (`filling.py`).
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from netnotes.errors import NetnotesError

#: The folder of one's own templates, beside `people/`.
FOLDER = "templates"
#: No message needs more, in bytes.
LARGEST = 32 * 1024

_SUBJECT = re.compile(r"Subject:[ \t]*(.*)", re.IGNORECASE)
_GAPS = re.compile(r"\n{3,}")


class BrokenTemplateError(NetnotesError):
    """A template that cannot be used; the message says where and why."""

    def __init__(self, path: str, line: int, why: str, *, own: bool = True) -> None:
        way_out = "; mend it, or move it away to use ours" if own else ""
        super().__init__(f"{path}:{line}: {why.rstrip('.')}{way_out}.")


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it stands in its file. `body_line` is the line on which the message begins."""

    path: str
    subjects: tuple[tuple[int, str], ...]
    body: str
    body_line: int
    own: bool


@dataclass(frozen=True, slots=True)
class Written:
    """What a template gave: subject lines, the text, and the slots that it needed and had not."""

    subjects: tuple[str, ...]
    text: str
    missing: tuple[str, ...]


def template_for(kind: str, root: Path) -> Template:
    """The template of a kind of message: one's own where there is one, else ours.

    Raises `BrokenTemplateError` where one's own cannot be read.
    """
    own = _own(kind, root)
    if own is not None:
        return _split(own, f"{FOLDER}/{kind}.txt", own=True)
    source = (files("netnotes.messages") / "templates" / f"{kind}.txt").read_text("utf-8")
    return _split(source, f"netnotes/messages/templates/{kind}.txt", own=False)


def _own(kind: str, root: Path) -> str | None:
    """The text of one's own template, or None; it has to be a plain file of a sensible size."""
    folder = root / FOLDER
    path = folder / f"{kind}.txt"
    said = f"{FOLDER}/{kind}.txt"
    try:
        if path.is_symlink() and not _within(path, root):
            raise BrokenTemplateError(said, 1, "it is a link that leads out of the network")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BrokenTemplateError(said, 1, f"cannot be read: {error.strerror}") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise BrokenTemplateError(said, 1, "it is no plain file")
    with os.fdopen(handle, "rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BrokenTemplateError(said, 1, f"it is longer than {LARGEST // 1024} KiB")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BrokenTemplateError(said, line, "it is no UTF-8") from None


def _within(path: Path, root: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _split(source: str, path: str, *, own: bool) -> Template:
    """The front part and the message of a template's text."""
    subjects: list[tuple[int, str]] = []
    lines = source.split("\n")
    at = 0
    while at < len(lines) and (found := _SUBJECT.fullmatch(lines[at].strip())):
        if found[1]:
            subjects.append((at + 1, found[1]))
        at += 1
    return Template(path, tuple(subjects), "\n".join(lines[at:]), at + 1, own)


def tidy(text: str) -> str:
    """A text without blanks at the ends of its lines, and with single empty lines."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _GAPS.sub("\n\n", lines).strip("\n")
