"""The one way in which notes are written."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from netnotes.changes import commit, files, journal, kept, outcome, place, recover
from netnotes.changes.commit import Job, RacedError
from netnotes.changes.lock import locked
from netnotes.changes.lost import unsettled
from netnotes.changes.plan import Effect, plan, written
from netnotes.changes.record import Record, record_of
from netnotes.changes.step import Step, Written
from netnotes.changes.told import said_no, told
from netnotes.errors import RefusedError

#: The longest wait between two tries, in seconds.
_PAUSE = 0.05
#: The wait before a note is read again, in seconds, and how often that is done.
_SAVING = 0.02
_READINGS = 10

_HALF_DONE = "it is half done, and the next netnotes command that writes takes it back"


def apply(
    root: Path, steps: Sequence[Step], title: str, *, lock_seconds: float = 10, undoes: str = ""
) -> list[Written]:
    """Write the steps: all of them, or none. Gives what was written, nothing where it is so already.

    `title` is what a person would call the change. Waits `lock_seconds` at most for another netnotes
    or for an editor that keeps on saving. `undoes` is the change that this one takes back.

    Raises `RefusedError` and `SystemSaidNoError`; then nothing was written.
    """
    until = time.monotonic() + lock_seconds
    root = Path(os.path.realpath(root))
    with told(root), locked(root, lock_seconds):
        recover.recover(root)
        while True:
            effects = _plan(root, steps)
            if not effects:
                return []
            record = record_of(effects, title, undoes)
            try:
                _write(root, record, effects)
            except RacedError as error:
                if time.monotonic() >= until:
                    raise RefusedError(
                        f"{error}: another program keeps on writing to it; nothing was written. "
                        "Try again when it is done."
                    ) from error
                time.sleep(min(_PAUSE, max(0.0, until - time.monotonic())) * os.urandom(1)[0] / 255)
                continue
            return written(effects)


def _plan(root: Path, steps: Sequence[Step]) -> list[Effect]:
    """What the steps do to the files as they are now.

    A note that makes no sense may be one that an editor is just saving: it is read again.
    """
    for _ in range(_READINGS):
        try:
            return plan(root, steps)
        except RefusedError:
            if not _just_saved(root, steps):
                raise
        time.sleep(_SAVING)
    return plan(root, steps)


def _just_saved(root: Path, steps: Sequence[Step]) -> bool:
    """Whether one of the files changed within the last second."""
    for step in steps:
        with suppress(OSError, ValueError):
            if abs(time.time() - os.stat(root / step.path).st_mtime) < 1:
                return True
    return False


def _write(root: Path, record: Record, effects: Sequence[Effect]) -> None:
    """Write one change; raises `RacedError`, with all as it was, where someone was faster."""
    jobs = commit.jobs_of(root, record)
    journal.begin(root, record)
    made: list[str] = []
    try:
        _make_folders(jobs, made)
        for job, effect in zip(jobs, effects, strict=True):
            if effect.kind in ("change", "create"):
                files.write_new(job.temp, effect.after or b"", effect.like)
        journal.mark(root, record, "ready")
    except BaseException:
        _abandon(root, record, jobs, made)
        raise
    with _undisturbed():
        _commit(root, record, jobs, made)
        # From here on it is done: no error may say otherwise.
        with suppress(Exception):
            for folder in {os.path.dirname(p) for j in jobs for p in (j.real, j.real_to) if p}:
                files.sync_folder(folder)
        with suppress(Exception):  # what is not put away now is by the next run
            journal.mark(root, record, "done")
            commit.clean(root, jobs, len(jobs))
            journal.mark(root, record, "clean")
        with suppress(Exception):
            kept.sweep(root, time.time())
            if journal.is_large(root, record):
                journal.compact(root, unsettled(root))


def _commit(root: Path, record: Record, jobs: Sequence[Job], made: Sequence[str]) -> None:
    """Let every file take its place; where one cannot, all go back."""
    done = 0
    try:
        for job in jobs:
            commit.forward(root, job)
            done += 1
        outcome.is_made(record)
    except BaseException as error:
        outcome.is_back(record)
        try:
            ended = done == len(jobs) or isinstance(error, RacedError)
            if not ended and commit.is_done(jobs[done]):
                done += 1
            recover.go_back(root, jobs, done)
        except OSError as second:
            outcome.is_half(record)
            raise said_no(second, root, _HALF_DONE) from error
        _abandon(root, record, jobs, made)
        raise


def _abandon(root: Path, record: Record, jobs: Sequence[Job], made: Sequence[str]) -> None:
    """Put away what a change prepared that did not come to be."""
    with suppress(OSError):
        commit.clean(root, jobs, 0)
        for folder in reversed(made):
            os.rmdir(folder)
        journal.mark(root, record, "back")  # unless a file is left: the next run sees to it


def _make_folders(jobs: Sequence[Job], made: list[str]) -> None:
    """Make the folders that new names need, and list in `made` those, the outermost first."""
    for job in jobs:
        new = job.real if job.entry.kind == "create" else job.real_to
        missing: list[str] = []
        folder = os.path.dirname(new)
        while folder and not place.is_there(folder):
            missing.append(folder)
            folder = os.path.dirname(folder)
        for one in reversed(missing):
            os.mkdir(one, 0o700)
            made.append(one)
            files.sync_folder(os.path.dirname(one))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let a signal that asks the program to end wait until the files are in their places."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    waiting = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, waiting)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
