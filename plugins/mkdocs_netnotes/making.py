"""Making every page of a site, in two processes where that is safe, and what is no page as well."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import chain, takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs_netnotes.addresses import file_of
from netnotes.halves import may_fork
from netnotes.lazy import VERY_MANY
from netnotes.model.watched import EVERYTHING, Watched
from netnotes.outreach.cases import cases_on

if TYPE_CHECKING:
    from mkdocs_netnotes.frames import Frames
    from mkdocs_netnotes.output import Writer, Written
    from mkdocs_netnotes.site import Site
    from netnotes.model.watched import Part

#: So many pages are taken at once; a second process pays for itself from a few of them on, and where
#: what speaks of everyone speaks of many.
AT_ONCE = 40
_WORTH_A_PROCESS = 4 * AT_ONCE
#: So many more pieces of memory than there were are much, and what was unpacked is let go of: by pages soon,
#: for each has its own few notes; by lists late, for the next one would unpack everyone anew.
_MUCH, _MUCH_OF_ALL = 300_000, 900_000
#: So much garbage is gathered at once: pages leave little, and looking for it costs more.
_GARBAGE = 50_000


@dataclass
class Made:
    """What came of the pages beside their files."""

    #: The pictures that each page shows, by its place: address in the site -> file.
    pictures: dict[str, dict[str, str]] = field(default_factory=dict)
    #: What each page looked for and where it was found, or not.
    looked_for: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: What was written.
    written: dict[str, Written] = field(default_factory=dict)
    #: What each page of a note rests on, by its place, unless that is everything.
    rests: dict[str, list[Part]] = field(default_factory=dict)
    #: How these parts are told.
    told: dict[Part, bytes] = field(default_factory=dict)

    def take(self, place: str, pictures: dict[str, str] | None, looked_for: Any) -> None:
        """Keep what a page shows and looked for, of those that do."""
        if pictures:
            self.pictures[place] = pictures
        if looked_for:
            self.looked_for[place] = looked_for

    def join(self, other: Made) -> None:
        """Take in what another process made."""
        for name in ("pictures", "looked_for", "written", "rests", "told"):
            getattr(self, name).update(getattr(other, name))


@dataclass(frozen=True)
class Maker:
    """What makes pages: a site, its frames, and where that is wanted what tells the parts they rest on."""

    site: Site
    frames: Frames
    tell: Callable[[Part], bytes] | None = None

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
        """Where the file of a page, or of what is no page, is in the output."""
        return place if place in self.site.data else file_of(self.site.url(place))

    def _together(self, places: Sequence[str]) -> list[str]:
        """The same with what belongs to a view beside it: it rests on what was found for that one."""
        belongs: dict[str, list[str]] = {}
        for place in places:
            spec = self.site.views.get(place)
            view = (spec.above or spec.name) if spec else PurePosixPath(place).stem
            belongs.setdefault(view, []).append(place)
        return [*chain.from_iterable(belongs.values())]

    def _let_go(self) -> None:
        """Let go of what was unpacked of all notes, and found out of them: it is as large as the site."""
        seen = self.site.snapshot
        for note in seen.network.everything:
            note.put_away()
        cases_on(seen.network, seen.today, seen.settings).clear()

    def _listened(self, place: str, made: Made, once: dict[Part, Part]) -> bytes:
        """One page, or what is no page, and with it what it rests on, each part `once`."""
        network, pictures = self.site.snapshot.network, self.site.pictures
        pictures.used, pictures.looked_for = {}, {}
        # A view's page may have been told of notes while nobody listened.
        listening = (
            network.listening()
            if isinstance(network, Watched) and place not in self.site.views
            else nullcontext({EVERYTHING})
        )
        with listening as seen:
            page = data() if (data := self.site.data.get(place)) else self.page(place)
        made.take(place, pictures.used, pictures.looked_for)
        if EVERYTHING not in seen:
            made.rests[place] = [once.setdefault(part, part) for part in seen]
        return page

    def make(self, places: Sequence[str], writer: Writer) -> Made:
        """Make and write pages, and what is no page."""
        notes = self.site.notes
        jobs = self._together([place for place in places if place not in notes])
        heavy = len(jobs)
        jobs += [place for place in places if place in notes]
        # What speaks of everyone is taken singly: one of them may take as long as a hundred notes.
        begins = [*range(heavy), *range(heavy, len(jobs), AT_ONCE)]
        ends = [*begins[1:], len(jobs)]

        few = len(jobs) - heavy <= VERY_MANY  # these leave little behind them

        def take(numbers: Iterable[int]) -> Made:
            made = Made()
            once: dict[Part, Part] = {}
            before = sys.getallocatedblocks()
            for number in numbers:
                for place in jobs[begins[number] : ends[number]]:
                    writer.write(self.address(place), self._listened(place, made, once))
                much = _MUCH_OF_ALL if number < heavy else _MUCH
                if sys.getallocatedblocks() > before + much and not few:
                    self._let_go()
                    before = sys.getallocatedblocks()
            made.written = dict(writer.written)
            if self.tell:
                made.told = {part: self.tell(part) for part in once}
            return made

        return _shared(
            heavy, len(begins), take, alone=len(jobs) < _WORTH_A_PROCESS and len(notes) < VERY_MANY
        )


def _shared(first: int, number: int, take: Callable[[Iterable[int]], Made], *, alone: bool) -> Made:
    """Do numbered pieces of work, here and in a second process; each takes the next when it is free.

    The `first` of them are begun here, and the others there: what all of the first ones rest on is then
    found but once. Whoever is through with its own goes on with the other's, from their end: what stands
    together rests on the same.
    """
    if alone or not may_fork():
        return take(range(number))
    from multiprocessing import get_context

    context = get_context("fork")
    receive, send = context.Pipe(duplex=False)
    with _quiet_garbage():
        ours, theirs = _Pieces(range(first)), _Pieces(range(first, number))
        helper = context.Process(
            target=_help, args=(take, chain(theirs.first(), ours.last()), send)
        )
        try:
            helper.start()
        except OSError:
            ours.close()
            theirs.close()
            return take(range(number))
        send.close()
        try:
            made = take(chain(ours.first(), theirs.last(), ours.rest, theirs.rest))
            told = _received(receive)
        finally:
            ours.close()
            theirs.close()
            receive.close()
            if sys.exc_info()[0] is not None:
                helper.terminate()
            helper.join()
    made.join(told)
    return made


class _Pieces:
    """Numbers that two processes share, one from their beginning and one from their end.

    For each number a byte lies in a pipe. Who takes one may go a step further, so together they go as many
    steps as there are numbers, and never meet on one.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self.out, into = os.pipe()
        os.set_blocking(into, False)
        try:
            room = os.write(into, bytes(len(numbers)))
        finally:
            os.close(into)
        self.numbers = numbers[:room]
        #: What there was no room for.
        self.rest = numbers[room:]

    def first(self) -> Iterator[int]:
        """The numbers from their beginning on, as many as are left."""
        return self._taken(self.numbers)

    def last(self) -> Iterator[int]:
        """The same from their end on."""
        return self._taken(self.numbers[::-1])

    def _taken(self, numbers: Sequence[int]) -> Iterator[int]:
        return takewhile(lambda _: os.read(self.out, 1), numbers)

    def close(self) -> None:
        """They are taken no more."""
        os.close(self.out)


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


def _help(take: Callable[[Iterable[int]], Made], numbers: Iterable[int], send: Any) -> None:
    """The second process."""
    kept = _Kept()
    root = logging.getLogger("mkdocs")
    root.handlers, root.propagate = [kept], False
    made, failure = Made(), None
    try:
        made = take(numbers)
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
