"""Where a line belongs in a note's body, and what lines go in there with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from netnotes.model.body import KNOWN, known_sections, section_name
from netnotes.model.edits.source import EditRefusedError, Source, Splice
from netnotes.model.log import Entry
from netnotes.model.parse import parse_note
from netnotes.model.sections import BULLET, Section, items, under_way
from netnotes.sentences import say

#: Where the plain data keeps what a section of dated bullets says.
DATED = {"log": "log", "top_of_mind": "mind", "news": "news"} | {
    name: name for name in ("milestones", "sweeps")
}
_ENTRY_LINE = Entry._fields.index("line")
#: The title of a day that somebody gave a heading of its own.
_DAY_TITLE = re.compile(r"\W{0,3}\d{4}-\d{2}-\d{2}(?!\d)")
_LEAD = re.compile(r"([ \t]*)([-*+])( +)(?=\S)")

#: When something was: the day's ordinal, and the time of day or ''.
When = tuple[int, str]


class Insertion(NamedTuple):
    """Lines that go in before a line of the body, which is counted from 0."""

    at: int
    lines: list[str]


class Placed(NamedTuple):
    """An item of a list: its lines, from `first` until before `behind`, its lead, and its date."""

    first: int
    behind: int
    indent: str
    mark: str
    gap: str
    when: When | None


class Body:
    """The body of a note, and where things go in it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.written = source.written
        self.count = len(self.written) - (self.written[-1] == "")
        self.hidden = under_way("\n".join(self.written))

    def splice(self, new: Insertion) -> Splice:
        """The insertion as a change to the text; a last line without an ending stays the manner."""
        source = self.source
        offset = source.starts[new.at] if new.at < self.count else len(source.seen)
        ending = source.ending(offset)
        above = source.seen[:offset]
        if above and not above.endswith("\n"):
            return Splice(offset, offset, "".join(ending + line for line in new.lines))
        return Splice(offset, offset, "".join(line + ending for line in new.lines))

    def section(self, name: str) -> Section | None:
        """The first section of that name (`section_name`) that is not part of another."""
        for known, section in known_sections(self.source.sections):
            if known == name:
                return section
        for section in self.source.sections:
            if section_name(section.title) == name and name not in KNOWN:
                return section
        return None

    def blank(self, index: int) -> bool:
        """Whether a line is blank, or there is none."""
        return not 0 <= index < self.count or not self.written[index].strip()

    def boundary(self, index: int) -> int:
        """The first place from `index` on where a line can go in without falling into a comment."""
        while index in self.hidden and index < self.count:
            index += 1
        return index

    def items(self, section: Section, name: str) -> list[Placed]:
        """The items of a section."""
        source = self.source
        kept = DATED.get(name, "")
        dates: dict[int, When] = {}
        for plain in source.data[kept] if kept else ():
            line = plain[_ENTRY_LINE] if kept == "log" else plain[-1]
            if plain[0]:
                dates[line - source.body_line] = (plain[0], plain[1] if kept == "log" else "")
        found: list[Placed] = []
        for item in items(source.lines, source.masked, section.start, section.end, 0):
            last = max(
                line for line, _, _ in item.pieces if line == item.line or not self.nothing(line)
            )
            lead = _LEAD.match(source.masked[item.line])
            bullet = BULLET.match(source.masked[item.line])
            assert bullet is not None
            found.append(
                Placed(
                    item.line,
                    min(self.boundary(last + 1), self.count),
                    bullet[1],
                    bullet[2],
                    lead[3] if lead else " ",
                    dates.get(item.line),
                )
            )
        return found

    def nothing(self, index: int) -> bool:
        """Whether nothing of a line renders."""
        return not self.source.lines[index].strip()


def into_section(source: Source, name: str, text: str) -> Insertion:
    """Where lines go into the section `name`, as its own order asks; it is made where there is none."""
    body = Body(source)
    new = text.split("\n")
    section = body.section(section_name(name))
    if section is None:
        return _with_heading(body, name, new)
    if section_name(name) in DATED:
        section = before_days(source, section)
    placed = body.items(section, section_name(name))
    if not placed or not BULLET.match(new[0]):
        return _at_end(body, section, new)
    if section_name(name) not in DATED:
        return _beside(body, placed, len(placed), new, newest_first=False)
    when = date_of(name, text)
    dated = [item for item in placed if item.when]
    if when is None or not dated:
        at = len(placed) if when is None else 0
        return _beside(body, placed, at, new, newest_first=when is not None)
    at, newest_first = position([item.when for item in dated if item.when], when)
    return _beside(body, dated, at, new, newest_first=newest_first)


def before_days(source: Source, section: Section) -> Section:
    """A section up to the first heading of a single day: what is below that belongs to the day."""
    for inner in source.sections:
        if section.heading < inner.heading < section.end and _DAY_TITLE.match(inner.title):
            return section._replace(end=inner.heading)
    return section


def position(dates: Sequence[When], new: When) -> tuple[int, bool]:
    """Before which of the dated items a new one goes, and whether the newest stand first.

    The order is what most neighbours have; where no two differ, the newest stand first. In a list of
    no one order the new one goes where it is wrong about as few others as can be. Of one day without
    times, the one that is written later counts as the later one.
    """
    steps = [compare(a, b) for a, b in pairwise(dates)]
    newest_first = sum(steps) >= 0
    sign = 1 if newest_first else -1
    # What is wrong with the first place: all that belong before the new one.
    wrong = sum(1 for date in dates if compare(date, new) * sign > 0)
    best, at = wrong, 0
    for number, date in enumerate(dates, 1):
        compared = compare(date, new) * sign
        wrong += (compared < 0) - (compared > 0)
        if wrong < best or (wrong == best and not newest_first):
            best, at = wrong, number
    return at, newest_first


def compare(one: When, other: When) -> int:
    """-1, 0 or 1: whether a time comes before, with or after another."""
    if one[0] == other[0] and not (one[1] and other[1]):
        return 0
    return (one > other) - (one < other)


def date_of(name: str, text: str) -> When | None:
    """The date of a line, as it would be read in a section with dates; None where it has none."""
    line = text.partition("\n")[0][:100]
    note = f"---\nname: A\n---\n\n## {name}\n\n{line}\n".encode("utf-8", "replace")
    kept = DATED[section_name(name)]
    for plain in parse_note(note)[kept]:
        return (plain[0], plain[1] if kept == "log" else "") if plain[0] else None
    return None


def _like(item: Placed, new: list[str]) -> list[str]:
    """New lines with the bullet and indent of an item beside them."""
    if _LEAD.match(new[0]) is None:
        return new
    lead = item.indent + item.mark + item.gap
    found: list[str] = []
    more = ""
    for line in new:
        first = None if line[:1].isspace() else _LEAD.match(line)
        if first is not None:
            more = " " * (len(lead) - first.end())
            found.append(lead + line[first.end() :])
        else:
            found.append(more + line if line.strip() else line)
    return found


def _beside(
    body: Body, placed: list[Placed], at: int, new: list[str], *, newest_first: bool
) -> Insertion:
    """Before the item `at`, or behind the one before it, with blank lines if the list has them."""
    gaps = [body.blank(item.first - 1) for item in placed[1:]]
    blank = [""] if sum(gaps) * 2 > len(gaps) else []
    if at == len(placed) or (at and not newest_first):
        above = placed[at - 1]
        return Insertion(above.behind, [*blank, *_like(above, new)])
    below = placed[at]
    return Insertion(below.first, [*_like(below, new), *blank])


def _at_end(body: Body, section: Section, new: list[str]) -> Insertion:
    """At the end of a section without a list, with a blank line around it."""
    last = min(section.end, body.count) - 1
    while last >= section.start and body.blank(last):
        last -= 1
    return _spaced(body, body.boundary(max(last + 1, section.start)), new)


def _spaced(body: Body, at: int, new: list[str], *, above: bool = True) -> Insertion:
    """Before the line `at`, with one blank line above (unless told otherwise) and below it."""
    if above and at < body.count and body.blank(at):
        at += 1
    elif above and (at or body.source.body_start) and not (at and body.blank(at - 1)):
        new = ["", *new]
    if not body.blank(at):
        new = [*new, ""]
    return Insertion(at, new)


def _with_heading(body: Body, name: str, new: list[str]) -> Insertion:
    """A new section: before the log, or at the end of the note."""
    if not name.strip() or "\n" in name:
        raise EditRefusedError(say("“{name}” cannot be the title of a section", name=name))
    log = body.section("log") if section_name(name) != "log" else None
    if log is not None:
        lines = [f"{'#' * log.level} {name}", "", *new, ""]
        return Insertion(log.heading, lines if body.blank(log.heading - 1) else ["", *lines])
    # Below a section of a higher level it would only be a part of that.
    open_ones = [s.level for _, s in known_sections(body.source.sections) if s.end >= body.count]
    level = min([2, *open_ones])
    return _spaced(body, body.count, [f"{'#' * level} {name}", "", *new])


def promise(source: Source, line: str) -> Insertion:
    """Where a promise goes: behind the last open one, else at the end of the prose."""
    body = Body(source)
    new = line.split("\n")
    taken = [section for _, section in known_sections(source.sections)]
    for _, done, _, number, _ in reversed(source.data["tasks"]):
        index = number - source.body_line
        if done or any(section.heading <= index < section.end for section in taken):
            continue
        if source.masked[index][:1] in ("-", "*", "+"):
            end = next(s.heading for s in [*source.sections, _END] if s.heading > index)
            end = min(end, len(source.masked))
            whole = Section("", 0, index, index, end)
            return _beside(body, body.items(whole, "")[:1], 1, new, newest_first=False)
    at, in_list = _behind_prose(body)
    return _spaced(body, at, new, above=not in_list)


def prose(source: Source, line: str) -> Insertion:
    """Where a line of prose goes: at the end of the prose, as a paragraph of its own."""
    body = Body(source)
    at, _ = _behind_prose(body)
    return _spaced(body, at, line.split("\n"))


def _behind_prose(body: Body) -> tuple[int, bool]:
    """Where the prose before the sections ends, and whether with an item of a list."""
    source = body.source
    first = min(
        [section.heading for _, section in known_sections(source.sections)]
        + [s.heading for s in source.sections if s.level > 1],
        default=body.count,
    )
    last = first - 1
    while last >= 0 and body.blank(last):
        last -= 1
    in_list = last >= 0 and bool(BULLET.match(source.masked[last]))
    return body.boundary(last + 1), in_list


_END = Section("", 1, 1 << 62, 0, 0)
