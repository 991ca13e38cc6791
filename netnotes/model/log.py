"""The log's grammar: what happened between us, and what is planned.

    - [[ ]] DATE [TIME] CHANNEL [in|out] [with REF{, REF}] [at PLACE][: TEXT]

An entry with a readable date counts, whatever else is wrong with it (FORMAT, "Log").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from netnotes.model.sections import Item
from netnotes.model.span import Span
from netnotes.model.values.day import read_day
from netnotes.model.values.partial_date import suggest

#: The built-in channels, by the group that ranks them: in person > live > written (R104).
CHANNELS = {
    "in_person": ("coffee", "walk", "meal", "visit", "event", "meeting"),
    "live": ("video", "call"),
    "written": ("email", "message", "letter", "social"),
}

#: What a mark in an entry's text says.
MARKS = {
    "gave": "I gave something of value to them",
    "got": "they helped me",
    "thanked": "I thanked them",
    "posted": "I told them how it went",
    "introduced": "I brought two people together",
    "opening": "they told me of an opening",
    "asked": "they asked me for something",
    "declined": "I said no to it",
    "lit": "this lit them up",
    "missed": "I could have said hi",
    "personal": "friendship",
    "work": "business",
    "cancelled": "it did not happen",
    "someday": "a wish to repay, with no date",
}

#: Other forms of the same word, which no likeness of letters tells.
_MISSPELT = {
    "give": "gave",
    "given": "gave",
    "gotten": "got",
    "intro": "introduced",
    "thx": "thanked",
}

_START = re.compile(r"(\d{4}-\d{2}-\d{2})(?=[\s:,T]|$)")
_DATE_LIKE = re.compile(r"\d[\d/.-]*\d(?=[\s:,T]|$)")
_TIME = re.compile(r"(?:[ \t]+|T)([01]?\d|2[0-3]):([0-5]\d)(?=[\s:]|$)")
_BAD_TIME = re.compile(
    r"[ \t]+(\d{1,2}(?:[.:]\d{2})?[ \t]?(?:am|pm)|\d{1,2}:\d{2})(?=[\s:]|$)", re.IGNORECASE
)
_COLON = re.compile(r":(?=\s|$)")
_BRACKETS = re.compile(r"\[\[[^\[\]\n]*\]\]")
_WORD = re.compile(r"\s*([^\s:]+)")
_DIRECTION = re.compile(r"\s+(in|out)(?=\s|$)", re.IGNORECASE)
# Each begins where a run of blanks begins: tried at every blank, a long run would cost its square.
_WITH = re.compile(r"(?<!\s)\s+with\s+", re.IGNORECASE)
_AT = re.compile(r"(?<!\s)\s+at\s+", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)(?:\s*[,;]\s*(?:and\s+)?|\s+(?:and|&|\+)\s+)")
_LINK = re.compile(r"\[\[([^\[\]|#\n]+)(?:#[^\[\]|\n]*)?(?:\|[^\[\]\n]*)?\]\]")
#: Someone in brackets, or as a link to their file.
_NAMED = re.compile(_LINK.pattern + r"|\[[^\[\]\n]*\]\((?:[^()\s]*/)?([^()\s/]+?)\.md\)")
_TAG = re.compile(r"(?:(?<=\s)|^|(?<=\())#([A-Za-z][\w-]*)")


class Companion(NamedTuple):
    """Someone who was there too: who is meant, whether in brackets, and where it is written."""

    target: str
    linked: bool
    line: int
    column: int


class Entry(NamedTuple):
    """One entry of the log.

    `box` is ' ' for an open box, 'x' for a ticked one, '' for none; `ordinal` is the date's.
    `channel` is '' where the entry names none; `channel_at` is where it stands.
    """

    ordinal: int
    time: str
    channel: str
    channel_at: tuple[int, int]
    direction: str
    box: str
    people: tuple[tuple[str, bool, int, int], ...]
    place: str
    text: str
    marks: tuple[str, ...]
    line: int
    column: int

    @property
    def day(self) -> date:
        """The date of the entry."""
        return date.fromordinal(self.ordinal)

    @property
    def companions(self) -> list[Companion]:
        """Who else was there."""
        return [Companion._make(plain) for plain in self.people]

    def planned(self, today: date) -> bool:
        """A plan: an open box, or a date to come. It never counts as contact."""
        return self.box == " " or self.ordinal > today.toordinal()

    def counts(self, today: date) -> bool:
        """Whether it happened: no plan, and not cancelled."""
        return not self.planned(today) and "cancelled" not in self.marks

    def interacts(self, today: date) -> bool:
        """Whether it is an interaction: it happened, and did not go out only."""
        return self.direction != "out" and self.counts(today)


def interaction_days(log: Iterable[tuple[Any, ...]], now: int) -> set[int]:
    """The days up to `now` on which an entry interacts, from plain data: it is asked of everyone."""
    return {
        ordinal
        for ordinal, _, _, _, direction, box, _, _, _, marks, _, _ in log
        if ordinal <= now and direction != "out" and box != " " and "cancelled" not in marks
    }


def read_entry(item: Item, problem: Callable[[str, Span, str], None]) -> Entry | None:
    """A list item of the log as an entry, or None where it holds no date that can be read."""
    text = item.text
    start = _START.match(text)
    day = read_day(start[1]) if start else None
    if day is None or start is None:
        _complain(item, text, problem)
        return None
    position, time = _read_time(item, text, start.end(), problem)
    masked = _BRACKETS.sub(lambda m: "\x01" * len(m[0]), text)
    colon = _COLON.search(masked, position)
    tag = None if colon else _TAG.search(masked, position)  # `coffee #cancelled` needs no colon
    end = colon.start() if colon else tag.start() if tag else len(text)
    words = text[colon.end() if colon else end :].strip()
    head = _Head(item, text, masked, end)
    channel = _WORD.match(masked, position, end)
    if channel is None:
        line, column = item.place(position)
        problem(
            "bad-log-entry",
            Span.on_line(line, column, 1),
            "the channel is missing: coffee, call, email …",
        )
        at = (line, column)
    else:
        at = item.place(channel.start(1))
        position = head.read(channel.end())
        rest = text[position:end].strip()
        if rest:
            begin = position + len(text[position:end]) - len(text[position:end].lstrip())
            line, column = item.place(begin)
            message = "after the channel come in or out, with, at, and a colon before the text"
            problem("bad-log-entry", Span.on_line(line, column, len(rest.split("\n")[0])), message)
            words = text[begin:]
    marks = _read_marks(item, text, words, problem) if "#" in words else ()
    return Entry(
        day.toordinal(), time, channel[1].lower() if channel else "", at, head.direction, item.box,
        tuple(head.people), head.place, words, marks, item.line, item.column,
    )  # fmt: skip


class _Head:
    """Reads what stands between the channel and the colon: direction, people, place."""

    def __init__(self, item: Item, text: str, masked: str, end: int) -> None:
        self.item, self.text, self.masked, self.end = item, text, masked, end
        self.direction = self.place = ""
        self.people: list[tuple[str, bool, int, int]] = []

    def read(self, position: int) -> int:
        """Read from `position` on; gives the offset where it no longer fits the grammar."""
        found = _DIRECTION.match(self.masked, position, self.end)
        if found:
            self.direction = found[1].lower()
            position = found.end()
        for _ in range(2):
            if found := _WITH.match(self.masked, position, self.end):
                position = self.names(found.end(), self.until(_AT, found.end()))
            elif found := _AT.match(self.masked, position, self.end):
                stop = self.until(_WITH, found.end())
                place = self.text[found.end() : stop]
                self.place = _LINK.sub(lambda m: m[1].strip(), place).strip()
                position = stop
        late = _DIRECTION.match(self.masked, position, self.end)
        if late and not self.direction:
            self.direction = late[1].lower()
            position = late.end()
        return position

    def until(self, pattern: re.Pattern[str], position: int) -> int:
        found = pattern.search(self.masked, position, self.end)
        return found.start() if found else self.end

    def names(self, position: int, stop: int) -> int:
        """The people between two offsets, separated by commas or `and`."""
        while position < stop:
            comma = _AND.search(self.masked, position, stop)
            until = comma.start() if comma else stop
            name = self.text[position:until]
            begin = position + len(name) - len(name.lstrip())
            link = _NAMED.match(self.text, begin, until)
            target = (link[1] or link[2]).strip() if link else name.strip().strip("[]")
            if target:
                self.people.append((target, bool(link), *self.item.place(begin)))
            if link and self.text[link.end() : until].strip():
                return link.end()  # what follows a reference is no name: the colon is missing
            position = comma.end() if comma else stop
        return stop


def _read_time(
    item: Item, text: str, position: int, problem: Callable[[str, Span, str], None]
) -> tuple[int, str]:
    """The offset behind the time, and the time as `09:30`, or ''."""
    time = _TIME.match(text, position)
    if time:
        return time.end(), f"{int(time[1]):02}:{time[2]}"
    wrong = _BAD_TIME.match(text, position)
    if wrong:
        line, column = item.place(wrong.start(1))
        message = f"“{wrong[1]}” is no time; write it as 16:00"
        problem("bad-log-entry", Span.on_line(line, column, len(wrong[1])), message)
        return wrong.end(), ""
    return position, ""


def _read_marks(
    item: Item, text: str, words: str, problem: Callable[[str, Span, str], None]
) -> tuple[str, ...]:
    """The tags of an entry's text; one that is nearly a mark is pointed out."""
    marks: list[str] = []
    for found in _TAG.finditer(words):
        mark = found[1].lower()
        marks.append(mark)
        meant = "" if mark in MARKS else nearly_mark(mark)
        if meant:
            # The text is the entry's end as it stands, so places count from there.
            line, column = item.place(len(text) - len(words) + found.start())
            message = f"#{found[1]} is a tag of your own, and no mark; did you mean #{meant}?"
            problem("unknown-mark", Span.on_line(line, column, len(found[0])), message)
    return tuple(marks)


@cache
def nearly_mark(tag: str) -> str:
    """The mark that a tag was most likely meant to be, or '': any other tag is just a tag."""
    from difflib import SequenceMatcher  # only a tag that is no mark needs it

    if tag in _MISSPELT:
        return _MISSPELT[tag]
    for mark in MARKS:
        if len(mark) < 4 or not 4 <= len(tag) <= 12 or mark[0] != tag[0] or not tag.isalpha():
            continue
        if mark.startswith(tag) or SequenceMatcher(None, tag, mark).ratio() > 0.75:
            return mark
    return ""


def _complain(item: Item, text: str, problem: Callable[[str, Span, str], None]) -> None:
    """Say why an item of the log is no entry."""
    like = _DATE_LIKE.match(text)
    first = item.pieces[0][2]
    if like is None:
        span = Span.on_line(item.line, item.column, max(len(first), 1))
        problem("bad-log-entry", span, "an entry begins with its date, as in 2026-11-05 coffee: …")
        return
    said = like[0]
    better = suggest(said)
    hint = f"is no date; write {better}" if better else "is no date; write it as 2026-11-05"
    if _START.match(text):
        hint = "there is no such day"
    span = Span.on_line(item.line, item.column, len(said))
    problem(
        "bad-entry-date", span, f"“{said}”: {hint}" if _START.match(text) else f"“{said}” {hint}"
    )
