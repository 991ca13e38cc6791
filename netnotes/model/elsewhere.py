"""What others' logs say of somebody by naming them."""

from __future__ import annotations

from netnotes.model.head import HAPPENS, OPEN
from netnotes.model.note import Note


class Elsewhere:
    """What others' logs say of one person: the entries, by their number among those that name others.

    `days` are those on which they interact, `last` is the latest day of any of them, `open` whether
    one has an open box. They are read off while the entries are sorted out, since they are asked of
    everyone.
    """

    __slots__ = ("days", "entries", "last", "open")

    def __init__(self) -> None:
        self.entries: list[tuple[int, Note]] = []
        self.days: set[int] = set()
        self.last = 0
        self.open = False

    def add(self, number: int, ordinal: int, says: int, note: Note) -> None:
        """Take in an entry of `note` that names the person."""
        self.entries.append((number, note))
        if ordinal > self.last:  # noqa: PLR1730  (a call of `max` takes four times as long)
            self.last = ordinal
        if says == HAPPENS:
            self.days.add(ordinal)
        elif says == OPEN:
            self.open = True
