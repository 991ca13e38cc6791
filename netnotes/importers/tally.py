"""Records that give nobody, counted by why, where a line for each would be too many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from netnotes.importers.candidate import Place, Skipped


class Tally:
    """How many records were left out for each reason, and where the first of them stands."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, bool], Place] = {}
        self._count: Counter[tuple[str, bool]] = Counter()

    def out(self, at: Place, why: str, *, broken: bool = False) -> None:
        """Leave a record out."""
        self._first.setdefault((why, broken), at)
        self._count[why, broken] += 1

    def told(self) -> Iterator[Skipped]:
        """One skipped record a reason."""
        for (why, broken), at in self._first.items():
            yield Skipped(at, why, broken, self._count[why, broken])
