"""Who else's notes speak of a note, with the sentence that does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from netnotes.model.network import Backlink, Network
from netnotes.model.note import Mention, Note
from netnotes.model.person import Person
from netnotes.model.whom import with_names
from netnotes.sentences import mark, say, tell
from netnotes.views._pieces import place
from netnotes.views.view import Bullets, Link, Quiet, Text
from netnotes.words import quoted

#: Where a sentence ends.
_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
#: How an item of a list begins, or a quotation, or a heading.
_ITEM = re.compile(r"\s*(?:[-*+>]|#+|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
#: So many characters of a sentence are shown.
_LONGEST = 200
#: What a mention in a field reads like.
_ROLES = {
    "log": mark("{who} in the log"),
    "org": mark("{who} works there"),
    "past": mark("{who} worked there"),
    "introduced_by": mark("{who} was introduced by them"),
    "knows": mark("{who} knows them"),
    "related": mark("{who} is tied to them"),
    "asks": mark("{who} in an ask"),
}


def mentions(network: Network, note: Note, leave_out: frozenset[str]) -> Bullets:
    """Every mention that the page does not show elsewhere; `leave_out` are the roles that it does."""
    items: list[Text] = []
    for found in network.backlinks(note):
        role = found.mention.role.partition(".")[0]
        if role in leave_out or _in_the_timeline(network, note, found):
            continue
        sentence = with_names(network, said_at(found.note, found.mention))
        items.append(
            (
                *_who(found.note, role),
                *((": ", quoted(sentence, _LONGEST)) if sentence else ()),
                " ",
                place(found.note, found.mention.span.line),
            )
        )
    return Bullets(say("Mentioned by"), tuple(dict.fromkeys(items)))


def _who(note: Note, role: str) -> Text:
    """Who mentions, and in words that step back, where."""
    link = Link(note.called, note.slug)
    if role not in _ROLES:
        return (link,)
    return tuple(Quiet(p) if isinstance(p, str) else p for p in tell(_ROLES[role], who=link))


def _in_the_timeline(network: Network, note: Note, found: Backlink) -> bool:
    """Whether the mention is an entry of the log that names the note among those who were there."""
    line = found.mention.span.line
    if found.mention.role.partition(".")[0] not in ("log", "with"):
        return False
    entry = max((e for e in found.note.log if e.line <= line), key=lambda e: e.line, default=None)
    return entry is not None and any(network.resolve(who) is note for who, *_ in entry.people)


def said_at(note: Note, mention: Mention) -> str:
    """The sentence in which a note speaks of another; '' in a field that says no more than a name."""
    line, role = mention.span.line, mention.role.partition(".")[0]
    if role == "asks" and isinstance(note, Person):
        return _latest(note.asks, line, "what")
    if role not in ("body", "log"):
        return ""
    for first, source in note.prose:
        lines = source.split("\n")
        if first <= line < first + len(lines):
            return _sentence(lines, line - first, mention.span.column - 1)
    held = (*note.log, *note.mind, *note.news, *note.questions, *note.milestones)
    return _latest(held, line, "text")


def _latest(items: Iterable[Any], line: int, what: str) -> str:
    """What the last of some items says that begins on a line or above it."""
    above = [item for item in items if item.line <= line]
    said: str = getattr(max(above, key=lambda item: item.line), what) if above else ""
    return " ".join(said.split())


def _sentence(lines: Sequence[str], index: int, column: int) -> str:
    """The sentence of a paragraph that a place lies in."""
    first = last = index
    while first > 0 and _flows(lines[first - 1]) and not _ITEM.match(lines[first]):
        first -= 1
    while last + 1 < len(lines) and _flows(lines[last + 1]) and not _ITEM.match(lines[last + 1]):
        last += 1
    at = sum(len(line) + 1 for line in lines[first:index]) + column
    paragraph = "\n".join(lines[first : last + 1])
    begin = 0
    for end in _END.finditer(paragraph):
        if end.start() >= at:
            return _bare(paragraph[begin : end.start()])
        begin = end.end()
    return _bare(paragraph[begin:])


def _flows(line: str) -> bool:
    """Whether a line belongs to a paragraph or an item."""
    return bool(line.strip()) and not line.startswith("#")


def _bare(text: str) -> str:
    return " ".join(_ITEM.sub("", text).split())
