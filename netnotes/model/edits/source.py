"""The bytes of a note, taken apart for an edit: what it begins with, fields, body, line endings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from netnotes.errors import RefusedError
from netnotes.model.parse import decode, parse_note, split, without_lone_cr
from netnotes.model.sections import Section, mask, sections, shown
from netnotes.model.values.kind import Reader
from netnotes.sentences import say

_BOM = "\ufeff"
_ENDING = re.compile(r"\r?\n")


class EditRefusedError(RefusedError):
    """An edit that was not made; `patch` is the unified diff of what it would have done, or ''."""

    def __init__(self, message: str, patch: str = "", found: str = "") -> None:
        """`found` is what is wrong with a note that could not be read, with its place."""
        super().__init__(message)
        self.found = found
        self.patch = patch


class Splice(NamedTuple):
    """`text` in the place of what stands between two offsets."""

    start: int
    end: int
    text: str


def splice(text: str, changes: Iterable[Splice]) -> str:
    """`text` with the changes made, none of which touches another."""
    pieces: list[str] = []
    done = 0
    for start, end, new in sorted(changes):
        pieces += text[done:start], new
        done = end
    return "".join((*pieces, text[done:]))


class Source:
    """A note that can be edited. Offsets count characters of `text`, which leaves out the BOM.

    Raises `EditRefusedError` where the note is broken, with the place and the words of its finding.
    """

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.data: dict[str, Any] = parse_note(raw)
        if self.data["broken"]:
            _, span, message, _ = self.data["problems"][-1]
            found = say(
                "line {line}, column {column}: {message}",
                line=span[0], column=span[1], message=message,
            )  # fmt: skip
            words = say("{found}. The note can be changed once this is mended.", found=found)
            raise EditRefusedError(words, found=found)
        if b"\n" not in raw and b"\r" in raw:
            raise EditRefusedError(
                say("every line ends in CR alone; save the file with LF or CRLF line endings first")
            )
        self.bom = _BOM if raw.startswith(_BOM.encode()) else ""
        self.text, _ = decode(raw)
        #: The text as it is read: the same places, but a CR on its own does not end a line.
        self.seen = without_lone_cr(self.text) if "\r" in self.text else self.text
        parts = split(self.seen, Reader())
        front, body, self.body_line = parts or (None, self.seen, 1)
        self.has_front = front is not None
        self.front_start = self.seen.find("\n") + 1 if self.has_front else 0
        self.front_end = self.front_start + len(front or "")
        self.body_start = len(self.seen) - len(body)

    @property
    def front(self) -> str:
        """The front matter between its fences.

        Raises `EditRefusedError` where it holds a CR on its own, which would be lost in an edit.
        """
        front = self.text[self.front_start : self.front_end]
        if front != self.seen[self.front_start : self.front_end]:
            raise EditRefusedError(
                say(
                    "a line of the front matter ends in CR alone; save the file with LF or CRLF line endings first"
                )
            )
        return front

    def changed(self, changes: Iterable[Splice]) -> bytes:
        """The bytes of the note with these changes made to its text."""
        text = self.bom + splice(self.text, changes)
        try:
            return text.encode()
        except UnicodeEncodeError:
            message = say("the new text holds half a character, which no file can; type it again")
            raise EditRefusedError(message) from None

    def ending(self, offset: int) -> str:
        """How lines end about an offset: as the line above does, else as most of the file."""
        above = [found[0] for found in _ENDING.finditer(self.text, 0, offset)]
        if above:
            return above[-1]
        found = _ENDING.search(self.text)
        return found[0] if found else "\n"

    def patch(self, after: bytes) -> str:
        """What would have changed, as a unified diff."""
        from difflib import unified_diff

        before = self.raw.decode("utf-8", "replace").splitlines(keepends=True)
        now = after.decode("utf-8", "replace").splitlines(keepends=True)
        return "".join(unified_diff(before, now, "before", "after"))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the body without their endings, what never renders left blank."""
        return shown(self._body).split("\n")

    @cached_property
    def masked(self) -> list[str]:
        """The lines of the body without their endings, code and what never renders left blank."""
        return mask(self._body).split("\n")

    @cached_property
    def written(self) -> list[str]:
        """The lines of the body without their endings."""
        return self._body.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line of the body begins, and that at which the last one ends."""
        body = self.seen[self.body_start :]
        begins = [self.body_start, *(m.end() + self.body_start for m in re.finditer("\n", body))]
        return [*begins, len(self.seen)]

    @cached_property
    def sections(self) -> list[Section]:
        """The sections of the body."""
        return sections(self.masked)

    @property
    def _body(self) -> str:
        return self.seen[self.body_start :].replace("\r\n", "\n")
