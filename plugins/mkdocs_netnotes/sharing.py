"""Work that two processes share, where that is safe: each takes the next piece when it is free."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from netnotes.halves import may_fork
from netnotes.lazy import no_garbage

if TYPE_CHECKING:
    from mkdocs_netnotes.making import Made

T = TypeVar("T")

#: So much garbage is gathered at once: pages leave little, and looking for it costs more.
_GARBAGE = 50_000


def shared(
    first: Iterable[T], ours: Sequence[T], theirs: Sequence[T], take: Callable[[Iterable[T]], Made],
    *, alone: bool,
) -> Made:  # fmt: skip
    """Do pieces of work, here and in a second process.

    `first` is done here; of it only this process knows. `ours` are begun here, and `theirs` there: what all of
    ours rest on is then found but once. Whoever is through with its own goes on with the other's, from
    their end: what stands together rests on the same.
    """
    with _quiet_garbage():
        if alone or not may_fork():
            return take(chain(first, ours, theirs))
        return _in_two(first, ours, theirs, take)


def _in_two(
    first: Iterable[T], ours: Sequence[T], theirs: Sequence[T], take: Callable[[Iterable[T]], Made]
) -> Made:
    from multiprocessing import get_context

    context = get_context("fork")
    receive, send = context.Pipe(duplex=False)
    here, there = _Pieces(ours), _Pieces(theirs)
    pieces = chain(there.first(), here.last())
    helper = context.Process(target=_help, args=(take, pieces, send))
    try:
        helper.start()
    except OSError:
        here.close()
        there.close()
        return take(chain(first, ours, theirs))
    send.close()
    try:
        made = take(chain(first, here.first(), there.last(), here.rest, there.rest))
        told = _received(receive)
    finally:
        here.close()
        there.close()
        receive.close()
        if sys.exc_info()[0] is not None:
            helper.terminate()
        helper.join()
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
