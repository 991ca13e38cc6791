"""What others' logs say of somebody by naming them."""

from __future__ import annotations

from netnotes.model.head import HAPPENS, OPEN


class Elsewhere:
    """What others' logs say of one person: the entries, by their number among those that name others.

    With each stands the key of the note that it is in.

    `days` are those on which they interact, `last` is the latest day of any of them, `open` whether
    one has an open box. They are read off while the entries are sorted out, since they are asked of
    everyone.
    """

    __slots__ = ("days", "entries", "last", "open")

    def __init__(self) -> None:
        self.entries: list[tuple[int, str]] = []
        self.days: set[int] = set()
        self.last = 0
        self.open = False

    def add(self, number: int, ordinal: int, says: int, key: str) -> None:
        """Take in an entry that names the person, of the note with this key."""
        self.entries.append((number, key))
        if ordinal > self.last:  # noqa: PLR1730  (a call of `max` takes four times as long)
            self.last = ordinal
        if says == HAPPENS:
            self.days.add(ordinal)
        elif says == OPEN:
            self.open = True
