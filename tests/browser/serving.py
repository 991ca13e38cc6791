"""A network that is served by the real program, on a clock of its own, for a browser to look at."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

#: So long a busy machine may take; nothing waits longer than it must.
WAIT = 120
#: The program, but what day it is stands in a file: midnight comes when it is written.
ON_A_CLOCK = """
import sys
from datetime import date
from pathlib import Path
from mkdocs_netnotes import live
live.clock = lambda: date.fromisoformat(Path({clock!r}).read_text())
sys.argv = ["netnotes", *sys.argv[1:]]
if {engine!r} == "netnotes":
    from netnotes.cli import run
    run()
else:
    from mkdocs.__main__ import cli
    cli()
"""


def until(condition, wait: float = WAIT) -> None:
    """Wait for something to come true."""
    end = time.monotonic() + wait
    while time.monotonic() < end:
        try:
            if condition():
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError("it never came true")


#: Each process of the tests begins elsewhere.
_PORTS = count(os.getpid() * 61)


def free_port() -> int:
    """A port for a server that begins in a moment: none that the system lends to others meanwhile."""
    for number in _PORTS:
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", 10_000 + number % 20_000))
            return found.getsockname()[1]
    raise AssertionError  # for whoever reads: it counts without end


def answers(base: str) -> bool:
    with urllib.request.urlopen(base, timeout=WAIT) as answer:
        return answer.status == 200


@contextmanager
def serving(root: Path, *, clock: Path | None = None, engine: str = "netnotes"):
    """`netnotes serve` (or plain `mkdocs serve`) in a network's folder; gives its address."""
    port = free_port()
    words = ["serve", "--port", str(port)] if engine == "netnotes" else []
    words = words or ["serve", "-q", "-a", f"127.0.0.1:{port}"]
    script = ON_A_CLOCK.format(clock=str(clock), engine=engine)
    command = [sys.executable, "-c", script] if clock else [sys.executable, "-m", engine]
    temporary = root.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(temporary)}
    env.pop("NETNOTES_TODAY", None)
    with (temporary / "log").open("w+") as log:
        process = subprocess.Popen([*command, *words], cwd=root, env=env, stdout=log, stderr=log)
        base = f"http://127.0.0.1:{port}/"
        try:
            until(lambda: process.poll() is not None or answers(base))
            assert process.poll() is None, (temporary / "log").read_text("utf-8")
            yield base
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(WAIT)
        said = (temporary / "log").read_text("utf-8")
        assert "Traceback" not in said, said
