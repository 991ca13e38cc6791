"""Notes that come whole, from another network: where they may lie, and what of them is here already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from netnotes.errors import BadValueError
from netnotes.model.edit import new_note
from netnotes.model.edits.join_body import join_body
from netnotes.model.edits.source import EditRefusedError
from netnotes.model.note import Note, fold
from netnotes.model.parse import parse_note
from netnotes.model.values.text import CONTROL
from netnotes.writing.slugs import is_reserved, path_of

#: So long, in bytes, may the stem of a file be on every system.
_LONGEST = 200
_SUFFIX = ".md"
#: What hides a text from its readers, but was written by somebody.
_HIDING = ("<!--", "%%", "```", "~~~")
_BLOCKS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
#: What begins as an item of a list, or as a heading.
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]|#{1,6})\s")
_BOX = re.compile(r"(\s*[-*+] \[)[ xX](?=\] )")


def stem_of(path: str) -> str:
    """The slug that a path gives."""
    return path.rpartition("/")[2].removesuffix(_SUFFIX)


def kept_path(path: str, folder: str, taken: set[str]) -> str:
    """The path of a note that lay at `path` below people/; '' where it cannot lie there.

    Its slug is taken from then on. A `folder` that was asked for goes before its own.
    """
    slug = stem_of(path)
    bad = (
        not slug.strip()
        or slug != slug.strip()
        or slug[0] in "._~#"
        or any(c in slug for c in '\\:*?"<>|\n\t')
        or CONTROL.search(slug)
        or len(slug.encode("utf-8", "replace")) > _LONGEST
        or is_reserved(slug)
        or fold(slug) in taken
    )
    if bad:
        return ""
    try:
        found = path_of(slug, folder or path.rpartition("/")[0])
    except BadValueError:
        found = path_of(slug, "")
    taken.add(fold(slug))
    return found


def says_all_of(note: Note, body: str) -> bool:
    """Whether a note's text says all that another one says; what is hidden is said nowhere."""
    if any(mark in body for mark in _HIDING):
        return False
    try:
        other = parse_note(new_note({"name": "-"}, body))
    except EditRefusedError:
        return False
    return _said(other) <= _said({**note.rest, **note.data})


def with_text(raw: bytes, body: str, names: Iterable[str]) -> bytes:
    """A note with what the text of another one says and its own does not, joined as `merge` joins them.

    A box that is ticked here stays ticked, and a paragraph that stands here is not said again. A
    heading that says one of `names` is left out. Raises `EditRefusedError` where that cannot be done
    without changing what either says.
    """
    names = tuple(names)
    if join_body(raw, new_note({"name": "-"}, body), names) == raw:
        return raw
    return join_body(raw, new_note({"name": "-"}, _as_here(body, raw)), names)


def _as_here(body: str, raw: bytes) -> str:
    """A text without the paragraphs that stand in a note, and its boxes as they are there."""
    if "```" in body or "~~~" in body:  # there it may be no Markdown
        return body
    text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
    here = {line.strip() for line in text.split("\n")}
    there = {_plain(block) for block in _BLOCKS.split(text)}
    lines = [_box_as_here(line, here) for line in body.replace("\r\n", "\n").split("\n")]
    alone = [not below[:1].isspace() for below in (*lines[1:], "")]  # nothing of it goes on below
    kept = [
        line
        for line, last in zip(lines, alone, strict=True)
        if not (last and _BOX.match(line) and line.strip() in here)
    ]
    blocks = _BLOCKS.split("\n".join(kept))
    return "\n\n".join(one for one in blocks if _ITEM.match(one) or _plain(one) not in there)


def _box_as_here(line: str, here: set[str]) -> str:
    """A line with a box as that is ticked in a note, where the line stands there."""
    found = _BOX.match(line)
    if found is None or line.strip() in here:
        return line
    ways = (f"{found[1]}{mark}{line[found.end() :]}" for mark in " xX")
    return next((way for way in ways if way.strip() in here), line)


def _plain(block: str) -> str:
    return "\n".join(line.strip() for line in block.strip().split("\n"))


def gained(before: bytes, after: bytes, *, headings: bool = False) -> list[str]:
    """The lines that a text has more than before, blank ones apart, and unless asked for headings."""
    more = Counter(_lines(after))
    more.subtract(_lines(before))
    found: list[str] = []
    for line in _lines(after):
        if more[line] > 0:
            more[line] -= 1
            found.append(line)
    return [line for line in found if line and (headings or not line.startswith("#"))]


def _lines(raw: bytes) -> list[str]:
    return [line.strip() for line in raw.decode("utf-8", "replace").splitlines()]


def _said(data: dict[str, Any]) -> set[tuple[str, ...]]:
    """What a text says, piece by piece, wherever it stands."""
    found: set[tuple[str, ...]] = {("prose", text) for _, text in data["prose"]}
    for name in ("log", "tasks", "mind", "news", "questions", "milestones", "sweeps"):
        for one in data.get(name, ()):
            day = str(one[0]) if name == "log" else ""
            found.add((name, day, *(part for part in one if isinstance(part, str))))
    return {("why", data["why"]), *found}
