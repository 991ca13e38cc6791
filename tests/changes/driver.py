"""Tries a fault at each system call that a command makes between reading and returning.

`driver.py FOLDER SCENARIO FAULT…` prints a JSON object: for each fault how many points there were,
and what went wrong at which. A fault is `kill`, an error such as `EIO`, or `EIO+`, which lasts from
there on. `kill` is tried up to where the notes are written, errors until the command has returned.

The command is run, in this process, up to where it begins to write. There this process stays, and
for every point it makes the network anew and lets a child of its own go on, with strace beside it.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import scenarios

import netnotes.cli
from netnotes import changes
from netnotes.changes import journal, kept, lost, swap

#: Every call that opens, reads, writes, names or looks at a file.
CALLS = """
open openat openat2 creat close read pread64 readv write pwrite64 writev lseek ftruncate truncate
fsync fdatasync flock fstat newfstatat stat lstat statx access faccessat faccessat2 rename renameat
renameat2 link linkat symlink symlinkat unlink unlinkat mkdir mkdirat rmdir chmod fchmod fchmodat
chown fchown fchownat getdents64 readlink readlinkat utimensat copy_file_range sendfile
listxattr llistxattr flistxattr getxattr lgetxattr fgetxattr setxattr fsetxattr
""".split()
SET = ",".join(f"?{name}" for name in CALLS)
#: What `getppid` gives once strace is there.
READY = 57005

#: The calls after which something on the disk is another.
_CHANGES = re.compile("write|f?truncate|fsync|rename|link|unlink|mkdir|rmdir|open.*O_CREAT|fchmod")

#: A run that takes longer hangs (seconds); on a busy machine a sound one takes many.
_PATIENCE = 600

apply = changes.apply


class GoOnError(BaseException):
    """In a child: leave the loop, and go on writing."""


class FinishedError(BaseException):
    """All was tried."""


class Trial:
    """One scenario, and the children that try it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.root = folder / "net"
        self.scenario = scenarios.SCENARIOS[name]
        self.err = folder / "err"
        self.killing = False
        self.again: list[object] = []
        self.old: dict[str, bytes] = {}
        self.new: dict[str, bytes] = {}

    def start(self) -> int:
        """Run the command."""
        return netnotes.cli.main(["-C", str(self.root), *self.scenario.argv])

    def start_over(self) -> None:
        """In a child: the whole command, without a fault."""
        changes.apply = apply
        os._exit(self.start())

    def fresh(self) -> None:
        """The network as the command found it."""
        scenarios.renew(self.root)
        ago = time.time() - 60  # a note that was saved just now is looked at twice
        for note in (self.root / "people").rglob("*.md"):
            os.utime(note, (ago, ago), follow_symlinks=False)

    def files(self) -> dict[str, bytes]:
        """Every file beside the notes, by its path."""
        found = sorted((self.root / "people").rglob("*"))
        return {str(p.relative_to(self.root)): p.read_bytes() for p in found if p.is_file()}

    def notes(self) -> dict[str, bytes]:
        """Every note."""
        return {p: data for p, data in self.files().items() if "/." not in p}

    def torn(self) -> list[str]:
        """The notes that hold neither what was there nor what was to be."""
        known = {*self.old.values(), *self.new.values()}
        return [path for path, data in self.notes().items() if data not in known]

    def child(self, proceed, *strace: str) -> int:
        """Let a child go on, with strace's options; gives its exit status, or -9."""
        heard, tell = os.pipe()
        pid = os.fork()
        if pid == 0:
            signal.alarm(_PATIENCE)
            os.dup2(os.open(self.err, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.close(heard)
            os.write(tell, b"!")  # the last call of its own
            while strace and os.getppid() != READY:
                time.sleep(0.0002)
            proceed()
        os.close(tell)
        os.read(heard, 1)  # what it opens for itself is no call of the command: nobody looks before
        os.close(heard)
        tracer = None
        if strace:
            # What has reached the disk is the same to whoever is killed: it need not be waited for.
            always = ["-e", f"inject=getppid:retval={READY}", "-e", "inject=fsync:retval=0"]
            command = ["strace", "-qq", *always, *strace]
            tracer = subprocess.Popen([*command, "-p", str(pid)], stderr=subprocess.DEVNULL)
        status = os.waitpid(pid, 0)[1]
        if tracer:
            tracer.wait()
        return os.waitstatus_to_exitcode(status)


def go_on() -> None:
    """In a child: back to where the command begins to write."""
    raise GoOnError


def run(trial: Trial, faults: list[str]) -> dict[str, object]:
    """Every fault at every point."""
    trial.fresh()
    trial.old = trial.files()
    status = trial.child(go_on)
    assert status == 0, (status, trial.err.read_text())
    trial.new = trial.files()
    assert trial.old != trial.new
    result: dict[str, object] = {}
    for fault in faults:
        trial.killing = fault == "kill"
        points = calls_of(trial)
        wrong = [said for point in points for said in one(trial, fault, *point)]
        result[fault] = {"points": len(points), "wrong": wrong}
    return result


def calls_of(trial: Trial) -> list[tuple[str, int]]:
    """The calls that are made, counted until two counts agree: a busy machine makes more."""
    found = counted(trial)
    for _ in range(20):
        last, found = found, counted(trial)
        if found == last:
            return found
    raise AssertionError("no two runs make the same calls")


def counted(trial: Trial) -> list[tuple[str, int]]:
    """The calls of one run, in their order: name, and the how manieth of that name."""
    trial.fresh()
    log = trial.folder / "calls"
    status = trial.child(go_on, "-o", str(log), "-e", f"trace={SET},getppid")
    assert status == 0, (status, trial.err.read_text())
    seen: Counter[str] = Counter()
    found = []
    for line in log.read_text("utf-8", "replace").splitlines():
        call = re.match(r"(\w+)\(", line)
        if call and call[1] != "getppid":
            seen[call[1]] += 1
            if trial.scenario.exchange or _CHANGES.match(line):
                found.append((call[1], seen[call[1]]))
    return found


def one(trial: Trial, fault: str, call: str, number: int):
    """One fault at one point; gives what is wrong then, in words."""
    lasting = "+" if fault.endswith("+") else ""
    how = "signal=KILL" if fault == "kill" else f"error={fault.rstrip('+')}"
    inject = f"inject={call}:{how}:when={number}{lasting}"
    for _ in range(10):  # a point that this run did not come to is tried again
        trial.fresh()
        status = trial.child(go_on, "-o", os.devnull, "-e", f"trace={call},getppid", "-e", inject)
        if fault != "kill" or status == -9:
            break
    said = trial.err.read_text("utf-8", "replace")
    where = f"{call} {number}, status {status}, {said!r}: "
    written = trial.notes() == trial.new
    if trial.torn():
        yield f"{where}torn: {trial.torn()}"
    if "Traceback" in said:
        yield f"{where}a traceback"
    if fault == "kill":
        if status != -9:
            yield f"{where}was not killed"
    elif status not in (0, 3, 4):
        yield f"{where}an odd status"
    elif status == 0 and not written:
        yield f"{where}success was said, and it is not there"
    elif status != 0 and written and not lasting:
        yield f"{where}failure was said, and it is there"
    yield from after(trial, where, fault, status)


def after(trial: Trial, where: str, fault: str, status: int):
    """What the next run finds, and makes of it."""
    apply(trial.root, [], "nothing, but to put in order what is left")
    state = trial.files()
    if state not in (trial.old, trial.new):
        yield f"{where}neither old nor new once recovered: {state}"
    if fault != "kill" and (status == 0) != (state == trial.new):
        yield f"{where}status and notes differ once recovered"
    if kept.versions(trial.root):
        yield f"{where}a copy was taken for somebody's own"
    if lost.lost(trial.root):
        yield f"{where}lines are called lost: {lost.lost(trial.root)}"
    known = (state == trial.new, [(r.ready, r.end) for r in journal.records(trial.root)])
    if fault == "kill" and known not in trial.again:
        trial.again.append(known)
        again = trial.child(trial.start_over)
        if trial.files() != trial.new:
            yield f"{where}given again (status {again}) it is not just once there: {trial.files()}"


def main(folder: Path, name: str, faults: list[str]) -> None:
    """Run the command up to where it writes, and try the faults there."""
    trial = Trial(folder, name)
    kept.SOON = -1  # copies are looked at in every run, however slow or quick it is
    if not trial.scenario.exchange:
        swap._exchange_call = swap._rename_call = lambda: None
    trial.fresh()
    assert trial.start() == 0  # once through, so that all it imports is there

    def hook(*args, **kwargs):
        try:
            result = run(trial, faults)
        except GoOnError:
            written = apply(*args, **kwargs)
            if trial.killing:
                os._exit(0)
            return written
        print(json.dumps(result))
        raise FinishedError

    changes.apply = hook
    trial.fresh()
    try:
        status = trial.start()
    except FinishedError:
        return
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    out = os.dup(1)
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
