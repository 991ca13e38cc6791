"""Making every page of a site, in two processes where that is safe, and what is no page as well."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from mkdocs_netnotes.addresses import file_of
from netnotes.halves import may_fork

if TYPE_CHECKING:
    from mkdocs_netnotes.frames import Frames
    from mkdocs_netnotes.output import Written
    from mkdocs_netnotes.site import Site

#: So many pages are taken at once; a second process pays for itself from a few of them on.
AT_ONCE = 40
_WORTH_A_PROCESS = 4 * AT_ONCE
_NUMBER = 4  # bytes
#: So much garbage is gathered at once: pages leave little, and looking for it costs more.
_GARBAGE = 50_000

#: Takes a file of the site, by its place in the output.
Write = Callable[[str, bytes], None]


@dataclass
class Made:
    """What came of the pages beside their files."""

    #: The pictures that pages show: address in the site -> file.
    pictures: dict[str, str] = field(default_factory=dict)
    #: What was looked for and where it was found, or not.
    looked_for: dict[str, Any] = field(default_factory=dict)
    #: What was written.
    written: dict[str, Written] = field(default_factory=dict)

    def join(self, other: Made) -> None:
        """Take in what another process made."""
        self.pictures.update(other.pictures)
        self.looked_for.update(other.looked_for)
        self.written = self.written | other.written


@dataclass(frozen=True)
class Maker:
    """What makes pages: a site, and its frames."""

    site: Site
    frames: Frames

    def page(self, place: str) -> bytes:
        """One page, whole."""
        known = place in self.site.pages
        page = self.site.page(place)
        page.draw(self.site.config, self.site.files)
        whole = self.frames.whole(page)
        if not known:
            del self.site.pages[place]  # ten thousand of them would be as large as the site
        return whole.encode("utf-8", errors="xmlcharrefreplace")

    def address(self, place: str) -> str:
        """Where a page's file is in the output."""
        return file_of(self.site.url(place))

    def make(
        self, places: Sequence[str], write: Write, told: Callable[[], dict[str, Written]]
    ) -> Made:
        """Make pages and what is no page; `told` says at the end of each process what it wrote."""
        jobs: list[tuple[str, Callable[[], bytes] | None]] = [
            *((place, None) for place in places if place not in self.site.notes),
            *self.site.data.items(),
            *((place, None) for place in places if place in self.site.notes),
        ]
        heavy = len(jobs) - len(self.site.notes)
        # What speaks of everyone is taken singly, and first: one of them may take as long as a hundred.
        begins = [*range(heavy), *range(heavy, len(jobs), AT_ONCE)]
        ends = [*begins[1:], len(jobs)]

        def take(numbers: Iterable[int]) -> Made:
            made = Made()
            for number in numbers:
                for place, data in jobs[begins[number] : ends[number]]:
                    if data is None:
                        write(self.address(place), self.page(place))
                    else:
                        write(place, data())
            made.pictures = self.site.pictures.used
            made.looked_for = self.site.pictures.looked_for
            made.written = told()
            return made

        return _shared(len(begins), take, alone=len(jobs) < _WORTH_A_PROCESS)


def _shared(number: int, take: Callable[[Iterable[int]], Made], *, alone: bool) -> Made:
    """Do numbered pieces of work, here and in a second process; each takes the next when it is free."""
    if alone or not may_fork():
        return take(range(number))
    from multiprocessing import get_context

    context = get_context("fork")
    out, into = os.pipe()
    os.set_blocking(into, False)
    receive, send = context.Pipe(duplex=False)
    with _quiet_garbage():
        try:
            done = os.write(into, b"".join(i.to_bytes(_NUMBER, "big") for i in range(number)))
        finally:
            os.close(into)
        helper = context.Process(target=_help, args=(take, out, send))
        try:
            helper.start()
        except OSError:
            os.close(out)
            return take(range(number))
        send.close()
        try:
            made = take(chain(_numbers(out), range(done // _NUMBER, number)))
            theirs = _received(receive)
        finally:
            os.close(out)
            receive.close()
            if sys.exc_info()[0] is not None:
                helper.terminate()
            helper.join()
    made.join(theirs)
    return made


def _received(receive: Any) -> Made:
    """What the second process made; its failure is ours, and what it had to say is said here."""
    try:
        theirs, failure, records = receive.recv()
    except EOFError:
        raise OSError("a process that made pages was ended from outside; build again") from None
    for record in records:
        logging.getLogger(record.name).handle(record)
    if failure is not None:
        raise failure
    return theirs  # type: ignore[no-any-return]


def _help(take: Callable[[Iterable[int]], Made], out: int, send: Any) -> None:
    """The second process."""
    kept = _Kept()
    root = logging.getLogger("mkdocs")
    root.handlers, root.propagate = [kept], False
    made, failure = Made(), None
    try:
        made = take(_numbers(out))
    except Exception as error:  # noqa: BLE001  # it is raised again where it can be said
        failure = error
    send.send((made, failure, kept.records))
    send.close()


class _Kept(logging.Handler):
    """Keeps what is to be said."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record in a shape that goes from one process to another."""
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self.records.append(record)


def _numbers(out: int) -> Iterator[int]:
    """Whatever is still to be done, one by one: two processes read the same pipe."""
    while piece := os.read(out, _NUMBER):
        yield int.from_bytes(piece, "big")


@contextmanager
def _quiet_garbage() -> Iterator[None]:
    """Let the collector leave alone what is there, so that two processes share it."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_GARBAGE, 10, 1000)  # all of it is hardly ever looked through
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
