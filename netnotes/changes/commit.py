"""The moment itself: temporary files take the places of notes, one after the other, or go back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from netnotes.changes import kept, place, swap
from netnotes.changes.plan import same_but_for_case
from netnotes.changes.record import Entry, Record
from netnotes.model.parse import digest


class RacedError(Exception):
    """Someone else wrote to a file of the change; it is to be worked out anew."""


class Job(NamedTuple):
    """One file of a change, with the places that its paths lead to."""

    entry: Entry
    real: str
    real_to: str
    temp: str


def jobs_of(root: Path, record: Record) -> list[Job]:
    """The files of a change, in its order."""
    return [_job(root, entry) for entry in record.entries]


def _job(root: Path, entry: Entry) -> Job:
    find = place.target if entry.kind == "change" else place.entry
    real = find(root, entry.path)
    real_to = place.entry(root, entry.to) if entry.to else ""
    return Job(entry, real, real_to, os.path.join(os.path.dirname(real), entry.temp))


def digest_at(file: str) -> str:
    """The digest of what is there, '' where nothing is."""
    found = place.read(file)
    return digest(found.data) if found else ""


def forward(root: Path, job: Job) -> None:
    """Do one file's part; raises `RacedError`, and leaves it as it was, where someone was faster."""
    match job.entry.kind:
        case "change":
            _change(root, job)
        case "create":
            _take_place(job.temp, job.real)
        case "move":
            _move(job.real, job.real_to, job.temp)
        case "remove":
            _remove(job)


def backward(root: Path, job: Job) -> None:
    """Take one file's part back; where someone has changed the file since, theirs stays."""
    match job.entry.kind:
        case "change":
            _change_back(root, job)
        case "create":
            if digest_at(job.real) == job.entry.now:
                swap.rename_new(job.real, job.temp)
                kept.take(root, job.temp, job.entry.now, job.entry.path)
        case "move":
            with suppress(RacedError):
                _move(job.real_to, job.real, job.temp)
        case "remove":
            with suppress(RacedError):
                _take_place(job.temp, job.real)


def is_done(job: Job) -> bool:
    """Whether one file's part is done, as far as the temporary file beside it tells."""
    there = place.is_there(job.temp)
    match job.entry.kind:
        case "change":
            return not there or digest_at(job.temp) != job.entry.now
        case "create":
            return not there
        case "remove":
            return there
        case _:
            return place.is_there(job.real_to) and not place.is_there(job.real)


def clean(root: Path, jobs: Sequence[Job], done: int) -> None:
    """Put away what is left beside the notes, after the first `done` files are done."""
    for number, job in enumerate(jobs):
        if not place.is_there(job.temp):
            continue
        entry = job.entry
        if entry.kind == "remove":
            kept.take(root, job.temp, kept.REMOVED, entry.path)
        elif entry.kind == "change" and number < done:
            kept.take(root, job.temp, entry.was, entry.path)
        else:
            os.unlink(job.temp)  # it never stood in a note's place, or still does under its name


def _change(root: Path, job: Job) -> None:
    if digest_at(job.real) != job.entry.was:
        raise RacedError(job.entry.path)
    swap.exchange(job.temp, job.real)
    try:
        displaced = digest_at(job.temp)
    except OSError:
        return  # it is done; what was displaced is kept, and looked at again later
    if displaced != job.entry.was:
        _give_back(root, job, displaced)
        raise RacedError(job.entry.path)


def _give_back(root: Path, job: Job, theirs: str) -> None:
    """An editor saved between the last look and the exchange: its version gets its place again.

    If it saves once more meanwhile, its newest version is the one that ends in the note.
    """
    placed = job.entry.now
    while True:
        swap.exchange(job.temp, job.real)
        found = digest_at(job.temp)
        if found == placed:
            break
        placed, theirs = theirs, found
    # It stood in the note's place for a moment: an editor may have it open.
    kept.take(root, job.temp, job.entry.now, job.entry.path)


def _change_back(root: Path, job: Job) -> None:
    swap.exchange(job.temp, job.real)
    if digest_at(job.temp) == job.entry.now:
        kept.take(root, job.temp, job.entry.now, job.entry.path)
    else:
        swap.exchange(job.temp, job.real)


def _take_place(temp: str, real: str) -> None:
    try:
        swap.rename_new(temp, real)
    except FileExistsError as error:
        raise RacedError(real) from error


def _move(real: str, to: str, temp: str) -> None:
    try:
        if same_but_for_case(real, to):
            _move_by_case(real, to, temp)
        else:
            swap.rename_new(real, to)
    except (FileExistsError, FileNotFoundError) as error:
        raise RacedError(real) from error


def _move_by_case(real: str, to: str, temp: str) -> None:
    """By a third name: to rename a file to itself is nothing at all to some systems."""
    os.rename(real, temp)
    try:
        swap.rename_new(temp, to)
    except OSError:
        os.rename(temp, real)
        raise


def _remove(job: Job) -> None:
    try:
        swap.rename_new(job.real, job.temp)
    except FileNotFoundError as error:
        raise RacedError(job.real) from error
    try:
        removed = digest_at(job.temp)
    except OSError:
        return
    if removed != job.entry.was:
        with suppress(RacedError):
            _take_place(job.temp, job.real)
        raise RacedError(job.real)
