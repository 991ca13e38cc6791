"""A command on a terminal of its own, answered as a person would."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def on_terminal(
    arguments: Sequence[str],
    folder: Path,
    answers: Sequence[str],
    end: str = "\n",
    start: Sequence[str] = ("-m", "netnotes"),
    **variables: str,
) -> tuple[int, str]:
    """Exit status and what was printed; each prompt gets the next of the answers, and `end`.

    `start` is how Python comes to the command.

    Ctrl-C among them interrupts the command, as a terminal that is in front of it would.
    """
    environment = {
        **os.environ, "NETNOTES_TODAY": "2026-11-21", "COLUMNS": "88", "NO_COLOR": "1",
        "TERM": "dumb", "PYTHONUTF8": "1", "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1", **variables,
    }  # fmt: skip
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, *start, *arguments],
        cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    heard = b""
    left = list(answers)
    while part := _read(ours):
        heard += part
        if heard.endswith((b": ", b"? ")) and not heard.endswith(b"\n"):
            answer = left.pop(0) if left else ""
            if answer == "\x03":
                _interrupt(process)
            else:
                os.write(ours, f"{answer}{end}".encode())
    os.close(ours)
    status = process.wait(timeout=600)
    assert left == [], f"not asked for: {left}"
    return status, heard.decode().replace("\r\n", "\n")


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C, once more where it came before the command began to listen for the answer."""
    for _ in range(10):
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            continue
        return


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""
