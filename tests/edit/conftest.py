"""Properties are tried the same way in every run, however busy the machine is."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))  # `notes.py` stands beside the tests

settings.register_profile("netnotes", deadline=None, derandomize=True)
settings.load_profile("netnotes")
