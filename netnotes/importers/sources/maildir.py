"""Mail as a Maildir: a folder with `cur` and `new` in it, a file a message; its subfolders, too.

Dates, directions and addresses alone are read, and of each file only its head. Drafts, spam and trash
are left out, by the names of folders and the flags of files; for the rest it is as with mbox.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from netnotes.errors import RefusedError
from netnotes.importers.candidate import Found
from netnotes.importers.mail_headers import Head, head_of
from netnotes.importers.mailbox import Mail, correspondents, folder_words
from netnotes.importers.source import Source

TITLE = "mail (Maildir)"
STREAMED = True
#: Folders within folders that are looked into.
_DEEP = 8
#: Bytes of a message that are read: no head is longer.
_HEAD = 64 * 1024
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")
_END = re.compile(rb"\r?\n\r?\n")


def identify(source: Source) -> int:
    """Sure where a folder, or one not far below it, holds `cur` and `new`."""
    if source.kind != "folder":
        return 0
    return 95 if next(_boxes(str(source.path), _DEEP), "") else 0


def _boxes(folder: str, deep: int) -> Iterator[str]:
    """The mailboxes from here on down. Those with a point before their name are not hidden here."""
    try:
        with os.scandir(folder) as entries:
            below = sorted(e.name for e in entries if e.is_dir(follow_symlinks=False))
    except OSError:
        return
    if {"cur", "new"} <= set(below):
        yield folder
    if deep:
        for name in below:
            if name not in ("cur", "new", "tmp"):
                yield from _boxes(os.path.join(folder, name), deep - 1)


def extract(source: Source) -> Iterator[Found]:
    """A candidate for each whom I wrote with; first what was left out."""
    return correspondents(source, lambda: _mails(source))


def _mails(source: Source) -> Iterator[Mail]:
    root = str(source.path)
    count = 0
    for box in _boxes(root, _DEEP):
        words = folder_words(os.path.relpath(box, root))
        for part in ("cur", "new"):
            for name in _files(os.path.join(box, part)):
                count += 1
                if count > source.limits.members:
                    raise RefusedError(
                        f"{source.name}: more than {source.limits.members:,} messages in it; if that "
                        "is meant, say --any-size. Nothing was written."
                    )
                member = os.path.relpath(os.path.join(box, part, name), root).replace(os.sep, "/")
                flags = _FLAGS.search(name)
                marked = {"D": "draft", "T": "trash"}
                by_flag = {marked[f] for f in (flags[1] if flags else "") if f in marked}
                at = source.place(0, "message", member)
                source.reading.record("message")
                yield Mail(at, _head(source, member), folders=words | by_flag)


def _files(folder: str) -> list[str]:
    """The messages of a folder, in their order; what a link leads to is none."""
    with os.scandir(folder) as entries:
        found = (e for e in entries if not e.name.startswith("."))
        return sorted(e.name for e in found if e.is_file(follow_symlinks=False))


def _head(source: Source, member: str) -> Head:
    """The head of a message; without fields where there is none."""
    raw = source.head(member, _HEAD)
    found = _END.search(raw)
    return head_of(raw[: found.end()] if found else raw)
