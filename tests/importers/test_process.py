"""The command as a process of its own: interrupted, it has written all or nothing; memory stays small."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import Any

import pytest

NUMBER = 1_500


def rows() -> list[str]:
    return [
        f"Ana{n},Diaz{n},https://www.linkedin.com/in/ana-{n},,Company {n % 90},Engineer,05 Mar 2014"
        for n in range(NUMBER)
    ]


def start(net: Any, file: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "netnotes", "-C", str(net.root), "import", file, "--apply"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.parametrize("wait", [0.6, 1.2, 2.0, 3.0])
def test_interrupted_it_has_written_all_or_nothing(net: Any, wait: float) -> None:
    before = net.tree()
    process = start(net, net.connections(*rows()))
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert "Traceback" not in err
    after = net.tree()
    written = len(after) - len(before)
    assert written in ((0, NUMBER) if process.returncode == 130 else (NUMBER,)), written
    assert after == before or written
    net.run(
        "import", net.connections(*rows()[:1]), "--apply"
    )  # and the next run finds nothing half


#: Runs a command and says the most memory that it took. A process begun by the tests themselves would
#: count what they hold at that moment.
MEASURED = (
    "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:]);"
    "print('most', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def test_memory_stays_small(net: Any) -> None:
    command = [sys.executable, "-m", "netnotes", "-C", str(net.root), "import"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command, net.connections(*rows()), "--apply"],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "1,500 new" in done.stdout
    used = int(done.stdout.split()[-1]) * (1 if sys.platform == "darwin" else 1024)
    assert used < 150 << 20
