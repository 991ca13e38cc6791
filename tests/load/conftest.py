"""What the tests of loading share; `networks.py` can be imported by them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from networks import note, write  # noqa: E402 - it is found from here on


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small network."""
    for name in ("ada", "bo", "cy"):
        write(tmp_path, f"people/{name}.md", note(name, "2026-11-05 coffee"))
    return tmp_path
