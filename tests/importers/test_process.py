"""The command as a process of its own: interrupted, it has written all or nothing; memory stays small."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

MANY = 1_500
#: So many are written while it is interrupted.
NUMBER = 150

#: The command, to which Ctrl-C comes when it is at a place in its work for the so manieth time: at the
#: same moment on every machine, however quick that is.
INTERRUPTED = """
import os, signal, sys
from netnotes.__main__ import run
module, name, left = sys.argv.pop(1), sys.argv.pop(1), int(sys.argv.pop(1))

def see(frame, event, arg):
    global left
    if event == "call" and frame.f_code.co_name == name and frame.f_globals["__name__"] == module:
        left -= 1
        if not left:
            sys.setprofile(None)
            print("interrupted", file=sys.stderr, flush=True)
            os.kill(os.getpid(), signal.SIGINT)

sys.setprofile(see)
run()
"""
#: Places before anything is in its place, when it all goes back, and others when it is brought to its end.
BEFORE = [
    ("netnotes.importers.sources.linkedin", "extract", 1),
    ("netnotes.importers.sources.linkedin", "extract", NUMBER // 2),
    ("netnotes.changes.plan", "plan", 1),
    ("netnotes.changes.files", "write_new", 1),
    ("netnotes.changes.files", "write_new", NUMBER // 2),
    ("netnotes.changes.files", "write_new", NUMBER),
]
AFTER = [
    ("netnotes.changes.commit", "forward", 1),
    ("netnotes.changes.commit", "forward", NUMBER // 2),
    ("netnotes.changes.commit", "clean", 1),
]


def rows(number: int) -> list[str]:
    return [
        f"Ana{n},Diaz{n},https://www.linkedin.com/in/ana-{n},,Company {n % 90},Engineer,05 Mar 2014"
        for n in range(number)
    ]


@pytest.mark.parametrize(
    ("place", "written"), [*((one, 0) for one in BEFORE), *((one, NUMBER) for one in AFTER)]
)
def test_interrupted_it_has_written_all_or_nothing(
    net: Any, place: tuple[str, str, int], written: int
) -> None:
    before = net.tree()
    command = ["-C", str(net.root), "import", net.connections(*rows(NUMBER)), "--apply"]
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, *map(str, place), *command],
        capture_output=True, encoding="utf-8", check=False, timeout=600,
    )  # fmt: skip
    assert done.stderr.startswith("interrupted\n"), "it never came to that place"
    assert "Traceback" not in done.stderr
    assert done.returncode == 130
    after = net.tree()
    assert len(after) - len(before) == written
    assert after == before or written
    net.run("import", net.connections(*rows(1)), "--apply")  # and the next finds nothing half


#: Runs a command and says the most memory that it took. A process begun by the tests themselves would
#: count what they hold at that moment.
MEASURED = (
    "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:]);"
    "print('most', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def test_memory_stays_small(net: Any) -> None:
    command = [sys.executable, "-m", "netnotes", "-C", str(net.root), "import"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command, net.connections(*rows(MANY)), "--apply"],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "1,500 new" in done.stdout
    used = int(done.stdout.split()[-1]) * (1 if sys.platform == "darwin" else 1024)
    assert used < 150 << 20
