"""YAML as places and text, nothing more: no value is ever guessed, no object ever built.

The C parser of PyYAML gives events with marks; out of them come three kinds of node, each with the
span it was written at. A scalar keeps its text (`0171234` stays that), and what YAML would do to
it (octal numbers, `no` as False, merge keys, tags) does not happen here. Depth is counted event by
event, so nothing recurses further than `MAX_DEPTH`, whatever the input. This is the only module
that knows PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from netnotes.model.diagnostic import Fix, Problem
from netnotes.model.nodes import Items, Node, Pairs, Scalar, quote
from netnotes.model.plain import read_plain
from netnotes.model.span import Span
from netnotes.sentences import mark, say

MAX_DEPTH = 20

#: What YAML cannot hold, and what it would take for a line break although an editor does not.
_NOT_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
#: Where YAML joins the lines of a value.
_FOLD = re.compile(r"[ \t\r]*\n\s*")
#: A line break to YAML, and to nobody else who counts lines here.
_LONE_CR = re.compile(r"\r(?!\n)")
_COLON = re.compile(r"[ \t]*:")
_GLUED_COMMENT = re.compile(r"[ \t]+(#[^\s#].*)")
_REFERENCE = re.compile(r"\[\[[^\[\]\n]+\]\]")
_UNQUOTED_REFERENCES = re.compile(r"(?:^|:\s+|-\s+)(\[\[[^\[\]]+\]\]\s*[^\s#].*)$")


class _StopError(Exception):
    """Ends a reading that cannot go on; carries the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def compose(
    text: str,
    *,
    first_line: int = 1,
    foreign: bool = False,
    tags: Mapping[str, Callable[[Node], Node]] | None = None,
) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document.

    `first_line` is the line of the file on which `text` begins. A `foreign` document (mkdocs.yml)
    may hold tags, anchors and aliases: they are read as the text they are written as, and nothing
    is built from them; `tags` says for some what stands in the place of what they are put to.
    Never raises; where the text is no YAML the node is None.
    """
    if not foreign and not tags:
        plain = read_plain(text, first_line)
        if plain is not None:
            return plain, []
    if "\r" in text:
        text = _LONE_CR.sub("\n", text)
    composer = _Composer(_NOT_YAML.sub(" ", text), first_line, foreign, tags or {})
    try:
        node = composer.document()
    except _StopError as stop:
        return None, [*composer.problems, stop.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*composer.problems, _explain(error, text, first_line)]
    return node, composer.problems


class _Composer:
    """Turns the parser's events into nodes."""

    def __init__(
        self,
        text: str,
        first_line: int,
        foreign: bool,
        tags: Mapping[str, Callable[[Node], Node]],
    ) -> None:
        self.text = text
        self.first_line = first_line
        self.foreign = foreign
        self.tags = tags
        self.problems: list[Problem] = []
        self.comments = "#" in text
        self.next: Callable[[], Any] = yaml.CBaseLoader(text).get_event

    def document(self) -> Node | None:
        """The one document of the stream, or None where there is nothing in it."""
        self.next()  # the stream's start
        event = self.next()
        if type(event) is yaml.StreamEndEvent:
            return None
        node = self.node(self.next(), 1)
        self.next()  # the document's end
        event = self.next()
        if type(event) is not yaml.StreamEndEvent:
            span = self.span(event, event)
            raise _StopError(Problem("bad-fence", span, say("a second YAML document begins here")))
        return node

    def span(self, first: Any, last: Any) -> Span:
        start, end = first.start_mark, last.end_mark
        offset = self.first_line
        return Span(start.line + offset, start.column + 1, end.line + offset, end.column + 1)

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent:
            return self.alias(event)
        if event.tag is not None or event.anchor is not None:
            self.refuse_marks(event)
            if self.foreign and event.tag in self.tags:
                return self.tags[event.tag](self.content(event, depth))
        return self.content(event, depth)

    def content(self, event: Any, depth: int) -> Node:
        """The node that begins with `event`, whatever it was marked with."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        if depth > MAX_DEPTH:
            message = say("lists and maps are nested more than {n} deep", n=MAX_DEPTH)
            raise _StopError(Problem("too-deep", self.span(event, event), message))
        if kind is yaml.SequenceStartEvent:
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def alias(self, event: Any) -> Node:
        span = self.span(event, event)
        if self.foreign:
            return Scalar("*" + event.anchor, span, plain=False)
        message = say(
            "`*{name}` is a YAML alias; a value that begins with * needs quotes", name=event.anchor
        )
        raise _StopError(Problem("yaml-alias", span, message))

    def refuse_marks(self, event: Any) -> None:
        if self.foreign:
            return
        span = self.span(event, event)
        if event.anchor is not None:
            message = say(
                "`&{name}` is a YAML anchor; a value that begins with & needs quotes",
                name=event.anchor,
            )
            raise _StopError(Problem("yaml-alias", span, message))
        message = say("a value that begins with ! is a YAML tag, and needs quotes to be text")
        raise _StopError(Problem("yaml-tag", span, message))

    def scalar(self, event: Any) -> Scalar:
        span = self.span(event, event)
        plain = not event.style
        if plain and self.comments and not self.foreign:
            glued = _GLUED_COMMENT.match(self.text, event.end_mark.index)
            if glued:
                self.cut_short(event, glued)
        return Scalar(event.value, span, plain=plain)

    def cut_short(self, event: Any, glued: re.Match[str]) -> None:
        """Point out ` #` that ends a value early, as in `name: Ada #1 fan`."""
        line = event.end_mark.line + self.first_line
        column = event.end_mark.column + 1 + glued.start(1) - glued.start()
        comment = glued[1].rstrip()
        whole = f"{event.value} {comment}".strip()
        message = say(
            '`{comment}` is read as a comment; in quotes it belongs to the value: "{whole}"',
            comment=comment,
            whole=whole,
        )
        span = Span.on_line(line, column, len(comment))
        self.problems.append(Problem("comment-cuts-value", span, message))

    def sequence(self, start: Any, depth: int) -> Node:
        items: list[Node] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self.node(event, depth + 1))
        end: Any = event
        if start.flow_style:
            source = self.text[start.start_mark.index : end.end_mark.index]
            if _REFERENCE.fullmatch(source):
                # People type `org: [[acme]]`, which YAML takes for a list in a list.
                return Scalar(source, self.span(start, end), plain=True)
        return Items(items, self.span(start, end))

    def mapping(self, start: Any, depth: int) -> Pairs:
        pairs: list[tuple[Scalar, Node]] = []
        before: Any = None  # the event of the last value, where it was a plain scalar in braces
        rest: Any = None  # the event of the last part that belongs to that value
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.node(event, depth + 1)
            value_event = self.next()
            value = self.node(value_event, depth + 1)
            if not isinstance(key, Scalar):
                if self.foreign:
                    continue
                message = say("a key must be a word")
                if isinstance(key, Pairs):
                    message = say("a placeholder of a template: fill it in, or put it in quotes")
                raise _StopError(Problem("bad-key", key.span, message))
            if key.text == "<<" and key.plain and not self.foreign:
                message = say("`<<` is a YAML merge key; netnotes reads a note as it is written")
                raise _StopError(Problem("yaml-alias", key.span, message))
            if before is not None and self.is_rest(event, value_event):
                rest = event
                continue
            if rest is not None:
                pairs[-1] = (pairs[-1][0], self.rejoin(before, rest))
                rest = None
            plain = start.flow_style and isinstance(value, Scalar) and value.plain and value.text
            before = value_event if plain and type(value_event) is yaml.ScalarEvent else None
            pairs.append((key, value))
        if rest is not None:
            pairs[-1] = (pairs[-1][0], self.rejoin(before, rest))
        return Pairs(pairs, self.span(start, event))

    def is_rest(self, key: Any, value: Any) -> bool:
        """Whether this part of an inline map has no colon: `Inc.` in `{to: Globex, Inc.}`."""
        behind = key.end_mark.index
        if type(key) is not yaml.ScalarEvent or key.style:
            return False
        empty = type(value) is yaml.ScalarEvent and not value.value and not value.style
        return empty and not _COLON.match(self.text, behind)

    def rejoin(self, value: Any, rest: Any) -> Scalar:
        """The value with the part behind its comma, as it was meant; says to quote it."""
        whole = _FOLD.sub(" ", self.text[value.start_mark.index : rest.end_mark.index])
        span = self.span(value, rest)
        quoted = quote(whole)
        fix = Fix(say("write it as {quoted}", quoted=quoted), ((span, quoted),))
        message = say(
            "the comma belongs to the value; in an inline map it needs quotes: {quoted}",
            quoted=quoted,
        )
        self.problems.append(Problem("comma-in-inline-map", span, message, fix))
        return Scalar(whole, span, plain=True)


_HINTS = (
    ("mapping values are not allowed", mark("a second `: ` in a value; put the value in quotes")),
    ("found unexpected end of stream", mark("a quote or bracket is opened and never closed")),
    ("could not find expected ':'", mark("this line is no `key: value`")),
    (
        "did not find expected ',' or",
        mark("a list or map in brackets is not closed, or lacks a comma"),
    ),
    (
        "did not find expected key",
        mark("this line does not fit the lines above it: look at its indent"),
    ),
    ("did not find expected '-' indicator", mark("this line does not fit the list above it")),
    ("did not find expected node content", mark("a value is missing here, or needs quotes")),
    (
        "found unknown escape character",
        mark("a \\ in double quotes; use single quotes for the value"),
    ),
    ("block sequence entries are not", mark("a list must begin on a line of its own")),
    ("found undefined tag handle", mark("a value that begins with ! needs quotes")),
    ("found undefined alias", mark("a value that begins with * needs quotes")),
)


#: Complaints whose place is where the thing began, not where the parser gave up.
_LOOK_BACK = (
    "found unexpected end of stream",
    "could not find expected",
    "did not find expected ',",
)


def _explain(error: yaml.MarkedYAMLError, text: str, first_line: int) -> Problem:
    """The parser's complaint, in words that say what to do, at the place to look."""
    what = str(error.problem or error.context or say("this is no YAML"))
    mark = error.problem_mark or error.context_mark
    if what.startswith(_LOOK_BACK) and error.context_mark:
        mark = error.context_mark
    line = mark.line if mark else 0
    column = mark.column if mark else 0
    lines = text.split("\n")
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    written = lines[line] if lines else ""
    span = Span.on_line(line + first_line, column + 1, 1)
    for at in (line, line - 1):
        found = _UNQUOTED_REFERENCES.search(lines[at].rstrip()) if 0 <= at < len(lines) else None
        if found:
            span = Span.on_line(at + first_line, found.start(1) + 1, len(found[1]))
            message = say(
                "a reference with more beside it needs quotes: {quoted}", quoted=quote(found[1])
            )
            return Problem("unquoted-reference", span, message)
    char = written[column : column + 1]
    if char == "\t" or written[: len(written) - len(written.lstrip())].find("\t") >= 0:
        at = max(written.find("\t"), 0)
        tab = Span.on_line(line + first_line, at + 1, 1)
        return Problem("tab", tab, say("a tab indents this line; YAML takes spaces only"))
    if str(error.context or "").endswith((" an alias", " an anchor")) and error.context_mark:
        # As in `*really*`: YAML tells aliases from anchors, but not from emphasis.
        at, begin = error.context_mark.line, error.context_mark.column
        place = Span.on_line(at + first_line, begin + 1, len(lines[at][begin:].rstrip()))
        return Problem("yaml-alias", place, say("a value that begins with * or & needs quotes"))
    if (
        what.startswith("did not find expected node content")
        and mark
        and not text[mark.index :].strip()
    ):
        opened = _unclosed(lines)
        if opened:
            place = Span.on_line(opened[0] + first_line, opened[1] + 1, 1)
            return Problem("bad-yaml", place, say("this bracket is opened and never closed"))
    if "cannot start any token" in what:
        return Problem(
            "bad-yaml", span, say("a value that begins with {char} needs quotes", char=char)
        )
    hint = next((say(ours) for theirs, ours in _HINTS if theirs in what), what)
    return Problem("bad-yaml", span, hint)


def _unclosed(lines: list[str]) -> tuple[int, int] | None:
    """Line and column (from 0) of the last bracket that nothing closes."""
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        for column, char in enumerate(line):
            if char in "[{":
                opened.append((number, column))
            elif char in "]}" and opened:
                opened.pop()
    return opened[-1] if opened else None
