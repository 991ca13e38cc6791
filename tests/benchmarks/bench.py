"""How fast netnotes is, as whole processes: one table for 1,000 and one for 10,000 people.

    python tests/benchmarks/bench.py [PEOPLE…]

Each figure is the median of five runs: wall and CPU seconds, and the peak of memory. Nothing is
asserted: figures of one machine say little about another, so compare ratios, with `python -c pass`
in the first line.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from generate import generate

RUNS = 5
#: How an organization that I would like to work at says so.
TARGET = "target: yes"


class Cost(NamedTuple):
    """What one process took."""

    wall: float
    cpu: float
    peak: float  # MB
    status: int


def run(arguments: list[str], folder: Path) -> Cost:
    """Run a command and wait for it; its output goes nowhere."""
    begin = time.perf_counter()
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.chdir(folder)
        os.execv(arguments[0], arguments)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return Cost(
        wall,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / unit,
        os.waitstatus_to_exitcode(status),
    )


def measure(arguments: list[str], folder: Path, before: Callable[[], object]) -> Cost:
    """The medians of some runs; `before` prepares each."""
    costs = []
    for _ in range(RUNS):
        before()
        costs.append(run(arguments, folder))
    medians = (median(cost[part] for cost in costs) for part in range(3))
    return Cost(*medians, costs[-1].status)


def nothing() -> None:
    """Prepare nothing: the run finds everything as the last one left it."""


def bench(people: int, folder: Path) -> None:
    """Print the table of one size."""
    begin = time.perf_counter()
    generate(folder, people)
    size = sum(note.stat().st_size for note in (folder / "people").iterdir()) / 1e6
    print(f"\n{people:,} people, {size:.1f} MB, written in {time.perf_counter() - begin:.1f} s\n")
    print("| run | wall s | CPU s | peak MB | exit |\n|---|---:|---:|---:|---:|")
    netnotes = [sys.executable, "-m", "netnotes"]
    edited = sorted((folder / "people").glob("*.md"))[people // 2]
    text = edited.read_text("utf-8")

    def forget() -> None:
        shutil.rmtree(folder / ".netnotes", ignore_errors=True)

    def edit() -> None:
        stamp = time.time_ns()
        edited.write_text(f"{text}- 2026-11-20 coffee: number {stamp}\n", "utf-8")

    def line(what: str, arguments: list[str], before: Callable[[], object] = nothing) -> None:
        wall, cpu, peak, status = measure(arguments, folder, before)
        print(f"| {what} | {wall:.2f} | {cpu:.2f} | {peak:.0f} | {status} |", flush=True)

    line("python -c pass", [sys.executable, "-c", "pass"])
    line("netnotes --help", [*netnotes, "--help"])
    line("due, first ever", [*netnotes, "due"], forget)
    time.sleep(2.5)  # files as young as the cache are looked at again: let them age
    run([*netnotes, "due"], folder)
    target = next(note.stem for note in edited.parent.glob("*.md") if TARGET in note.read_text())
    commands = {
        "due": ["due"],
        "find (facets)": ["find", "city:lisbon", "standing:warm"],
        "find (words)": ["find", "photos of the hike"],
        "show": ["show", edited.stem],
        "check": ["check"],
        "ask check": ["ask", "check", edited.stem, "advice", "--what", "a look", "--minutes", "20"],
        "asks": ["asks"],
        "paths": ["paths", target],
        "connect": ["connect"],
    }

    def forget_answers() -> None:
        for kept in (folder / ".netnotes").glob("*.answer"):
            kept.unlink()

    for name, arguments in commands.items():
        line(f"{name}, a new question", [*netnotes, *arguments], forget_answers)
    line("due, asked before", [*netnotes, "due"])
    for name in ("due", "find (words)", "check"):
        line(f"{name}, one edit", [*netnotes, *commands[name]], edit)
    line("log", [*netnotes, "log", edited.stem, "coffee", "again"], lambda: forget_entry(edited))


def forget_entry(note: Path) -> None:
    """Take the last run's entry out again, so that the same one is new."""
    lines = note.read_text("utf-8").splitlines(keepends=True)
    note.write_text("".join(line for line in lines if "coffee: again" not in line), "utf-8")


def main(sizes: list[int]) -> None:
    """One table a size."""
    with tempfile.TemporaryDirectory(prefix="netnotes-bench-") as root:
        for people in sizes:
            bench(people, Path(root) / str(people))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000])
