"""Helpers of this folder, and those of readiness, can be imported by its tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "readiness")]
