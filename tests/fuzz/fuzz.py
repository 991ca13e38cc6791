"""Throws broken input at what reads and edits, and sees that each target keeps its laws.

    python tests/fuzz/fuzz.py                      all seeds, and every input that was found once
    python tests/fuzz/fuzz.py parse --minutes 10   a search, led by what it covers (pip install atheris)

A module of `targets/` has `SEEDS` to begin from, `BITS` that mean something, and `try_one(bytes)`, which
raises where a law is broken. That no input takes a second, and none has a file written, a process begun
or a place outside of the program looked at, is seen to here. What a search finds is told and kept in the
folder that `--keep` names; once it is mended it belongs into `found/TARGET/`.
"""

from __future__ import annotations

import argparse
import os
import sys
import sysconfig
import tempfile
import time
import traceback
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

#: Seconds of this process for one input; the machine may be busy with other things.
MOST = 1.0
_WRITES = ("w", "a", "x", "+")
_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_NEVER = (
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "os.system", "os.exec", "os.fork", "os.posix_spawn", "subprocess.Popen", "shutil.", "socket.", "tempfile.",
    "os.putenv", "ctypes.dlopen", "http.client.connect", "webbrowser.open", "ftplib.", "smtplib.",
)  # fmt: skip

#: Where a network lies that is on no disk; that there is nothing is found out by looking.
NOWHERE = "/nowhere/at/all/"
#: The program itself, which the library of Python looks into when a calendar is first read.
_SELF = ("ctypes.dlopen", (None,))


def names() -> list[str]:
    """The targets there are."""
    return sorted(path.stem for path in (HERE / "targets").glob("*.py"))


def target(name: str) -> ModuleType:
    """A target, by its name."""
    return import_module(f"targets.{name}")


def found(name: str) -> Iterator[tuple[str, bytes]]:
    """The inputs that broke a law of a target once, by their names."""
    for path in sorted((HERE / "found" / name).glob("*")):
        yield path.name, path.read_bytes()


class Watch:
    """Sees what an input has the program do to the world, and how long that takes."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        self.worst = 0.0
        own = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
        own |= {path for path in sys.path if path.endswith("site-packages")}
        self.own = (*own, str(HERE.parents[1]), "/usr/share/zoneinfo", "/usr/lib")
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.on or (args and str(args[0]).startswith(NOWHERE)):
            return
        if event == "open":
            path, mode, flags = args
            writes = any(sign in (mode or "") for sign in _WRITES) or (flags or 0) & _FLAGS
            if writes or not str(path).startswith(self.own):
                self.seen.append(f"open {path!r} {mode} {flags}")
        elif event.startswith(_NEVER) and (event, args) != _SELF:
            self.seen.append(f"{event} {args!r}")

    def run(self, module: ModuleType, raw: bytes) -> None:
        """Try an input. Raises whatever the target does, or where it did more than read, or took long."""
        self.seen.clear()
        begun = time.process_time()
        self.on = True
        try:
            module.try_one(raw)
        finally:
            self.on = False
            took = time.process_time() - begun
            self.worst = max(self.worst, took)
        assert not self.seen, f"it touched the world: {self.seen}"
        assert took < MOST, f"it took {took:.1f} s"


def replay(chosen: list[str]) -> int:
    """Every seed and every found input of these targets; gives how many broke a law."""
    watch, broken = Watch(), 0
    for name in chosen:
        module = target(name)
        for raw in module.SEEDS[:5]:  # what is imported when it is first needed takes its time once
            module.try_one(raw)
        inputs = [*((f"seed {n}", raw) for n, raw in enumerate(module.SEEDS)), *found(name)]
        watch.worst = 0.0
        for label, raw in inputs:
            try:
                watch.run(module, raw)
            except Exception:  # noqa: BLE001  (whatever it is, it is what we look for)
                broken += 1
                print(f"{name}: {label}: {raw[:200]!r}")
                traceback.print_exc(limit=-6, file=sys.stdout)
        print(f"{name}: {len(inputs)} inputs, at most {watch.worst:.3f} s each")
    return broken


class Search:
    """A search by atheris, which goes on after what it finds; each fault is kept once."""

    def __init__(self, module: ModuleType, keep: Path) -> None:
        self.module, self.keep = module, keep
        self.watch = Watch()
        self.known: set[str] = set()
        self.tried = 0

    def one(self, raw: bytes) -> None:
        """Try an input, and keep it where it breaks a law in a way not met yet."""
        self.tried += 1
        try:
            self.watch.run(self.module, raw)
        except Exception as error:  # noqa: BLE001
            frames = traceback.extract_tb(error.__traceback__)[-3:]
            where = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
            fault = f"{type(error).__name__} {where}"
            if fault not in self.known:
                self.known.add(fault)
                place = self.keep / f"{len(self.known):03}"
                place.write_bytes(raw)
                print(
                    f"\nFOUND {place}: {fault}\n  {str(error)[:300]}\n  {raw[:160]!r}", flush=True
                )


def search(name: str, minutes: float, keep: Path) -> None:
    """Search for so many minutes."""
    import atheris

    sys.dont_write_bytecode = True
    with atheris.instrument_imports(include=["netnotes"]):
        module = target(name)
        for raw in module.SEEDS:  # and with them all that is imported when it is first needed
            module.try_one(raw)
    keep.mkdir(parents=True, exist_ok=True)
    corpus = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    for number, raw in enumerate(module.SEEDS):
        (corpus / f"{number:04}").write_bytes(raw)
    words = keep / "words"
    words.write_text("".join(f'"{_escaped(bit)}"\n' for bit in module.BITS if bit), "ascii")
    going = Search(module, keep)
    seconds = int(minutes * 60)
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-max_total_time={seconds}", f"-dict={words}", "-max_len=8000", "-timeout=30",
         "-rss_limit_mb=3000", f"-artifact_prefix={keep}/", "-print_final_stats=1", "-verbosity=1"],
        going.one,
    )  # fmt: skip
    try:
        atheris.Fuzz()  # which ends the process
    finally:
        print(f"{name}: {going.tried:,} inputs, {len(going.known)} faults, at most {going.watch.worst:.3f} s")  # fmt: skip


def _escaped(bit: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in bit)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("target", nargs="*", choices=[*names(), []], help="which; all of them")
    parser.add_argument("--minutes", type=float, default=0, help="search for so long")
    parser.add_argument("--keep", type=Path, help="where finds go; a folder for what is temporary")
    said = parser.parse_args()
    chosen = said.target or names()
    if not said.minutes:
        return min(replay(chosen), 1)
    keep = said.keep or Path(tempfile.gettempdir()) / "netnotes-fuzz"
    search(chosen[0], said.minutes, keep / chosen[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
