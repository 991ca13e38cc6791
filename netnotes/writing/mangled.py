"""What spreadsheets make of cells that look like numbers or days, noticed rather than guessed at."""

from __future__ import annotations

import re
from typing import Any

from netnotes.model.cells import split
from netnotes.model.values.day import Day
from netnotes.model.values.kind import Wrong
from netnotes.model.values.many import Addresses
from netnotes.model.values.partial_date import PartialDateKind
from netnotes.model.values.phone import Phone
from netnotes.sentences import say

#: A number that was too long for its cell: `3.51E+11`.
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)


def mangled(kind: Any, before: str, after: str) -> str:
    """Why a cell looks as if a spreadsheet had rewritten it; '' where it does not."""
    if isinstance(kind, Day | PartialDateKind) and after and isinstance(kind.parse(after), Wrong):
        return say(
            "it is no date as notes have them, and which of its numbers is the month cannot be told; "
            "give the column the format “text”, and write {example}",
            example=before if re.match(r"--|\d{4}", before) else kind.example,
        )
    if isinstance(kind, Addresses) and isinstance(kind.kind, Phone):
        return _number(split(before) if before else [], after)
    return ""


def _number(before: list[str], after: str) -> str:
    if _SHORTENED.search(after):
        return say("a spreadsheet has shortened the number; give the column the format “text”")
    digits = {_digits(one): one for one in before}
    for one in after.split(";"):
        new = one.strip()
        old = digits.get(_digits(new), "")
        if new and new.isdigit() and old not in ("", new):
            return say(
                "a spreadsheet has taken “{old}” for a number; give the column the format “text”",
                old=old,
            )
    return ""


def _digits(number: str) -> str:
    return "".join(char for char in number if char.isdigit()).lstrip("0")
