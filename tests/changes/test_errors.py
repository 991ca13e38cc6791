"""Every error of every call, in this process: status and notes agree, and nothing is half done."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from netnotes import changes
from netnotes.changes import kept, lock, lost, swap
from netnotes.changes.told import said_no
from netnotes.errors import RefusedError, SystemSaidNoError

CALLS = """
open read write close fstat stat lstat lseek ftruncate fsync rename replace link unlink mkdir rmdir
listdir fchmod fchown listxattr getxattr setxattr readlink
""".split()
ERRORS = ["ENOSPC", "EIO", "EDQUOT", "EINTR", "EACCES", "EROFS"]
COMMANDS = ["log", "new", "set", "rename", "merge"]


class Faults:
    """Lets the call number `at` fail while it is armed; with `lasting` every one from there on."""

    def __init__(self) -> None:
        self.armed = self.lasting = False
        self.error = self.at = self.count = 0

    def due(self) -> bool:
        if not self.armed:
            return False
        self.count += 1
        return self.count == self.at or (self.lasting and self.count > self.at)

    def wrap(self, name: str, really: Callable) -> Callable:
        def call(*args, **kwargs):
            if not self.due():
                return really(*args, **kwargs)
            if name == "close":
                really(*args, **kwargs)
            raise OSError(self.error, os.strerror(self.error))

        return call

    def wrap_rename(self, find: Callable) -> Callable:
        def call(one: bytes, other: bytes) -> int:
            return self.error if self.due() else find()(one, other)

        return lambda: call


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    found = Faults()
    monkeypatch.setattr(os, "fsync", lambda handle: None)  # a disk that is quick, when it works
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    for name in CALLS:
        if hasattr(os, name):
            monkeypatch.setattr(os, name, found.wrap(name, getattr(os, name)))
    monkeypatch.setattr(lock, "_lock_now", found.wrap("flock", lock._lock_now))
    for name in ("_exchange_call", "_rename_call"):
        monkeypatch.setattr(swap, name, found.wrap_rename(getattr(swap, name)))
    return found


def state_of(root: Path) -> dict[str, bytes]:
    found = sorted((root / "people").rglob("*"))
    return {str(path.relative_to(root)): path.read_bytes() for path in found if path.is_file()}


def attempts(
    faults: Faults, root: Path, scenarios, name: str, errors: Sequence[str], *, lasting: bool
) -> Iterator[tuple[bool, dict[str, bytes], dict[str, bytes], dict[str, bytes]]]:
    """Each call failing in its turn, with one of the errors after the other.

    Gives whether success was said; the notes before, wanted and now.
    """
    scenarios.renew(root)
    steps = scenarios.steps_of(scenarios.SCENARIOS[name], root)
    old = state_of(root)
    changes.apply(root, steps, name)
    new = state_of(root)
    faults.lasting = lasting
    faults.at = 0
    while True:
        faults.error = getattr(errno, errors[faults.at % len(errors)])
        faults.at += 1
        scenarios.renew(root)
        faults.count, faults.armed = 0, True
        try:
            changes.apply(root, steps, name)
            said = True
        except (SystemSaidNoError, RefusedError) as refused:
            said = False
            assert "\n" not in str(refused)
        finally:
            faults.armed = False
        if faults.count < faults.at:
            return
        yield said, old, new, state_of(root)


@pytest.mark.parametrize("name", COMMANDS)
def test_one_error(faults: Faults, network_root: Path, scenarios, name: str, proved) -> None:
    """Every call fails: those of `log` with every error, the others' with two that take turns."""
    tried = 0
    rounds = len(ERRORS) if name == "log" else 2
    for turn in range(rounds):
        errors = [ERRORS[(turn + at * rounds) % len(ERRORS)] for at in range(len(ERRORS))]
        runs = attempts(faults, network_root, scenarios, name, errors, lasting=False)
        for said, old, new, now in runs:
            tried += 1
            where = f"{os.strerror(faults.error)} at call {faults.at}"
            notes = {path: data for path, data in now.items() if "/." not in path}
            assert notes == (new if said else old), where
            recovered(network_root, new if said else old, where)
    assert tried > 50 * rounds
    proved(f"{rounds} errors at every call of {name}, in the process: {tried}/{tried}")


@pytest.mark.parametrize("name", ["log", "rename", "merge"])
def test_errors_that_last(faults: Faults, network_root: Path, scenarios, name: str, proved) -> None:
    """From some call on nothing works any more: what is half done then is put right afterwards."""
    tried = 0
    for error in ("ENOSPC", "EIO"):
        runs = attempts(faults, network_root, scenarios, name, [error], lasting=True)
        for said, old, new, now in runs:
            tried += 1
            where = f"{error} from call {faults.at} on"
            notes = {path: data for path, data in now.items() if "/." not in path}
            if said:
                assert notes == new, where
            assert set(notes.values()) <= {*old.values(), *new.values()}, where
            recovered(network_root, new if said else old, where)
    proved(f"lasting errors from every call of {name} on: {tried}/{tried}")


def recovered(root: Path, wanted: dict[str, bytes], where: str) -> None:
    """The next run that writes leaves just what was said, and nothing beside it."""
    changes.apply(root, [], "")
    assert state_of(root) == wanted, where
    assert kept.versions(root) == [], where
    assert lost.lost(root) == [], where


@pytest.mark.parametrize("name", COMMANDS)
def test_short_writes(
    network_root: Path, scenarios, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that takes seven bytes at a time gets them all."""
    steps = scenarios.steps_of(scenarios.SCENARIOS[name], network_root)
    changes.apply(network_root, steps, name)
    new = state_of(network_root)
    shutil.rmtree(network_root)
    scenarios.make_network(network_root)
    really = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: really(handle, bytes(data[:7])))
    changes.apply(network_root, steps, name)
    assert state_of(network_root) == new
    recovered(network_root, new, name)


def test_a_write_that_takes_nothing(network_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = state_of(network_root)
    monkeypatch.setattr(os, "write", lambda handle, data: 0)
    with pytest.raises(SystemSaidNoError):
        changes.apply(network_root, [changes.Change("people/ada.md", lambda b: b + b"x")], "x")
    monkeypatch.undo()
    recovered(network_root, before, "")


def test_a_write_that_lies(network_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that says it wrote what it did not: the file is looked at before it takes the place."""
    before = state_of(network_root)
    really = os.write

    def lying(handle: int, data: bytes) -> int:
        really(handle, bytes(data)[1:])
        return len(data)

    monkeypatch.setattr(os, "write", lying)
    with pytest.raises(SystemSaidNoError):
        changes.apply(network_root, [changes.Change("people/ada.md", lambda b: b + b"x")], "x")
    monkeypatch.undo()
    recovered(network_root, before, "")


def test_the_place_is_one_that_the_user_knows(tmp_path: Path) -> None:
    """A file that only this program knows stands for its folder."""
    place = os.path.join(os.path.realpath(tmp_path), "people", ".netnotes-20261121-0")
    said = str(said_no(OSError(errno.ENOSPC, "", place), tmp_path))
    assert said == "people/: the disk is full; nothing was written."
    file = os.path.join(os.path.realpath(tmp_path), ".netnotes", "journal")
    said = str(said_no(OSError(errno.ENOTDIR, "", file), tmp_path))
    assert said.startswith(".netnotes/journal: a file stands where a folder is needed")
