"""One thing that was looked at."""

from __future__ import annotations

from typing import NamedTuple


class Check(NamedTuple):
    """One thing that was looked at; `advice` says what to do, or to bear in mind.

    `name` is its key, which is said where it is shown. What is good and has advice is only a fact.
    """

    name: str
    good: bool
    found: str
    advice: str = ""
