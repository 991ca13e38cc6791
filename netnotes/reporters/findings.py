"""What a format of `check` is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from netnotes.model.diagnostic import Diagnostic

#: Gives the lines of a file by its path; none, where it cannot be read as text.
Lines = Callable[[str], Sequence[str]]


class Findings(NamedTuple):
    """Findings in their order, how many notes were looked at, and what a format may need besides.

    `head` is what every JSON output begins with: schema number and date.
    """

    found: Sequence[Diagnostic]
    notes: int
    lines: Lines
    color: bool
    head: Mapping[str, object]
