"""How fast a site is made and served, beside what else makes sites of the same notes: one table a size.

    python tests/benchmarks/sites.py [PEOPLE…]

Every program works on its own copy of the same notes, and they take turns, so that whatever else the
machine does meanwhile falls on all. Wall and CPU seconds are of the whole run with its processes; MB is
the most that all of these held at once, what they share counted once. MkDocs with the theme Material is
measured as it comes, with its search, people outside of its navigation; Hugo and zensical where they are
installed. Nothing is asserted: figures of one machine say little about another, so compare ratios.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from generate import generate

SIZES = (150, 1_000, 10_000)
#: So often each is done; the largest size takes minutes a round.
ROUNDS = {150: 3, 1_000: 3, 10_000: 1}
EDITS = 5
#: Files as young as a cache are looked at again: let them age.
AGE = 2.5
_TICK = os.sysconf("SC_CLK_TCK")
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

STOCK = """\
site_name: Stock
docs_dir: people
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
"""
LAYOUT = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}"
HUGO = 'title = "Hugo"\nbaseURL = "http://localhost/"\ncontentDir = "people"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'


@dataclass
class Cost:
    """What a run took."""

    wall: float
    cpu: float
    peak: float  # MB


class Peak(threading.Thread):
    """Watches how much a process and those that it began hold at once."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most, self.over = pid, 0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.1):
            held = 0
            for pid in family(self.pid):
                with suppress(OSError, AttributeError):
                    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
                    held += int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1])  # type: ignore[index]
            self.most = max(self.most, held)


def family(pid: int) -> Iterator[int]:
    """A process and those that it began."""
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from family(int(child))


def run(folder: Path, *command: str) -> Cost:
    """Run a program to its end."""
    begin = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | _QUIET,
    )  # fmt: skip
    peak = Peak(child.pid)
    peak.start()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    peak.over.set()
    peak.join()
    if child.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {child.returncode}")
    held = peak.most / 1024 or used.ru_maxrss / 1024
    return Cost(wall, used.ru_utime + used.ru_stime, held)


@dataclass
class Program:
    """Something that makes a site: how its folder is set up, and how it is run."""

    name: str
    command: tuple[str, ...]
    prepare: Callable[[Path], None]
    #: Where it keeps what it made, and what it remembers.
    made: tuple[str, ...]
    #: Whether it makes any use of what it made before; one that does not is measured once.
    remembers: bool = True

    def forget(self, folder: Path) -> None:
        """Take away all that it made."""
        for name in self.made:
            shutil.rmtree(folder / name, ignore_errors=True)


def _stock(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
    (folder / "people/index.md").write_text("# People\n", "utf-8")


def _hugo(folder: Path) -> None:
    (folder / "mkdocs.yml").unlink()
    (folder / "hugo.toml").write_text(HUGO, "utf-8")
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(LAYOUT, "utf-8")


def programs() -> list[Program]:
    """What there is on this machine, ours first."""
    python = (sys.executable, "-m")
    found = [
        Program("netnotes", (*python, "netnotes", "build"), lambda _: None, ("site", ".netnotes")),
        Program("MkDocs + Material", (*python, "mkdocs", "build"), _stock, ("site",), False),
    ]
    if shutil.which("zensical"):
        found.append(Program("zensical", ("zensical", "build"), _stock, ("site", ".cache")))
    if shutil.which("hugo"):
        found.append(Program("Hugo, a bare page", ("hugo",), _hugo, ("public",), False))
    return found


def somebody(folder: Path, number: int) -> Path:
    """A note in the middle, another one for each number."""
    notes = sorted((folder / "people").glob("*.md"))
    return notes[len(notes) // 2 + number]


def edit(note: Path) -> None:
    """Add a line to a note."""
    with note.open("a", encoding="utf-8") as file:
        file.write(f"- 2026-11-20 coffee: number {time.time_ns()}\n")


def line(name: str, what: str, costs: list[Cost]) -> None:
    """A row of the table: medians."""
    wall, cpu, peak = (median(getattr(c, key) for c in costs) for key in ("wall", "cpu", "peak"))
    print(f"| {name} | {what} | {wall:.2f} | {cpu:.2f} | {peak:.0f} |", flush=True)


def builds(root: Path, people: int) -> Path:
    """Print what builds take; gives our folder."""
    generate(root / "notes", people)
    there = programs()
    for program in there:
        shutil.copytree(root / "notes", root / program.name)
        program.prepare(root / program.name)
    steps = ("cold", "nothing changed", "one note changed")
    costs: dict[tuple[str, str], list[Cost]] = {}
    for number in range(ROUNDS.get(people, 1)):
        for program in there:
            folder = root / program.name
            program.forget(folder)
            for step in steps if program.remembers else steps[:1]:
                if step == steps[1]:
                    time.sleep(AGE)
                    run(folder, *program.command)
                elif step == steps[2]:
                    edit(somebody(folder, number))
                costs.setdefault((program.name, step), []).append(run(folder, *program.command))
    for (name, step), found in costs.items():
        line(name, step, found)
    return root / "netnotes"


def used(pid: int) -> float:
    """CPU seconds of a process until now."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, int, float]]:
    """Our server: its process, its port, and when it was begun."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begin = time.perf_counter()
    command = [sys.executable, "-m", "netnotes", "serve", "--port", str(port)]
    child = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | _QUIET,
    )  # fmt: skip
    try:
        yield child.pid, port, begin
    finally:
        child.terminate()  # an interrupt would not reach it from a job in the background
        child.wait()


def get(port: int, path: str) -> str:
    """A page, as a browser asks for it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", f"/{path}")
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def serves(folder: Path) -> None:
    """Print how long one waits for a page: at first, and after an edit."""
    run(folder, sys.executable, "-m", "netnotes", "due")
    time.sleep(AGE)
    run(folder, sys.executable, "-m", "netnotes", "due")
    with served(folder) as (pid, port, begun):
        while True:
            try:
                get(port, "")
                break
            except OSError:
                time.sleep(0.01)
        peak = Peak(pid)
        peak.start()
        line("netnotes serve", "first page", [Cost(time.perf_counter() - begun, used(pid), 0)])
        costs = []
        for number in range(EDITS):
            time.sleep(AGE + 1)
            page = get(port, "")
            epoch = int(re.findall(r"livereload\((\d+),", page)[-1])
            note = somebody(folder, number + 10)
            cpu, begin = used(pid), time.perf_counter()
            edit(note)
            while int(get(port, f"livereload/{epoch}/1")) <= epoch:
                pass
            get(port, f"people/{note.stem}/")
            get(port, "")
            costs.append(Cost(time.perf_counter() - begin, used(pid) - cpu, 0))
        peak.over.set()
        for cost in costs:
            cost.peak = peak.most / 1024
        line("netnotes serve", "an edit, then its page and Today", costs)
        time.sleep(5)
        cpu, begin = used(pid), time.perf_counter()
        time.sleep(60)
        idle = (used(pid) - cpu) / (time.perf_counter() - begin)
        print(f"| netnotes serve | idle for a minute | | {100 * idle:.1f} % | |", flush=True)


def main(sizes: list[int]) -> None:
    """One table a size."""
    for people in sizes:
        with tempfile.TemporaryDirectory(prefix="netnotes-bench-") as root:
            print(f"\n{people:,} people\n\n| program | work | wall s | CPU s | MB |")
            print("|---|---|---:|---:|---:|", flush=True)
            serves(builds(Path(root), people))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [*SIZES])
