"""What address books in tables share: numbered columns, labels, groups, relations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.importers.candidate import LeftOut, Place, Remark
from netnotes.importers.table import Row
from netnotes.importers.values import day_of, several
from netnotes.model.edit import Value
from netnotes.sentences import say

_NUMBERED = re.compile(r"(.+?) (\d+) - Value")
#: Labels that a program gave, which say nothing about anybody.
_SYSTEM = frozenset(
    ("mycontacts", "my contacts", "contacts", "other contacts", "imported", "other")
)
_NO_LABEL = frozenset(("other", "main", "primary", "internet", "obsolete", "default", "voice"))
#: vCard's RELATED types, by the words of address books.
_TIES = {
    "spouse": "spouse", "wife": "spouse", "husband": "spouse", "child": "child", "son": "child",
    "daughter": "child", "mother": "parent", "father": "parent", "parent": "parent",
    "brother": "sibling", "sister": "sibling", "sibling": "sibling", "friend": "friend",
    "partner": "sweetheart", "domestic partner": "sweetheart", "relative": "kin",
}  # fmt: skip


class AddressBook:
    """What is gathered about one entry on the way to a candidate."""

    def __init__(self, at: Place) -> None:
        self.at = at
        self.fields: dict[str, Value] = {}
        self.remarks: list[Remark] = []
        self.left_out: list[LeftOut] = []

    def left(self, what: str, why: str) -> None:
        """Something is left out."""
        self.left_out.append(LeftOut(what, why))

    def remark(self, text: str) -> None:
        """Something that no field is for, kept as a line of prose."""
        self.remarks.append(Remark(text))

    def day(self, what: str, said: str) -> str:
        """A day as a partial date; one that is none is left out, with a word."""
        found = day_of(said, month_first=False)
        if said and not found and not re.fullmatch(r"0*/0*/0*", said):
            self.left(
                f"{what}: {said}", say("it is no date, or could be two; write it as 1990-04-12")
            )
        return found

    def rest(self, row: Row, taken: re.Pattern[str]) -> None:
        """Tell of every cell that says something and is in no column of those `taken`."""
        for column, said in row.cells.items():
            if said.strip() and not taken.fullmatch(column):
                self.left(f"{column}: {' '.join(said.split())}", say("a note has no field for it"))

    def many(self, field: str, said: str) -> None:
        """A field that holds a list, from a cell that may hold several values."""
        if cells(said):
            self.fields[field] = [*cells(said)]

    def relation(self, label: str, who: str) -> None:
        """How someone stands to them; whoever it is need not have a note, so it is a line of prose."""
        tie = _TIES.get(label.casefold(), "")
        self.remark(f"{(label or tie or 'Related').capitalize()}: {who}")


def numbered(row: Row, what: str) -> Iterator[tuple[str, str]]:
    """Label and value of `What 1 - Value`, `What 2 - Value`, …; joined cells are taken apart."""
    for column in row.cells:
        found = _NUMBERED.fullmatch(column)
        if found is None or found[1] != what:
            continue
        number = found[2]
        label = row.get(f"{what} {number} - Label", f"{what} {number} - Type")
        for said in several(row.cells[column]):
            yield label_said(label), said


def label_said(label: str) -> str:
    """A label as a note has it: `* Work` is work, and what every address is called is ''."""
    said = " ".join(label.removeprefix("*").split())
    return "" if said.casefold() in _NO_LABEL else said.casefold() if said.isascii() else said


def groups(cell: str) -> list[str]:
    """The labels of an entry that a person gave, as tags."""
    found = several(cell)
    mine = [tag for tag in found if not tag.startswith("*") or tag == "* starred"]
    plain = [tag.removeprefix("*").strip() for tag in mine]
    own = [tag.removeprefix("*").strip() for tag in found if tag.startswith("* ")]
    named = [tag for tag in own if tag.casefold() in ("friends", "family", "coworkers", "starred")]
    return [t for t in dict.fromkeys((*plain, *named)) if t.casefold() not in _SYSTEM]


def cells(text: str) -> list[str]:
    """The values of a cell that may hold several, by the separators of address books."""
    return [part for one in several(text) for part in re.split(r"\s*[;,]\s*", one) if part]
