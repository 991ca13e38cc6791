"""Links that other notes of the same vault hold to a note whose file gets another name.

netnotes writes below `people/` alone. Where its folder is part of an Obsidian vault, the daily notes
and the canvases around it say `[[bo-chen]]` too: they are counted, so that whoever renames knows.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import NamedTuple
from urllib.parse import quote

from netnotes.words import counted

#: A larger file is no note, and so long is looked for links; what was found until then is told.
_LARGEST = 1_048_576
_PATIENCE = 2.0
#: What to do where a file got another name, and where it is to get one.
FOLLOW = "To have them follow: netnotes undo, then rename the file in Obsidian."
INSTEAD = "To have them follow, rename the file in Obsidian instead."


class Outside(NamedTuple):
    """How many files of the vault link to a note, the first of them, and whether all were looked at."""

    files: int
    first: str
    whole: bool = True


def links_outside(people: Path, slug: str) -> Outside:
    """What of the vault around `people` links to the note of that slug; nothing where there is none."""
    root = people.parent
    if not (root / ".obsidian").is_dir():
        return Outside(0, "")
    link = _link(slug)
    found: list[str] = []
    until = monotonic() + _PATIENCE
    for path in _files(root, people):
        if monotonic() > until:
            return Outside(len(found), min(found, default=""), whole=False)
        if link.search(_text(path)):
            found.append(path.relative_to(root).as_posix())
    return Outside(len(found), min(found, default=""))


def told_outside(people: Path, slug: str, way_out: str) -> Iterator[str]:
    """A sentence on what still links to a slug that is gone; none where nothing does."""
    outside = links_outside(people, slug)
    if not (outside.files or outside.whole):
        yield f"The vault is large, and not all of it was looked at: some may still link to {slug}."
    if outside.files:
        many = counted(outside.files, "file")
        many = many.capitalize() if outside.whole else f"At least {many}"
        links = "links" if outside.files == 1 else "link"
        first = f" ({outside.first})" if outside.files == 1 else f" ({outside.first} and others)"
        yield (
            f"{many} of the vault{first} still {links} to {slug}: netnotes writes in notes of "
            f"people/ alone. {way_out}"
        )


def _link(slug: str) -> re.Pattern[str]:
    """A link to a note, in brackets, in round ones, or as the file of a card of a canvas."""
    name, address = re.escape(slug), re.escape(quote(slug))
    card = re.escape(json.dumps(slug)[1:-1])
    return re.compile(
        rf"\[\[(?:[^\[\]|#^\n]*/)?{name}\s*(?:\.md)?[\]|#^\\]"
        rf"|\]\(<?(?:[^()\s]*/)?(?:{name}|{address})\.md[)#>]"
        rf'|"file"\s*:\s*"(?:[^"\n]*/)?(?:{name}|{card})\.md"',
        re.IGNORECASE,
    )


def _files(root: Path, people: Path) -> Iterator[Path]:
    """The notes and canvases of a vault, the notes below `people` left out."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = people in (Path(folder), *Path(folder).parents)
        for name in sorted(names):
            if name.endswith(".canvas") or (name.endswith(".md") and not inside):
                yield Path(folder, name)


def _text(path: Path) -> str:
    """What a file says, or nothing where it cannot be read."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            return ""
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
