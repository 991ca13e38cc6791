"""The text of another note, of a network or a vault, put beside what a note here says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from netnotes.importers.candidate import Candidate
from netnotes.importers.vault_text import closed
from netnotes.model.body import known_sections
from netnotes.model.edits.source import EditRefusedError, Source, Splice
from netnotes.model.edits.verify import LISTS, in_the_open, said_by
from netnotes.sentences import say
from netnotes.writing.imports.whole import with_text

#: The heading below which a text stands that nothing of the note can be put together with.
_ALSO = "Also noted"
_LEAD = re.compile(r"(?:#{1,6}|[-*+])\s+")
_BOX = re.compile(r"([-*+] \[)[xX](?=\])")


def with_own(raw: bytes, one: Candidate, names: Iterable[str]) -> bytes:
    """A note with what the text of a candidate says and its own does not.

    Where the two cannot be put together, a vault's text stands at the end. Raises `EditRefusedError`
    where a note cannot hold it.
    """
    named = (*names, one.name)
    if one.whole is not None:
        return with_text(raw, one.whole.body, named) if one.whole.body else raw
    body = one.body
    if not body or _stands(body, raw):
        return raw
    here = raw.decode("utf-8", "replace")
    if is_open(raw):
        raise EditRefusedError(why_not())
    try:
        after = with_text(raw, body, named)
    except EditRefusedError as refused:
        after = _behind(raw, body, refused)
    said = set(map(_bare, _lines(here)))
    return after if any(_bare(line) not in said for line in _lines(after.decode())) else raw


def is_open(raw: bytes) -> bool:
    """Whether a note ends in a code block, so that all that came behind it would be code."""
    here = raw.decode("utf-8", "replace")
    return closed(here) != here


def why_not() -> str:
    """Why such a note gains no line."""
    return say("a code block of the note is not closed; close it, and import again")


def _lines(text: str) -> list[str]:
    return [_BOX.sub(r"\1 ", line) for part in text.splitlines() if (line := part.strip())]


def _bare(line: str) -> str:
    """A line as it is compared: neither the level of a heading matters nor the mark of an item."""
    return _LEAD.sub("", line)


def _stands(body: str, raw: bytes) -> bool:
    """Whether a note says every line of a text, in its order; a box may be ticked by now."""
    there = iter(_lines(raw.decode("utf-8", "replace")))
    return all(line in there for line in _lines(body))


def _behind(raw: bytes, body: str, refused: EditRefusedError) -> bytes:
    """A note with a text at its end, below a heading of its own, where no word of either changes."""
    source = Source(raw)
    count = len(source.masked)
    level = min((s.level for _, s in known_sections(source.sections) if s.end >= count), default=2)
    ending = source.ending(len(source.seen))
    text = body.replace("\r\n", "\n").replace("\n", ending)
    above = ending if source.seen.endswith("\n") else ending * 2
    new = f"{above}{'#' * level} {_ALSO}{ending * 2}{text}{ending}"
    after = source.changed([Splice(len(source.text), len(source.text), new)])
    old, now = said_by(source), said_by(Source(after))
    lost = any(Counter(map(repr, old[what])) - Counter(map(repr, now[what])) for what in LISTS)
    if lost or old["fields"] != now["fields"] or len(old["log"]) != len(now["log"]):
        raise refused
    in_the_open(source, after, f"{'#' * level} {_ALSO}")
    return after
