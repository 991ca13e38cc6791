"""What the tests of writing share."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a text on standard input."""

    def put(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))

    return put


@pytest.fixture
def on_terminal() -> Callable[..., tuple[int, str]]:
    """Runs a command on a terminal of its own (`terminal.py`)."""
    path = Path(__file__).parent / "terminal.py"
    spec = spec_from_file_location("writing_terminal", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., tuple[int, str]] = module.on_terminal
    return found
