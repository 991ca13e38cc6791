"""What the proofs share: a ceiling on time that nothing healthy comes near, and the worst that was met."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the modules beside the tests are found by name

#: Seconds of this process. The study allows two; a machine that is busy may take its time.
CEILING = 30
_TOOK = "hostile case took"


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Callable[[], AbstractContextManager[None]]:
    """Measures what happens within it; the worst of all is told at the end of the run."""

    @contextmanager
    def measure() -> Iterator[None]:
        def over(*_: object) -> None:
            raise TimeoutError(f"more than {CEILING} seconds")

        before = signal.signal(signal.SIGVTALRM, over)
        signal.setitimer(signal.ITIMER_VIRTUAL, CEILING)
        begun = time.process_time()
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)
            took = time.process_time() - begun
            request.node.user_properties.append((_TOOK, (took, request.node.name)))

    return measure


def pytest_terminal_summary(terminalreporter: object) -> None:
    """Tell how many cases there were, and which took longest."""
    reports = [r for rs in terminalreporter.stats.values() for r in rs]
    took = {
        tuple(said)
        for report in reports
        for name, said in getattr(report, "user_properties", ())
        if name == _TOOK
    }
    if took:
        worst, title = max(took)
        terminalreporter.section("hostile cases")
        terminalreporter.line(f"{len(took)} measured, at most {worst:.2f} s: {title}")


@pytest.fixture
def digests(tmp_path: Path) -> Callable[[], dict[str, str]]:
    """What every file below `tmp_path` holds, but for the program's own; links by where they lead."""
    return lambda: dict(_digests(tmp_path))


def _digests(root: Path) -> Iterator[tuple[str, str]]:
    for folder, folders, files in os.walk(os.fsencode(root)):
        folders[:] = [name for name in folders if name != b".netnotes"]
        for name in files:
            path = os.path.join(folder, name)
            if os.path.islink(path):
                yield repr(path), os.fsdecode(os.readlink(path))
            elif os.path.isfile(path):
                with open(path, "rb") as file:
                    yield repr(path), hashlib.sha256(file.read()).hexdigest()
