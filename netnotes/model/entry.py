"""Reading an entry of the log, by its grammar; what is wrong with it is said once, at its place.

    - [[ ]] DATE [TIME] CHANNEL [in|out] [with REF{, REF}] [at PLACE][: TEXT]

An entry with a readable date counts, whatever else is wrong with it (FORMAT, "The body").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from netnotes.model.clock import Clock, clock_in_place, read_clock
from netnotes.model.diagnostic import Fix
from netnotes.model.log import BUILT_IN, CHANNELS, MARKS, Entry
from netnotes.model.sections import Item
from netnotes.model.span import Span
from netnotes.model.values.day import read_day
from netnotes.model.values.partial_date import suggest
from netnotes.model.wikilink import WIKILINK
from netnotes.sentences import say

#: Other forms of the same word, which no likeness of letters tells.
_MISSPELT = {
    "give": "gave",
    "given": "gave",
    "gotten": "got",
    "intro": "introduced",
    "thx": "thanked",
}

_START = re.compile(r"(\d{4}-\d{2}-\d{2})(?=[\s:,;T–—]|\.(?:\s|$)|-(?!\d)|/\d|$)")
_DATE_LIKE = re.compile(r"(?:\[\[[\d-]+(?:\|[^\[\]\n]*)?\]\]|\d[\d/.-]*\d)(?=[\s:,T]|$)")
#: A second day: an entry has one.
_TO_ANOTHER_DAY = re.compile(
    r"[ \t]*(?:[-–—/]|to\b|until\b|till\b)[ \t]*\d{4}-\d{2}-\d{2}(?=[\s:,]|$)|[–—/]\d{1,2}(?=[\s,]|$)"
)
#: What most entries are: nothing in it is in need of a second look.
_PLAIN = re.compile(
    r"(\d{4}-\d{2}-\d{2}) ([a-z]+)(?: (in|out))?(?: with (\[\[[a-z0-9-]+\]\](?:, \[\[[a-z0-9-]+\]\])*))?"
    r"(?: at ((?!(?:[^:]*\s)?(?i:in|out|with|at)[\s:])[^\W\d_](?:[^\W\d_]|[ '’-])*))?:(?=\s)"
)
_SLUG = re.compile(r"\[\[([a-z0-9-]+)")
#: What people put between the date and what follows.
_BEHIND_DATE = re.compile(r"[ \t]*([,;.–—-]|:(?=\s+(\w+)))(?=\s)")
_NEXT = re.compile(r"\s+(\S+?)(?=:?(?:\s|$))")
_COLON = re.compile(r":(?=\s|$)")
_BRACKETS = re.compile(r"\[\[[^\[\]\n]*\]\]")
_WORD = re.compile(r"\s*([^\s:]+)")
#: A second word before what else a head can hold: `LinkedIn message with …`.
_SECOND = re.compile(
    r"[ \t]+(?!(?:in|out|with|at)(?:\s|$))([^\s:\x01]+)(?=\s+(?:in|out|with|at)(?:\s|$)|\s*$)",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r"\s+(in|out)(?=\s|$)", re.IGNORECASE)
# Each begins where a run of blanks begins: tried at every blank, a long run would cost its square.
_WITH = re.compile(r"(?<!\s)\s+(with)(?=\s|$)", re.IGNORECASE)
_AT = re.compile(r"(?<!\s)\s+(at)(?=\s|$)", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)(?:\s*[,;]\s*(?:and\s+)?|\s+(?:and|&|\+)\s+)")
#: Someone in brackets, or as a link to their file.
_NAMED = re.compile(WIKILINK.pattern + r"|\[[^\[\]\n]*\]\((?:[^()\s]*/)?(?P<file>[^()\s/]+?)\.md\)")
_TAG = re.compile(r"(?:(?<=\s)|^|(?<=\())#([A-Za-z][\w-]*)")


def read_entry(item: Item, problem: Callable[..., None]) -> Entry | None:
    """A list item of the log as an entry, or None where it holds no date that can be read."""
    return _plain_entry(item, problem) or _whole_entry(item, problem)


def _plain_entry(item: Item, problem: Callable[..., None]) -> Entry | None:
    """An entry in which everything stands where it belongs, as most are: by a short way to the same end."""
    text = item.text
    found = _PLAIN.match(text)
    if found is None or found[2] not in BUILT_IN:
        return None
    day = read_day(found[1])
    if day is None:
        return None
    words = text[found.end() :].strip()
    marks = _read_marks(item, text, words, problem) if "#" in words else ()
    people: tuple[tuple[str, bool, int, int], ...] = ()
    if found[4]:
        names = _SLUG.finditer(text, *found.span(4))
        people = tuple((one[1], True, *item.place(one.start())) for one in names)
    return Entry(
        day.toordinal(), "", found[2], item.place(found.start(2)), found[3] or "", item.box, people,
        (found[5] or "").strip(), words, marks, item.line, item.column,
    )  # fmt: skip


def _whole_entry(item: Item, problem: Callable[..., None]) -> Entry | None:
    """An entry by the whole grammar."""
    text = item.text
    start = _START.match(text)
    day = read_day(start[1]) if start else None
    if day is None or start is None:
        _complain(item, text, problem)
        return None
    slips = _Slips(item, problem)
    position = _behind_date(text, start, slips)
    clock = read_clock(text, position)
    if clock:
        position = clock.end
        slips.clock(clock)
    masked = _BRACKETS.sub(lambda m: "\x01" * len(m[0]), text)
    colon = _COLON.search(masked, position)
    tag = None if colon else _TAG.search(masked, position)  # `coffee #cancelled` needs no colon
    end = colon.start() if colon else tag.start() if tag else len(text)
    words = text[colon.end() if colon else end :].strip()
    head = _Head(slips, text, masked, end)
    head.time = clock.meant if clock else ""
    position = head.read(position, start[1])
    rest = text[position:end].strip()
    if rest:
        begin = position + len(text[position:end]) - len(text[position:end].lstrip())
        words = text[begin:]
        if not head.lost:
            message = say("after the channel come in or out, with, at, and a colon before the text")
            slips.say(begin, begin + len(rest), message)
    marks = _read_marks(item, text, words, problem) if "#" in words else ()
    return Entry(
        day.toordinal(), head.time, head.channel, head.at, head.direction, item.box,
        tuple(head.people), head.place, words, marks, item.line, item.column,
    )  # fmt: skip


class _Slips:
    """Says what is wrong with an entry, at its place."""

    def __init__(self, item: Item, problem: Callable[..., None]) -> None:
        self.item, self.problem = item, problem

    def say(self, begin: int, end: int, message: str, instead: str | None = None) -> None:
        """Between two offsets of the item's text; `instead` is what may safely stand there.

        Where nothing may, the blanks before it go along.
        """
        span, text = self.span(begin, end), self.item.text
        fix = None
        if instead:
            fix = Fix(say("write {text}", text=instead), ((span, instead),))
        elif instead is not None:
            blanks = len(text[:begin]) - len(text[:begin].rstrip(" \t"))
            fix = Fix(say("take it out"), ((self.span(begin - blanks, end), ""),))
        if "\n" in text[begin:end]:
            fix = None  # places are on one line
        self.problem("bad-log-entry", span, message, fix)

    def span(self, begin: int, end: int) -> Span:
        """The place between two offsets, up to the end of the line."""
        said = self.item.text[begin:end].partition("\n")[0]
        return Span.on_line(*self.item.place(begin), max(len(said), 1))

    def clock(self, clock: Clock) -> None:
        """What is wrong with a time, where something is."""
        if clock.wrong:
            self.say(clock.begin, clock.end, clock.wrong, clock.meant if clock.whole else None)


def _behind_date(text: str, start: re.Match[str], slips: _Slips) -> int:
    """The offset behind the date and what was put there that does not belong."""
    position = start.end()
    if text[position : position + 1] in ("", "T"):
        return position
    another = _TO_ANOTHER_DAY.match(text, position)
    if another:
        begin = another.start() + len(another[0]) - len(another[0].lstrip())
        message = say("an entry has one day, the first; write it as {day}", day=start[1])
        slips.say(begin, another.end(), message)
        return another.end()
    found = _BEHIND_DATE.match(text, position)
    if found and (found[1] != ":" or found[2].casefold() in BUILT_IN):
        following = _NEXT.match(text, found.end())
        message = say("a space is enough behind the date")
        if following and (following[1][0].isdigit() or following[1].lower() in BUILT_IN):
            line = f"{start[1]} {following[1]}"
            message = say("a space is enough behind the date; write it as {line}", line=line)
        slips.say(found.start(1), found.end(1), message, "")
        return found.end()
    return position


class _Head:
    """Reads what stands between the date and the colon: channel, direction, people, place.

    `lost` is set once something was said after which the rest is not worth another word.
    """

    def __init__(self, slips: _Slips, text: str, masked: str, end: int) -> None:
        self.slips, self.text, self.masked, self.end = slips, text, masked, end
        self.time = self.channel = self.direction = self.place = ""
        self.at = (0, 0)
        self.people: list[tuple[str, bool, int, int]] = []
        self.lost = False

    def read(self, position: int, day: str) -> int:
        """Read from `position` on; gives the offset where it no longer fits the grammar."""
        position = self.late_clock(self.name(position), day)
        found = _DIRECTION.match(self.masked, position, self.end)
        if found and not self.direction:
            self.direction = found[1].lower()
            position = self.in_town(found)
        for _ in range(2):
            if found := _WITH.match(self.masked, position, self.end):
                position = self.names(found.end(), self.until(_AT, found.end()))
                if not self.people:
                    self.slips.say(*found.span(1), say("nobody is named behind “with”"))
            elif found := _AT.match(self.masked, position, self.end):
                position = self.until(_WITH, found.end())
                self.read_place(found, position, day)
        late = _DIRECTION.match(self.masked, position, self.end)
        if late and not self.direction:
            self.direction = late[1].lower()
            position = late.end()
        return position

    def name(self, position: int) -> int:
        """The channel, and a direction that stands before it; gives the offset behind them."""
        found = _WORD.match(self.masked, position, self.end)
        if found is None:
            self.at = self.slips.item.place(position)
            message = say("the channel is missing: coffee, call, email …")
            self.slips.say(position, position + 1, message)
            return position
        self.at = self.slips.item.place(found.start(1))
        if found[1].lower() in ("in", "out"):
            return self.direction_first(found)
        if found[1].lower() in ("with", "at"):
            self.slips.say(*found.span(1), say("the channel is missing: coffee, call, email …"))
            return position
        self.channel = found[1].lower()
        second = _SECOND.match(self.masked, found.end(), self.end)
        known = self.channel in BUILT_IN
        if second is None or (known and second[1].lower() not in BUILT_IN):
            return found.end()
        both = f"{found[1]} {second[1]}"
        if second[1].lower() not in BUILT_IN:
            self.channel = both.lower()  # the settings may hold it; else it is no known channel
            return second.end()
        if known:
            message = say(
                "“{text}” is two channels; write {one} or {other}",
                text=both, one=found[1], other=second[1],
            )  # fmt: skip
        else:
            self.channel = second[1].lower()
            message = say(
                "“{text}” is no channel; write {channel}, or add a word of your own to `channels` in the settings",
                text=both, channel=self.channel,
            )  # fmt: skip
        self.slips.say(found.start(1), second.end(1), message)
        return second.end()

    def late_clock(self, position: int, day: str) -> int:
        """A time behind the channel; gives the offset behind it."""
        clock = read_clock(self.masked[: self.end], position)
        if clock is None or self.text[clock.begin : clock.begin + 2].casefold() == "at":
            return position  # the place is looked at in its turn
        self.misplaced(clock, clock.begin, day)
        return clock.end

    def misplaced(self, clock: Clock, begin: int, day: str) -> None:
        """Point out a time that stands at `begin` and not behind the date."""
        line = f"{day} {clock.meant or '16:00'} {self.channel}".strip()
        message = say("the time stands behind the date; write it as {line}", line=line)
        self.slips.say(begin, begin + clock.end - clock.begin, message)
        self.time = self.time or clock.meant

    def in_town(self, found: re.Match[str]) -> int:
        """`coffee in Lisbon` means a place; `found` is the direction, which it takes back then."""
        stop = min(self.until(_WITH, found.end()), self.until(_AT, found.end()))
        place = self.text[found.end() : stop].strip()
        if not place or self.direction != "in" or self.channel not in CHANNELS["in_person"]:
            return found.end()
        self.direction, self.place = "", place
        line = f"{self.channel} at {place}"
        message = say("a place stands behind “at”; write it as {line}", line=line)
        self.slips.say(found.start(1), stop, message, f"at {place}")
        return stop

    def direction_first(self, found: re.Match[str]) -> int:
        """`out email` for `email out`; `found` is the direction."""
        word, begin = found[1].lower(), found.start(1)
        second = _WORD.match(self.masked, found.end(), self.end)
        said = second[1].lower() if second else ""
        if second and (word, said) == ("in", "person"):
            message = say(
                "“in person” is no channel; write coffee, walk, meal, visit, event or meeting"
            )
            self.slips.say(begin, second.end(1), message)
            return second.end()
        self.direction = word
        fits = _SECOND.match(self.masked, found.end(), self.end)
        if second and said not in ("with", "at") and (fits or said in BUILT_IN):
            self.channel = said
            self.at = self.slips.item.place(second.start(1))
            meant = f"{second[1]} {found[1]}"
            message = say("the channel comes first; write it as {meant}", meant=meant)
            self.slips.say(begin, second.end(1), message, meant)
            return second.end()
        self.lost = True
        message = say("“{word}” goes behind a channel: email {word}, message {word} …", word=word)
        self.slips.say(begin, found.end(1), message)
        return found.end()

    def read_place(self, keyword: re.Match[str], stop: int, day: str) -> None:
        """The place behind `at`, up to `stop`."""
        written = self.text[keyword.end() : stop]
        place = WIKILINK.sub(lambda m: m["target"].strip(), written).strip()
        clock = clock_in_place(place)
        if clock:
            self.misplaced(clock, keyword.end() + len(written) - len(written.lstrip()), day)
            place = place[clock.end :].strip()[2:].strip()
        elif not place:
            self.slips.say(*keyword.span(1), say("no place is named behind “at”"))
        self.place = place

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
            target = (link["target"] or link["file"]).strip() if link else name.strip().strip("[]")
            if target:
                self.people.append((target, bool(link), *self.slips.item.place(begin)))
            if link and self.text[link.end() : until].strip():
                return link.end()  # what follows a reference is no name: the colon is missing
            position = comma.end() if comma else stop
        return stop


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
            message = say(
                "#{tag} is a tag of your own, and no mark; did you mean #{mark}?",
                tag=found[1], mark=meant,
            )  # fmt: skip
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


def _complain(item: Item, text: str, problem: Callable[..., None]) -> None:
    """Say why an item of the log is no entry."""
    like = _DATE_LIKE.match(text)
    first = item.pieces[0][2]
    if like is None:
        span = Span.on_line(item.line, item.column, max(len(first), 1))
        problem(
            "bad-log-entry", span, say("an entry begins with its date, as in 2026-11-05 coffee: …")
        )
        return
    said = like[0]
    span = Span.on_line(item.line, item.column, len(said))
    better = "" if _START.match(text) else suggest(said)
    if better:
        fix = Fix(say("write {text}", text=better), ((span, better),))
        message = say("“{text}” is no date; write {better}", text=said, better=better)
        problem("bad-entry-date", span, message, fix)
        return
    if _START.match(text):
        message = say("“{text}”: there is no such day", text=said)
    else:
        message = say("“{text}” is no date; write it as 2026-11-05", text=said)
    problem("bad-entry-date", span, message)
