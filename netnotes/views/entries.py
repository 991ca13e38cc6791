"""People of one group, each with what fits them: many short entries that are read at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from netnotes.views.view import Drawn, Plain, Table, Text

#: So many of a group are drawn; a page of everyone is read by nobody.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """Someone, what fits them, and how it stands: `tone` is 'go' where it may be done today.

    `badge` is the state in a word, `aim` what it may lead to, `step` what comes first or how it is done.
    """

    head: Text
    what: Text
    badge: Text
    tone: Literal["go", "rest"] = "rest"
    aim: str = ""
    step: Text = ()
    command: str = ""


@dataclass(frozen=True, slots=True)
class Entries(Drawn):
    """Entries under a heading; `note` says of whom it speaks, `columns` what the entries say.

    `whole` is the command that shows all of them, where there are more than `SHOWN`.
    """

    title: str
    note: str
    entries: Sequence[Entry]
    columns: tuple[str, str, str, str]
    whole: str = ""

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that are drawn."""
        return tuple(self.entries[:SHOWN])

    def plain(self) -> tuple[Plain, ...]:
        """A table of them."""
        rows = tuple(_row(entry) for entry in self.entries)
        return (Table(self.title, self.columns, rows),)


def _row(entry: Entry) -> tuple[Text, ...]:
    if entry.tone == "go" or not entry.step:
        return (entry.head, entry.what, (entry.aim,), entry.badge)
    return (entry.head, entry.what, (entry.aim,), (*entry.badge, ": ", *entry.step))
