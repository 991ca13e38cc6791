"""kill -9, and errors of the system, at every call that a command makes while it writes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("driver.py")

KILLED = ["log", "new", "set", "rename", "merge", "log-slowly", "rename-slowly"]
FAILING = [("log", "EIO"), ("rename", "ENOSPC"), ("log", "EROFS+")]


def drive(folder: Path, *args: str) -> dict[str, dict[str, object]]:
    environment = {**os.environ, "NETNOTES_TODAY": "2026-11-21"}
    done = subprocess.run(
        [sys.executable, str(DRIVER), str(folder), *args],
        env=environment, capture_output=True, text=True, timeout=1800, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def tried(tmp_path: Path, name: str, fault: str, proved, not_run) -> None:
    if not shutil.which("strace"):
        not_run(f"{fault} at every call of {name}: there is no strace here")
        return
    result = drive(tmp_path, name, fault)[fault]
    points, wrong = result["points"], result["wrong"]
    assert points > 20
    assert wrong == []
    proved(f"{fault} at every call of {name}: {points}/{points}")


@pytest.mark.parametrize("name", KILLED)
def test_killed_at_every_call(tmp_path: Path, name: str, proved, not_run) -> None:
    """The notes are old or new; the next run leaves nothing behind; once more, and it is there once."""
    tried(tmp_path, name, "kill", proved, not_run)


@pytest.mark.parametrize(("name", "fault"), FAILING)
def test_an_error_of_every_call(tmp_path: Path, name: str, fault: str, proved, not_run) -> None:
    """Success is said where it is there, and failure where it is not."""
    tried(tmp_path, name, fault, proved, not_run)
