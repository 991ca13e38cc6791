"""Properties are tried the same way in every run, however busy the machine is."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("netnotes", deadline=None, derandomize=True)
settings.load_profile("netnotes")
