"""The command as a process of its own: interrupted, it has written all or nothing; memory stays small."""

from __future__ import annotations

import os
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
    assert after == before if process.returncode == 130 else len(after) == len(before) + NUMBER
    net.run(
        "import", net.connections(*rows()[:1]), "--apply"
    )  # and the next run finds nothing half


def test_memory_stays_small(net: Any) -> None:
    process = start(net, net.connections(*rows()))
    out = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.stdout.close()
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    assert "1,500 new" in out
    per_unit = 1 if sys.platform == "darwin" else 1024
    assert used.ru_maxrss * per_unit < 150 << 20
