"""Promises: task items in the body, `- [ ] send her the paper (due 2026-11-28)`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from netnotes.model.values.day import read_day
from netnotes.model.values.partial_date import suggest
from netnotes.sentences import say

_DUE = re.compile(r"(?<!\s)\s*(?:\(due:?\s([^()]*)\)|📅\s*(\d\S*))", re.IGNORECASE)
_NEARLY = re.compile(r"\b(?:due|by):?\s+(\d{4}-\S*)", re.IGNORECASE)


class Task(NamedTuple):
    """One task item. `ordinal` is the due date's, or 0."""

    text: str
    done: bool
    ordinal: int
    line: int
    someday: bool

    @property
    def due(self) -> date | None:
        """The day it is due."""
        return date.fromordinal(self.ordinal) if self.ordinal else None


class WrongDate(NamedTuple):
    """A due date that cannot be read: where in the text it begins, what stands there, what to do."""

    begin: int
    said: str
    message: str


def read_task(text: str, *, done: bool, line: int) -> tuple[Task, WrongDate | None]:
    """A task item's text as a task, and what is wrong with its date (None where nothing is).

    The due date is written `(due 2026-11-28)`, or `📅 2026-11-28`.
    """
    found = _DUE.search(text)
    someday = "#someday" in text
    if not found:
        nearly = _NEARLY.search(text)
        meant = nearly[1].strip(".,;)") if nearly else ""
        task = Task(text, done, 0, line, someday)
        if not nearly or not meant:
            return task, None
        said = text[nearly.start() : nearly.start(1) + len(meant)]
        return task, WrongDate(nearly.start(), said, say("write it as (due {day})", day=meant))
    said = (found[1] or found[2]).strip()
    day = read_day(said)
    rest = (text[: found.start()] + text[found.end() :]).strip()
    if day is None:
        better = suggest(said)
        written, day_meant = found[0].lstrip(), better or "2026-11-28"
        message = say("“{text}” is no date; write (due {day})", text=said, day=day_meant)
        wrong = WrongDate(found.end() - len(written), written, message)
        return Task(text, done, 0, line, someday), wrong
    return Task(rest, done, day.toordinal(), line, someday), None
