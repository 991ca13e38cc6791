"""What the proofs of writing share; what they proved, and what they could not, ends the run's report."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROVED = "proved"
NOT_RUN = "NOT RUN"


def load(name: str):
    """A module of this folder, which is no package."""
    spec = importlib.util.spec_from_file_location(f"changes_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def scenarios():
    """The module `scenarios`."""
    return load("scenarios")


@pytest.fixture
def proved(request):
    """Call it with a sentence and a count: it is told at the end of the run."""
    return lambda said: request.node.user_properties.append((PROVED, said))


@pytest.fixture
def not_run(request):
    """Call it with what this machine could not try: it is told, loudly, at the end of the run."""
    return lambda said: request.node.user_properties.append((NOT_RUN, said))


@pytest.fixture
def network_root(tmp_path: Path, scenarios) -> Path:
    """The small network of the scenarios."""
    root = tmp_path / "net"
    scenarios.make_network(root)
    return root


def pytest_terminal_summary(terminalreporter) -> None:
    """Tell what was proved, and loudly what this machine could not try."""
    reports = [r for rs in terminalreporter.stats.values() for r in rs]
    said = [p for r in reports for p in getattr(r, "user_properties", ())]
    for kind, loud in ((PROVED, {}), (NOT_RUN, {"red": True, "bold": True})):
        lines = dict.fromkeys(line for name, line in said if name == kind)
        if lines:
            terminalreporter.section(f"writing: {kind}", **loud)
        for line in lines:
            terminalreporter.line(f"{kind}: {line}" if loud else line, **loud)
