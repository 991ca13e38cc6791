"""How far a long piece of work has come: a line on the terminal, gone when it is done."""

from __future__ import annotations

import shutil
import sys
import time
import unicodedata
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from netnotes.reporters.plain import one_line
from netnotes.sentences import count, say

if TYPE_CHECKING:
    from netnotes.importers.reading import Reading

#: Seconds until it is worth a word, and between two of them.
_PATIENCE = 0.5
_PAUSE = 0.1


class Progress:
    """One line of standard error, where that is a terminal; elsewhere nothing is said."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._cells = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()

    def tell(self, sentence: Callable[[], str], *, now: bool = False) -> None:
        """Say how far it is, unless that was just said; `now` says it in any case."""
        if not self._shown or (time.monotonic() < self._next and not now):
            return
        width = shutil.get_terminal_size().columns - 1
        line, cells = _cut(one_line(sentence()), width)
        click.echo(f"\r{line}{' ' * min(self._cells - cells, width - cells)}", nl=False, err=True)
        self._cells = cells
        self._next = time.monotonic() + _PAUSE

    def clear(self) -> None:
        """Take the line away."""
        if self._cells:
            click.echo(f"\r{' ' * self._cells}\r", nl=False, err=True)
            self._cells = 0

    def read(self, reading: Reading) -> None:
        """A source is read, so far."""
        self.tell(lambda: _how_far(reading))


def _cut(text: str, width: int) -> tuple[str, int]:
    """As much of a text as a line of the terminal holds, and how much of that it takes."""
    cells = 0
    for number, sign in enumerate(text):
        wide = 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if cells + wide > width:
            return text[:number], cells
        cells += wide
    return text, cells


def _how_far(reading: Reading) -> str:
    file, n, percent = reading.file, reading.records, reading.percent
    if not n and percent is None:
        return say("reading {file}", file=file)
    if not n:
        return say("reading {file}: {percent} %", file=file, percent=percent)
    records = _counted(reading.unit, n)
    if not file:
        return say("reading: {records}", records=records)
    if percent is None:
        return say("reading {file}: {records}", file=file, records=records)
    return say(
        "reading {file}: {percent} %, {records}", file=file, percent=percent, records=records
    )


def _counted(unit: str, n: int) -> str:
    number = f"{n:,}"
    if unit == "message":
        return count("{number} message", "{number} messages", n, number=number)
    if unit == "card":
        return count("{number} card", "{number} cards", n, number=number)
    if unit == "event":
        return count("{number} event", "{number} events", n, number=number)
    return count("{number} row", "{number} rows", n, number=number)
