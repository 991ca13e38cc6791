"""The body of a note: sections, entries, tasks, references, and what is left as prose.

Everything is kept as plain data, beside what the front matter said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from netnotes.model.diagnostic import Fix
from netnotes.model.entry import read_entry
from netnotes.model.log import Entry
from netnotes.model.sections import (
    BULLET,
    Item,
    Section,
    items,
    mask,
    names_in,
    read_milestone,
    sections,
    shown,
    split_date,
)
from netnotes.model.span import Span
from netnotes.model.tasks import read_task
from netnotes.model.values.kind import Reader
from netnotes.model.values.partial_date import suggest
from netnotes.model.wikilink import WIKILINK
from netnotes.sentences import mark, say

#: As far into a line it is looked for what it was meant as.
_GLANCE = 40
#: A line that was meant as an entry: a date behind no mark, or behind one that is none; a row of a table.
_NEARLY_ENTRY = re.compile(
    r"(?:[-–—•>|] {0,3}|\d{1,3}[.)] {0,3})?(?:[-*+] {1,3})?(\d{4}-\d{2}-\d{2})\b"
)
#: A heading of one day.
_DAY_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?:\[\[)?(\d{4}-\d{2}-\d{2})\b")
#: A line that was meant as a task: a box behind no mark, or one that is not closed by a space.
_NEARLY_TASK = re.compile(r"(?:[-*+>–•] {0,3}(?:[-*+] {1,3})?|\d{1,3}[.)] {0,3})(\[ ?\])")
#: A link to the file of a note, by a path of this network.
FILE_LINK = re.compile(r"\]\(<?(?![a-z][a-z+.-]*:)([^()\s<>#]+)\.md(?:#[^()\s]*)?>?\)")


def read_body(body: str, first_line: int, data: dict[str, Any], reader: Reader) -> None:
    """Read the sections, tasks and references of the body."""
    body = body.replace("\r\n", "\n")
    hidden = mask(body)
    masked = hidden.split("\n")
    lines = masked if hidden is body else shown(body).split("\n")
    scanner = _Body(lines, masked, first_line, data, reader)
    taken = scanner.sections(
        sections(masked) if "#" in hidden or "\n-" in hidden or "\n=" in hidden else []
    )
    if "[ ]" in hidden or "[x]" in hidden or "[X]" in hidden:
        scanner.tasks()
    if "[ ]" in hidden or "[]" in hidden:
        scanner.unread_tasks()
    if "[[" in hidden or ".md" in hidden:
        scanner.mentions()
    data["prose"] = _prose(lines, taken, scanner.stray, first_line)


#: The sections that the format knows, by their folded titles.
KNOWN = ("log", "top_of_mind", "news", "why", "questions", "milestones", "sweeps")


def section_name(title: str) -> str:
    """A heading's title as sections are compared: `top_of_mind` for `Top of mind:`."""
    return title.casefold().strip(": ").replace(" ", "_")


def known_sections(found: Iterable[Section]) -> Iterator[tuple[str, Section]]:
    """The sections that the format knows, by name; one that stands in another is part of it."""
    until = 0
    for section in found:
        name = section_name(section.title)
        if name in KNOWN and section.heading >= until:
            yield name, section
            until = section.end


class _Body:
    """Reads one body; fills `data`."""

    def __init__(
        self,
        lines: list[str],
        masked: list[str],
        first_line: int,
        data: dict[str, Any],
        reader: Reader,
    ) -> None:
        self.lines, self.masked, self.first_line = lines, masked, first_line
        self.data, self.reader = data, reader
        self.entry_lines: set[int] = set()
        #: Lines of a section that belong to no item: they are prose, and shown as such.
        self.stray: list[int] = []
        self.log_lines: set[int] = set()

    def items(self, section: Section) -> list[Item]:
        found = list(items(self.lines, self.masked, section.start, section.end, self.first_line))
        covered = {line - self.first_line for item in found for line, _, _ in item.pieces}
        for index in range(section.start, section.end):
            line = self.lines[index].strip()
            if line and index not in covered and not line.startswith("#"):
                self.stray.append(index)
        return found

    def sections(self, found: list[Section]) -> list[Section]:
        """Read the sections that the format knows; gives those that were read."""
        taken: list[Section] = []
        for name, section in known_sections(found):
            getattr(self, "read_" + name)(section)
            taken.append(section)
        return taken

    def read_log(self, section: Section) -> None:
        self.log_lines.update(range(section.start + self.first_line, section.end + self.first_line))
        before = len(self.stray)
        unread: list[int] = []
        for item in self.items(section):
            if item.box and not split_date(item.text)[1]:
                continue  # a task that was put among the entries
            entry = read_entry(item, self.reader.problem)
            if entry is not None:
                self.data["log"].append(tuple(entry))
            else:
                unread += (line - self.first_line for line, _, _ in item.pieces)
            self.entry_lines.add(item.line)
        for index in self.stray[before:]:
            line = self.masked[index]
            indent = len(line) - len(line.lstrip())
            like = _NEARLY_ENTRY.match(line, indent, indent + _GLANCE)
            if like:
                span = Span.on_line(index + self.first_line, like.start(1) + 1, len(like[1]))
                message = say("an entry begins with `- `, then its date; this line is read as text")
                self.reader.problem("bad-log-entry", span, message)
        if any("#" in line[:4] for line in self.masked[section.start : section.end]):
            unread += self.headings_of_days(section)
        self.stray[before:] = sorted((*self.stray[before:], *unread))

    def headings_of_days(self, section: Section) -> Iterator[int]:
        """Say that a day is no heading of the log, where no entry stands below it; gives their lines."""
        read = {Entry(*plain).line for plain in self.data["log"]}
        heading: tuple[int, re.Match[str]] | None = None
        for index in range(section.start, section.end):
            line = self.masked[index]
            if index + self.first_line in read:
                heading = None
            elif line.lstrip().startswith("#"):
                yield from self.no_entry(heading)
                found = _DAY_HEADING.match(line)
                heading = (index, found) if found else None
        yield from self.no_entry(heading)

    def no_entry(self, heading: tuple[int, re.Match[str]] | None) -> Iterator[int]:
        """Say of a heading that it is no entry, if there is one; gives its line."""
        if heading is not None:
            index, found = heading
            span = Span.on_line(index + self.first_line, found.start(1) + 1, len(found[1]))
            message = say(
                "a day that is a heading does not count; write - {day} coffee: …", day=found[1]
            )
            self.reader.problem("bad-log-entry", span, message)
            yield index

    def dated(
        self, section: Section, rule: str = "", want: str = "", more: str = ""
    ) -> list[tuple[int, str, int]]:
        """The dated items of a section.

        `want` says that the date is missing, `more` what is where only the date stands.
        """
        found: list[tuple[int, str, int]] = []
        for item in self.items(section):
            day, written, rest = split_date(item.text)
            if day is None:
                span = Span.on_line(item.line, item.column, len(written) or 1)
                if written:
                    self.no_date(span, written)
                elif rule:
                    self.reader.problem(rule, span, say(want))
            elif more and not rest:
                span = Span.on_line(item.line, item.column, len(written))
                self.reader.problem(rule, span, say(more, day=written))
            found.append((day.toordinal() if day else 0, rest, item.line))
        return found

    def no_date(self, span: Span, written: str) -> None:
        """Say that what stands in the place of a date is none."""
        better, fix = suggest(written), None
        message = say("“{text}” is no date", text=written)
        if better:
            fix = Fix(say("write {text}", text=better), ((span, better),))
            message = say("“{text}” is no date; write {better}", text=written, better=better)
        self.reader.problem("bad-entry-date", span, message, fix)

    def read_top_of_mind(self, section: Section) -> None:
        want = mark("what is on their mind begins with its date: 2026-11-21 …")
        self.data["mind"] += self.dated(section, "undated-mind", want)

    def read_news(self, section: Section) -> None:
        self.data["news"] += self.dated(section)

    def read_why(self, section: Section) -> None:
        said = "\n".join(
            line.rstrip("\r") for line in self.lines[section.start : section.end]
        ).strip()
        self.data["why"] = f"{self.data['why']}\n\n{said}".strip()

    def read_questions(self, section: Section) -> None:
        for item in self.items(section):
            self.data["questions"].append((item.text, item.box == "x", item.line))
            self.entry_lines.add(item.line)

    def read_milestones(self, section: Section) -> None:
        want = mark("a milestone begins with its date: 2026-11-21 …")
        for ordinal, text, line in self.dated(section, "bad-milestone", want):
            if ordinal:
                self.data["milestones"].append(tuple(read_milestone(text, ordinal, line)))

    def read_sweeps(self, section: Section) -> None:
        want = mark("a sweep begins with its date: 2026-11-21 …")
        more = mark("a sweep names the channel that was searched: {day} email")
        for ordinal, text, line in self.dated(section, "bad-sweep", want, more):
            if ordinal:
                channel = (names_in(text) or ("",))[0].split(":")[0].strip().casefold()
                self.data["sweeps"].append((ordinal, channel, line))

    def tasks(self) -> None:
        """Task items anywhere in the body; plans in the log and questions are none."""
        for index, line in enumerate(self.masked):
            number = index + self.first_line
            if "[" not in line or number in self.entry_lines or not BULLET.match(line):
                continue
            end = self.end_of_item(index)
            for item in items(self.lines, self.masked, index, end, self.first_line):
                if not item.box:
                    continue
                task, wrong = read_task(item.text, done=item.box == "x", line=number)
                self.data["tasks"].append(tuple(task))
                if wrong and not task.done:
                    said = wrong.said.partition("\n")[0]
                    span = Span.on_line(*item.place(wrong.begin), len(said))
                    self.reader.problem("bad-task-date", span, wrong.message)

    def unread_tasks(self) -> None:
        """Boxes that were meant as promises and are none: said, so that none is lost."""
        read = {line for _, _, _, line, _ in self.data["tasks"]} | self.entry_lines
        for index, line in enumerate(self.masked):
            if "[" not in line:
                continue
            indent = len(line) - len(line.lstrip())
            like = _NEARLY_TASK.match(line, indent, indent + _GLANCE)
            if like and index + self.first_line not in read:
                span = Span.on_line(index + self.first_line, like.start(1) + 1, len(like[1]))
                message = say("a promise is written `- [ ] what`; this line is read as text")
                self.reader.problem("unread-task", span, message)

    def end_of_item(self, index: int) -> int:
        """The index behind an item's first paragraph; nested items are items of their own."""
        end = index + 1
        while end < len(self.masked) and self.masked[end][:1] in (" ", "\t"):
            line = self.masked[end].strip()
            if not line or line[:2] in ("- ", "* ", "+ "):
                break
            end += 1
        return end

    def mentions(self) -> None:
        for index, line in enumerate(self.masked):
            number = index + self.first_line
            role = "log" if number in self.log_lines else "body"
            if "[[" in line:
                for found in WIKILINK.finditer(line):
                    span = (number, found.start() + 1, number, found.end() + 1)
                    self.data["mentions"].append((found["target"].strip(), span, role, "any"))
            if ".md" in line:
                for found in FILE_LINK.finditer(line):
                    span = (number, found.start(1) + 1, number, found.end(1) + 4)
                    target = unquote(found[1]).rpartition("/")[2]
                    self.data["mentions"].append((target, span, role, "any"))


def _prose(
    lines: list[str], taken: list[Section], stray: list[int], first_line: int
) -> list[tuple[int, str]]:
    """The body's text outside of what was read, in pieces: not a line of it is lost."""
    pieces: list[tuple[int, str]] = []
    start = 0
    for begin, end in [*((s.heading, s.end) for s in taken), (len(lines), len(lines))]:
        text = "\n".join(line.rstrip("\r") for line in lines[start:begin])
        if text.strip():
            pieces.append((start + first_line, text))
        start = max(end, start)
    run: list[str] = []
    for index, after in zip(stray, [*stray[1:], -1], strict=False):
        run.append(lines[index].rstrip())
        if after != index + 1:
            pieces.append((index + first_line - len(run) + 1, "\n".join(run)))
            run = []
    return sorted(pieces)
