"""A long piece of work in two halves, the second in a process of its own; or all of it in one.

It is a fork, which is only safe on Linux, and while nothing else runs in this process. What the helper
finds comes back as plain data; where there can be no helper, or it dies, nothing is lost but time.
"""

from __future__ import annotations

import marshal
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


def in_two(work: Callable[[Sequence[T]], Any], items: Sequence[T]) -> tuple[Any, Any] | None:
    """What `work` gives for the first half of `items`, and for the second; None without a helper.

    `work` must give what `marshal` can write, and change nothing that is looked at afterwards: in one
    of the halves nobody would see it.
    """
    if not may_fork():
        return None
    middle = len(items) // 2
    receive, send = os.pipe()
    try:
        helper = os.fork()
    except OSError:
        os.close(receive)
        os.close(send)
        return None
    if not helper:
        _help(work, items[middle:], send)
    os.close(send)
    status = -1  # nobody told
    try:
        with os.fdopen(receive, "rb") as told:
            first = work(items[:middle])
            said = told.read()
    except BaseException:
        with suppress(OSError):
            os.kill(helper, signal.SIGKILL)
        raise
    finally:
        with suppress(ChildProcessError):
            status = os.waitpid(helper, 0)[1]
    second = marshal.loads(said) if said and status == 0 else None  # noqa: S302  (our own fork)
    return first, work(items[middle:]) if second is None else second


def apart(work: Callable[[], object]) -> None:
    """Do some work in a process of its own, for what it leaves on disk: its memory goes with it.

    Where there can be no such process, or it fails, nothing is done; whoever needs it does it then.
    """
    if not may_fork():
        return
    try:
        helper = os.fork()
    except OSError:
        return
    if not helper:
        with suppress(BaseException):
            work()
        os._exit(0)
    try:
        os.waitpid(helper, 0)
    except BaseException:
        with suppress(OSError):
            os.kill(helper, signal.SIGINT)  # it tidies up what it was about to write
            os.waitpid(helper, 0)
        raise


class Beside:
    """Some work that is begun in a process of its own, while this one goes on with something else.

    `work` must give what `marshal` can write, and change nothing. Whoever began it asks for what was
    `found`, or has it `stop`; where there is no such process, or it fails, the work is done when asked for.
    """

    def __init__(self, work: Callable[[], Any]) -> None:
        self.work = work
        self.helper = 0
        if not may_fork():
            return
        receive, send = os.pipe()
        try:
            self.helper = os.fork()
        except OSError:
            os.close(receive)
            os.close(send)
            return
        if not self.helper:
            os.close(receive)  # so that it is told, should nobody want it any more
            _help(lambda _: work(), (), send)
        os.close(send)
        self.told = receive

    def found(self) -> Any:
        """What the work gives; asked for once."""
        if not self.helper:
            return self.work()
        with os.fdopen(self.told, "rb") as told:
            said = told.read()
        helper, self.helper = self.helper, 0
        status = -1  # nobody told
        with suppress(ChildProcessError):
            status = os.waitpid(helper, 0)[1]
        return marshal.loads(said) if said and status == 0 else self.work()  # noqa: S302  (our own fork)

    def stop(self) -> None:
        """Have it ended, where nobody asked for what it found."""
        if self.helper:
            os.close(self.told)
            with suppress(OSError):
                os.kill(self.helper, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(self.helper, 0)
            self.helper = 0


def may_fork() -> bool:
    """Whether a fork is safe here, and there is something to be had from it."""
    import threading

    several = (os.cpu_count() or 1) > 1
    return several and sys.platform.startswith("linux") and threading.active_count() == 1


def _help(work: Callable[[Sequence[T]], Any], items: Sequence[T], send: int) -> None:
    """The helper's whole life: nothing that this process began is ended, or written, by it."""
    status = 1
    try:
        with os.fdopen(send, "wb") as out:
            out.write(marshal.dumps(work(items)))
        status = 0
    except BaseException:  # noqa: BLE001, S110  (whoever waits does it then, and says what is wrong)
        pass
    finally:
        os._exit(status)
