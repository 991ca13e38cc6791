"""What a run that was killed left behind is brought to an end: the notes are old, or they are new."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from netnotes.changes import commit, journal, outcome, place, swap
from netnotes.changes.commit import Job, RacedError
from netnotes.changes.record import Record


def recover(root: Path) -> list[Record]:
    """Bring every unfinished change to its end; the caller holds the lock. Gives what came of each.

    A change whose files are all written is done; any other is taken back. Only where someone has
    since written to a file that was done already the rest of it is done instead.
    """
    found = []
    for record in journal.unfinished(root):
        found.append(settle(root, record))
        if not record.end:
            outcome.is_settled(found[-1])
    return found


def settle(root: Path, record: Record) -> Record:
    """Bring one change to its end."""
    jobs = commit.jobs_of(root, record)
    if record.end == "done":
        commit.clean(root, jobs, len(jobs))
        journal.mark(root, record, "clean")
        return record
    for job in jobs:
        _finish_renames(job)
    done = reached(jobs, ready=record.ready)
    if 0 < done < len(jobs):
        done = _go_on(root, jobs, done) if _must_go_on(jobs, done) else go_back(root, jobs, done)
    if done == len(jobs):
        journal.mark(root, record, "done")
        commit.clean(root, jobs, done)
        journal.mark(root, record, "clean")
        return record._replace(end="done")
    commit.clean(root, jobs, done)
    journal.mark(root, record, "back")
    return record._replace(end="back")


def go_back(root: Path, jobs: Sequence[Job], done: int) -> int:
    """Take back the first `done` files, the last of them first; gives how many are done then."""
    for job in reversed(jobs[:done]):
        # What is not there any more someone took away by hand, or the run before had put back.
        with suppress(FileNotFoundError):
            commit.backward(root, job)
    return 0


def _go_on(root: Path, jobs: Sequence[Job], done: int) -> int:
    """Do the rest; what someone has changed as well stays as they left it."""
    for job in jobs[done:]:
        with suppress(RacedError, FileNotFoundError):
            commit.forward(root, job)
    return len(jobs)


def reached(jobs: Sequence[Job], *, ready: bool) -> int:
    """How many files were done when the program was stopped, as the files themselves say."""
    states = _states(jobs)
    now = {real: commit.digest_at(real) for real in states[0]}
    scores = [sum(now[real] == state[real] for real in now) for state in states]
    best = max(scores)
    done = scores.index(best)
    while ready and done < len(jobs) and scores[done + 1] == best and commit.is_done(jobs[done]):
        done += 1
    return done


def _states(jobs: Sequence[Job]) -> list[dict[str, str]]:
    """What each place holds after 0, 1, 2 … files: digests, '' where nothing is."""
    start: dict[str, str] = {}
    for job in jobs:
        start.setdefault(job.real, job.entry.was)
        if job.real_to:
            start.setdefault(job.real_to, "")
    states = [start]
    for job in jobs:
        state = dict(states[-1])
        state[job.real] = job.entry.now
        if job.entry.kind == "move":
            state[job.real], state[job.real_to] = "", job.entry.was
        states.append(state)
    return states


def _must_go_on(jobs: Sequence[Job], done: int) -> bool:
    """Whether someone wrote to what was done, and to nothing that was still to be done."""
    states = _states(jobs)
    strange = {r for r in states[0] if commit.digest_at(r) != states[done][r]}
    before = {real for job in jobs[:done] for real in (job.real, job.real_to)}
    after = {real for job in jobs[done:] for real in (job.real, job.real_to)}
    return bool(strange & before) and not strange & after


def _finish_renames(job: Job) -> None:
    """Where a rename took several steps it may have been stopped between them."""
    if job.entry.kind == "change":
        swap.finish_exchange(job.temp, job.real)
        return
    if job.entry.kind == "move":
        if place.is_there(job.temp) and not place.is_there(job.real):
            swap.rename_new(job.temp, job.real)
        swap.finish_rename(job.real, job.real_to)
        return
    one, other = (job.temp, job.real) if job.entry.kind == "create" else (job.real, job.temp)
    swap.finish_rename(one, other)
