"""`netnotes-apart.txt`: who is not the same person, because you said so.

It lies beside `people/`, and git keeps it. A line says that a note is not of somebody, by what that
one can be told by: a profile, an e-mail address, a number, a name with an employer, or another note.

    bo-chen is not linkedin.com/in/bo-chen-2
    bo-chen is not bo@globex.example
    bo-chen is not bo-dahl

Imports and the finding of duplicates heed it, and `rename` and `merge` keep it true. A line that is
something else is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from netnotes.model.note import fold

NAME = "netnotes-apart.txt"
_LINE = re.compile(r"\s*(?P<slug>\S.*?) is not (?P<other>\S.*?)\s*")
_MOST = 1 << 20
_HEAD = "# Who is not the same person. netnotes adds a line when you say so; take it out to ask again.\n"


class Apart:
    """Pairs that were told apart, each a slug and what tells the other."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = {(fold(slug), fold(other)) for slug, other in pairs}

    @property
    def said(self) -> str:
        """All of it as one text, the same for the same pairs."""
        return "\n".join(sorted(f"{slug} is not {other}" for slug, other in self._pairs))

    def __bool__(self) -> bool:
        return bool(self._pairs)

    def parts(self, slug: str, others: Iterable[str]) -> bool:
        """Whether a note was told apart from somebody, by any of what tells them."""
        if not self._pairs:
            return False
        key = fold(slug)
        return any(
            (key, fold(other)) in self._pairs or (fold(other), key) in self._pairs
            for other in others
        )


def read(root: Path) -> Apart:
    """What is remembered for a network; nothing where there is no such file."""
    try:
        with open(root / NAME, "rb") as file:
            raw = file.read(_MOST)
    except OSError:
        return Apart()
    return Apart(_pairs(raw))


def _pairs(raw: bytes) -> Iterable[tuple[str, str]]:
    for line in raw.decode("utf-8-sig", "replace").splitlines():
        found = _LINE.fullmatch(line) if not line.lstrip().startswith("#") else None
        if found:
            yield found["slug"], found["other"]


def added(raw: bytes, pairs: Sequence[tuple[str, str]]) -> bytes:
    """The file's bytes with these pairs behind the others; those that stand there already do not."""
    known = Apart(_pairs(raw))
    lines = [
        f"{slug} is not {other}\n"
        for slug, other in dict.fromkeys(pairs)
        if not known.parts(slug, [other])
    ]
    if not lines:
        return raw
    head = raw or _HEAD.encode()
    if not head.endswith(b"\n"):
        head += b"\n"
    return head + "".join(lines).encode()


def followed(raw: bytes, old: str, new: str, one_now: Iterable[tuple[str, str]] = ()) -> bytes:
    """The file's bytes when the note `old` is called `new`, or has become a part of that one.

    What was said of a pair of `one_now` is true no more and goes, and so does a line that would say
    again what another one says. All others stay as they are, byte by byte.
    """
    gone = {(fold(slug), fold(other)) for slug, other in one_now}
    lines: list[bytes] = []
    said: set[tuple[str, str]] = set()
    for line in raw.splitlines(keepends=True):
        pair = next(iter(_pairs(line)), None)
        if pair is None:
            lines.append(line)
            continue
        if (fold(pair[0]), fold(pair[1])) in gone:
            continue
        slug, other = (new if fold(one) == fold(old) else one for one in pair)
        now = (fold(slug), fold(other))
        if (slug, other) == pair:
            lines.append(line)
        elif now not in said and now[::-1] not in said:
            lines.append(_saying(line, slug, other))
        said.add(now)
    return b"".join(lines)


def _saying(line: bytes, slug: str, other: str) -> bytes:
    """A line with another pair in it; its BOM, its indent and its ending stay."""
    text = line.decode("utf-8", "replace")
    bare = text.lstrip("\ufeff \t")
    ending = bare[len(bare.rstrip()) :]
    return f"{text[: len(text) - len(bare)]}{slug} is not {other}{ending}".encode()
