"""A long life of one network, in all orders: no line ever leaves note, journal, kept copies and git.

Lines are logged and set, an editor saves (what it read just now, or long ago), the program is killed
in the middle, old copies and journal entries are cleared away, git goes back and forth.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from netnotes import changes
from netnotes.changes import journal, kept, lost, swap
from netnotes.changes.lock import locked
from netnotes.changes.undo import undo
from netnotes.errors import RefusedError

NOTES = ["people/ada.md", "people/bob.md"]
START = b"---\nname: Somebody\n---\n"
CALLS = "open write close fsync rename unlink mkdir ftruncate".split()
GIT = ["git", "-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgSign=false"]

paths = st.sampled_from(NOTES)


class Life(RuleBasedStateMachine):
    """What may happen to a network."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.number = 0
        #: Every line that must not be lost, and those that someone took out on purpose.
        self.lines: set[bytes] = set()
        #: What an editor read long ago, by path.
        self.open: dict[str, bytes] = {}
        self.commits: list[str] = []

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @initialize()
    def begin(self) -> None:
        (self.root / "people").mkdir()
        (self.root / ".gitignore").write_text("/.netnotes/\n.netnotes-*\n")  # as of `init`
        for path in NOTES:
            (self.root / path).write_bytes(START)
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit()

    def git(self, *args: str) -> bytes:
        done = subprocess.run([*GIT, *args], cwd=self.root, capture_output=True, check=True)
        return done.stdout

    def new_line(self, what: str) -> bytes:
        self.number += 1
        return f"- 2026-11-21 {what}: number {self.number}.\n".encode()

    @rule(path=paths)
    def log(self, path: str) -> None:
        line = self.new_line("coffee")
        changes.apply(self.root, [changes.Change(path, lambda raw: raw + line)], "log")
        self.lines.add(line)

    @rule(path=paths)
    def set(self, path: str) -> None:
        """A field gets another value; its old one is gone on purpose."""
        self.number += 1
        now = f"name: Somebody {self.number}\n".encode()

        def make(raw: bytes) -> bytes:
            lines = raw.splitlines(keepends=True)
            return b"".join(now if line.startswith(b"name:") else line for line in lines)

        changes.apply(self.root, [changes.Change(path, make)], "set")

    @rule()
    def log_in_both(self) -> None:
        line = self.new_line("lunch")
        steps = [changes.Change(path, lambda raw: raw + line) for path in NOTES]
        changes.apply(self.root, steps, "log in both")
        self.lines.add(line)

    @rule(path=paths, call=st.integers(1, 40))
    def killed(self, path: str, call: int) -> None:
        """A change of both notes is killed at some call; nobody said that its line is there."""
        line = self.new_line("killed")
        steps = [changes.Change(p, lambda raw: raw + line) for p in {path, *NOTES}]
        pid = os.fork()
        if pid == 0:
            die_at(call)
            try:
                changes.apply(self.root, steps, "killed")
            finally:
                os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0:
            self.lines.add(line)

    @rule()
    def run_again(self) -> None:
        changes.apply(self.root, [], "")
        assert not [p for p in (self.root / "people").iterdir() if p.name.startswith(".")]

    @rule(path=paths)
    def editor_opens(self, path: str) -> None:
        self.open[path] = (self.root / path).read_bytes()

    @rule(path=paths, by_rename=st.booleans())
    def editor_saves(self, path: str, by_rename: bool) -> None:
        """An editor adds a line to what it read, however long ago, and overwrites what is there."""
        place = self.root / path
        text = self.open.pop(path, None) or place.read_bytes()
        overwritten = set(place.read_bytes().splitlines(keepends=True)) - set(text.splitlines(True))
        self.lines -= {line for line in overwritten if b" typed:" in line}  # its own business
        line = self.new_line("typed")
        self.lines.add(line)
        if by_rename:
            (self.root / "people/.new").write_bytes(text + line)
            os.replace(self.root / "people/.new", place)
        else:
            place.write_bytes(text + line)

    @rule(path=paths, late=st.booleans())
    def editor_saves_in_the_very_moment(self, path: str, late: bool) -> None:
        """An editor saves just before or just after a note is exchanged."""
        place, line = self.root / path, self.new_line("typed")
        ours = self.new_line("coffee")
        really, saved = swap.exchange, []

        def exchange(one: str, other: str) -> None:
            if late:
                handle = os.open(other, os.O_WRONLY | os.O_APPEND)
                really(one, other)
                if not saved:
                    os.write(handle, line)
                os.close(handle)
            else:
                if not saved:
                    place.write_bytes(place.read_bytes() + line)
                really(one, other)
            saved.append(True)

        swap.exchange = exchange
        try:
            changes.apply(self.root, [changes.Change(path, lambda raw: raw + ours)], "raced")
        finally:
            swap.exchange = really
        self.lines |= {line, ours}

    @rule()
    def take_back(self) -> None:
        try:
            _, written = undo(self.root)
        except RefusedError:
            return
        for one in written:
            gone = set((one.before or b"").splitlines(keepends=True))
            self.lines -= gone - set((one.after or b"").splitlines(keepends=True))

    @rule()
    def commit(self) -> None:
        self.git("add", "people", ".gitignore")
        self.git("commit", "--quiet", "--allow-empty", "-m", "more")
        self.commits.append(f"state{len(self.commits)}")
        self.git("tag", self.commits[-1])

    @rule(data=st.data())
    def checkout(self, data: st.DataObject) -> None:
        """Back, or forth, to some commit."""
        self.commit()
        self.git("checkout", "--quiet", data.draw(st.sampled_from(self.commits)))

    @rule()
    def much_later(self) -> None:
        """Old copies and what the journal need not know any more are cleared away."""
        self.open.clear()
        before, journal.LAST = journal.LAST, 2
        try:
            with locked(self.root, 1):
                kept.sweep(self.root, time.time() + 40 * 86_400)
                if (self.root / ".netnotes/journal").exists():
                    journal.compact(self.root, lost.unsettled(self.root))
        finally:
            journal.LAST = before

    @precondition(lambda self: self.lines)
    @invariant()
    def nothing_is_lost(self) -> None:
        state = self.root / ".netnotes"
        files = [*(self.root / path for path in NOTES), *(state / "kept").glob("*")]
        there = {line for file in files for line in file.read_bytes().splitlines(keepends=True)}
        missing = self.lines - there
        if missing:
            known = state / "journal"
            text = known.read_bytes().replace(b"\\n", b"\n") if known.exists() else b""
            missing = {line for line in missing if line.strip() not in text}
        if missing:
            history = self.git("log", "--all", "-p", "--format=", "--no-color")
            missing = {line for line in missing if b"+" + line not in history}
        assert not missing

    @invariant()
    def the_doctor_knows(self) -> None:
        """Whatever netnotes logged and is in no note is offered, or git has it."""
        there = b"".join((self.root / path).read_bytes() for path in NOTES)
        gone = {line for line in self.lines if b" coffee:" in line and line not in there}
        if gone:
            offered = {one.line for one in lost.lost(self.root)}
            history = self.git("log", "--all", "-p", "--format=", "--no-color")
            assert {x for x in gone if b"+" + x not in history} <= {
                f"{o}\n".encode() for o in offered
            }


def die_at(call: int) -> None:
    """In a child: end at once, as if killed, when the call of that number is about to be made."""
    count = 0

    def wrap(really):
        def called(*args, **kwargs):
            nonlocal count
            count += 1
            if count == call:
                os._exit(9)
            return really(*args, **kwargs)

        return called

    for name in CALLS:
        setattr(os, name, wrap(getattr(os, name)))
    swap.exchange = wrap(swap.exchange)
    swap.rename_new = wrap(swap.rename_new)


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],  # to shorten the way to what went wrong takes minutes
)
