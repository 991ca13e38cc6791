"""Work that two processes share, where that is safe: each takes the next piece when it is free."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from netnotes.halves import may_fork
from netnotes.lazy import no_garbage

if TYPE_CHECKING:
    from types import TracebackType

    from mkdocs_netnotes.making import Made

T = TypeVar("T")

#: So much garbage is gathered at once: pages leave little, and looking for it costs more.
_GARBAGE = 50_000
#: For fewer pieces than these no process is begun anew.
_FEW = 4


def shared(
    first: Iterable[T], ours: Sequence[T], theirs: Sequence[T], take: Callable[[Iterable[T]], Made],
    *, alone: bool,
) -> Made:  # fmt: skip
    """Do pieces of work, here and in a second process.

    `first` is done here; of it only this process knows. Then `ours` are, from their beginning, while
    `theirs` are done in the other. It ends with them: what it took up for them is free again. What is left
    of ours is then shared with another one, which has at hand what was found here until then. If ours are
    through before, theirs are shared, from their end: what stands together rests on the same.
    """
    with _quiet_garbage():
        if alone or not may_fork():
            return take(chain(first, theirs, ours))
        with _Pieces(ours) as here, _Pieces(theirs) as there, _Helpers(take) as helpers:
            helpers.begin(there.first())

            def pieces() -> Iterator[T]:
                yield from first
                for taken, piece in enumerate(here.first(), 1):
                    if len(here.pieces) - taken >= _FEW and helpers.ended():
                        helpers.begin(here.last())
                    yield piece
                yield from chain(there.last(), here.rest, there.rest)

            made = take(pieces())
            for told in helpers.made():
                made.join(told)
            return made


class _Pieces(Generic[T]):
    """What two processes share, one from its beginning and one from its end.

    For each piece a byte lies in a pipe. Who takes one may go a step further, so together they go as many
    steps as there are pieces, and never meet on one.
    """

    def __init__(self, pieces: Sequence[T]) -> None:
        self.out, into = os.pipe()
        os.set_blocking(into, False)
        try:
            room = os.write(into, bytes(len(pieces)))
        finally:
            os.close(into)
        self.pieces = pieces[:room]
        #: What there was no room for.
        self.rest = pieces[room:]

    def first(self) -> Iterator[T]:
        """The pieces from their beginning on, as many as are left."""
        return self._taken(self.pieces)

    def last(self) -> Iterator[T]:
        """The same from their end on."""
        return self._taken(self.pieces[::-1])

    def _taken(self, pieces: Sequence[T]) -> Iterator[T]:
        return takewhile(lambda _: os.read(self.out, 1), pieces)

    def __enter__(self) -> _Pieces[T]:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.out)


class _Helpers(Generic[T]):
    """The other process: one at a time, a second where the first has ended."""

    def __init__(self, take: Callable[[Iterable[T]], Made]) -> None:
        from multiprocessing import get_context

        self.context = get_context("fork")
        self.take = take
        self.running: list[tuple[Any, Any]] = []
        self.told: list[Made] = []
        self.begun = 0

    def begin(self, pieces: Iterable[T]) -> None:
        """Have pieces done there; where no process can be had, they are left for whoever takes them here."""
        self.begun += 1
        receive, send = self.context.Pipe(duplex=False)
        gc.freeze()  # what this one holds is shared with it
        process = self.context.Process(target=_help, args=(self.take, pieces, send))
        try:
            process.start()
        except OSError:
            receive.close()
        else:
            self.running.append((process, receive))
        send.close()

    def ended(self) -> bool:
        """Whether the first has just ended; what it made is taken over."""
        if self.begun != 1 or not self.running or not self.running[0][1].poll():
            return False
        self._take_over()
        return True

    def made(self) -> list[Made]:
        """What they made, once they have."""
        while self.running:
            self._take_over()
        return self.told

    def _take_over(self) -> None:
        process, receive = self.running[0]
        self.told.append(_received(receive))
        process.join()
        receive.close()
        del self.running[0]

    def __enter__(self) -> _Helpers[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        for process, receive in self.running:  # none is left but where something went wrong
            receive.close()
            process.terminate()
            process.join()


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


def _help(take: Callable[[Iterable[T]], Made], pieces: Iterable[T], send: Any) -> None:
    """The second process."""
    kept = _Kept()
    root = logging.getLogger("mkdocs")
    root.handlers, root.propagate = [kept], False
    made: Made | None = None
    failure: Exception | None = None
    try:
        made = take(pieces)
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
def lasting() -> Iterator[None]:
    """What is made while this holds stays until all pages are made: the collector leaves that alone, too.

    It is for within `take`; what was found of everyone is large, and none of it is garbage.
    """
    with no_garbage():
        yield
        gc.freeze()


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
