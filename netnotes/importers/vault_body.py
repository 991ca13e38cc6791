"""The body of a note of a vault: what happened on which day, and all else as it stands.

Below a heading such as Log, a dated item and a dated heading with its lines are days in touch. Every
other line stays, in its place and as it is written: it is somebody's own Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from netnotes.importers.candidate import Interaction, both_ways
from netnotes.importers.values import date_of
from netnotes.importers.vault_keys import unlinked
from netnotes.importers.vault_text import closed, made_plain, without_folders
from netnotes.model.log import BUILT_IN
from netnotes.model.note import fold
from netnotes.model.sections import BULLET, Section, mask, sections, under_way

_LOG = re.compile(
    r"(?:.*\b)?(?:log|interactions?|meetings?|history|timeline|contact log|conversations?|journal|catch-?ups?)\b.*",
    re.IGNORECASE,
)  # fmt: skip
_DATED = re.compile(
    r"\s*[-*+][ \t]+(?:\[[xX]\][ \t]+)?(?:\[\[)?(?:\*\*)?(\d{4}-\d{2}-\d{2})(?:\]\])?(?:\*\*)?[\s:,–—-]*(.*)\Z"
)
_DAY = re.compile(r"(?:\[\[)?(\d{4}-\d{2}-\d{2})(?:\]\])?[\s:,–—-]*(.*)\Z")
_TICKS = re.compile("`+")
#: What is more than words: a box, a table, a quote, a picture, a rule, a formula, a block of code, a comment.
_MORE = re.compile(
    r"\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+\[.\]|[|>#=~$]|!\[|```|(?:[-*_][ \t]*){3,}$)|.*(?:%%|<!--)"
)
_LISTED = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
#: From so many blanks on a line is code, unless it belongs to an item of so few lines above it.
_CODE, _NEAR = 4, 200
_WORD = re.compile(r"[a-z]+")
#: The channel as our own log has it, before the text: the entry says it anyway.
_CALLED = re.compile(rf"(?:{'|'.join(BUILT_IN)}):[ \t]+(?=\S)")
#: What people call the channels.
_CHANNELS = {
    "phone": "call", "called": "call", "phoned": "call", "zoom": "video", "lunch": "meal",
    "dinner": "meal", "breakfast": "meal", "emailed": "email", "mail": "email", "texted": "message",
    "whatsapp": "message", "dm": "social", "linkedin": "social", "met": "meeting", "party": "event",
    "hike": "walk",
}  # fmt: skip


@dataclass
class Body:
    """What a body says: whom its title names, the days in touch, and the text that is left."""

    title: str = ""
    talks: tuple[Interaction, ...] = ()
    text: str = ""


def body_of(text: str, today: date, name: str = "") -> Body:
    """A body taken apart; its title goes where it is the `name`, or where there is none yet."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    found = _Reading(text, name)
    found.read()
    happened = [one for one in found.talks if one.day <= today]
    planned = [one._replace(planned=True) for one in found.talks if one.day > today]
    rest = made_plain(closed(without_folders(found.rest())))
    return Body(found.title, (*both_ways(happened), *planned), rest)


class _Reading:
    """Goes through a body by its headings and items."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = text.split("\n")
        plain = text.replace("\r\n", "\n")
        self.masked = mask(plain).split("\n")
        self.hidden = under_way(plain)
        self.heads = {one.heading: one for one in sections(self.masked)}
        self.name = fold(name)
        self.title = ""
        self.talks: list[Interaction] = []
        #: The lines that became something of ours.
        self.gone: set[int] = set()

    def read(self) -> None:
        """Take out what becomes something of ours."""
        log: Section | None = None
        at = 0
        while at < len(self.lines):
            head = self.heads.get(at)
            if head is None:
                at = self._item(at) if log else at + 1
                continue
            inside = log is not None and log.level < head.level and head.heading < log.end
            dated = _DAY.match(head.title) if inside else None
            day = date_of(dated[1]) if dated else None
            if dated and day:
                at = self._day(head, day, dated[2])
                continue
            if not inside:
                log = head if _LOG.fullmatch(head.title[:200]) else None
            if head.level == 1 and not self.title:
                self._titled(head)
            at = head.start
        self._empty_logs()

    def rest(self) -> str:
        """The lines that are left; what was apart stays apart."""
        kept: list[str] = []
        gap = False
        for index, line in enumerate(self.lines):
            if index in self.gone:
                gap = True
                continue
            above = bool(kept and kept[-1].strip())
            goes_on = not line.strip() or line.startswith("#") or BULLET.match(line)
            if gap and above and not goes_on:
                kept.append("\r" if kept[-1].endswith("\r") else "")
            kept.append(line)
            gap = False
        return "\n".join(kept).strip("\r\n")

    def _titled(self, head: Section) -> None:
        self.title = unlinked(head.title)
        if not self.name or fold(self.title) == self.name:
            self.gone.update(range(head.heading, head.start))

    def _item(self, at: int) -> int:
        """What begins at a line of a log, and the line behind it."""
        found = _DATED.match(self.masked[at])
        day = date_of(found[1]) if found else None
        if found is None or day is None or at in self.hidden or self._in_code(at):
            return at + 1
        end = self._behind(at)
        own = [line.rstrip("\r").strip() for line in self.lines[at:end]]
        said = _DATED.match(own[0])
        if said is None or not self._words(at, end):
            self.talks.append(_talk(day, found[2], ""))
            return end
        words = [said[2], *(line for line in own[1:] if line)]
        self.talks.append(_talk(day, said[2], "\n".join(words)))
        self.gone.update(range(at, end))
        return end

    def _in_code(self, at: int) -> bool:
        """Whether a line is indented so far that it is code, or goes on a paragraph."""
        indent = _indent(self.lines[at])
        above = (self.lines[one] for one in range(at - 1, max(at - _NEAR, -1), -1))
        outer = next((one for one in above if one.strip() and _indent(one) < indent), "")
        return indent >= _CODE and not _LISTED.match(outer)

    def _behind(self, at: int) -> int:
        """The line behind an item and what is indented below it; another dated item is its own."""
        end = last = at + 1
        while end < len(self.lines) and end not in self.heads:
            line = self.lines[end]
            seen = line.strip() and end not in self.hidden
            if seen and (line[:1] not in " \t" or _DATED.match(self.masked[end])):
                break
            if line.strip():
                last = end + 1
            end += 1
        return last

    def _words(self, at: int, end: int) -> bool:
        """Whether lines hold words and plain items only, so that an entry can say them."""
        own = [line.rstrip("\r") for line in self.lines[at:end]]
        more = any(_MORE.match(line) or len(_TICKS.findall(line)) % 2 for line in own)
        return not more and self.hidden.isdisjoint(range(at, end + 1))

    def _day(self, head: Section, day: date, said: str) -> int:
        """A dated heading of a log with the lines below it, and the line behind those."""
        behind = min((at for at in self.heads if at > head.heading), default=len(self.lines))
        pieces = [said] if said else []
        own: list[Interaction] = []
        at = head.start
        apart = True
        while at < behind:
            line = self.lines[at].strip()
            found = _DATED.match(self.masked[at])
            other = date_of(found[1]) if found else None
            if found and other:
                end = self._behind(at)
                lines = [one.strip() for one in self.lines[at + 1 : end] if one.strip()]
                own.append(_talk(other, found[2], "\n".join([found[2], *lines])))
                at, apart = end, True
                continue
            bullet = BULLET.match(self.lines[at])
            if line and (apart or (bullet and not bullet[1])):
                pieces.append(line[bullet.end() - len(bullet[1]) :] if bullet else line)
            elif line:
                pieces[-1] += f"\n{line}"
            apart = not line
            at += 1
        title = self.lines[head.heading].rstrip("\r")
        if not self._words(head.start, behind) or title != self.masked[head.heading]:
            own = [one._replace(text="") for one in own]
            self.talks += [_talk(day, " ".join(pieces[:1]), ""), *own]
        elif pieces or own:
            self.talks += [*(_talk(day, one, one) for one in pieces), *own]
            self.gone.update(range(head.heading, behind))
        return behind

    def _empty_logs(self) -> None:
        """The heading of a log goes where all that stood below it went."""
        for head in self.heads.values():
            below = range(head.start, min(head.end, len(self.lines)))
            left = any(at not in self.gone and self.lines[at].strip() for at in below)
            if not left and _LOG.fullmatch(head.title[:200]) and not self.gone.isdisjoint(below):
                self.gone.update(range(head.heading, head.start))


def _indent(line: str) -> int:
    return len(line.expandtabs(_CODE)) - len(line.expandtabs(_CODE).lstrip())


def _talk(day: date, about: str, said: str) -> Interaction:
    """A day in touch: `about` tells the channel, `said` is what the entry says."""
    words = _WORD.findall(about.casefold())
    channel = next(
        (w if w in BUILT_IN else _CHANNELS[w] for w in words if w in BUILT_IN or w in _CHANNELS),
        "meeting",
    )
    said = said.strip()
    called = _CALLED.match(said)
    text = without_folders(said[called.end() :] if called else said)
    return Interaction(day, channel, text=text, own=True)
