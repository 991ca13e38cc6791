"""Texts that are to be lines of a note, looked at before they go there."""

from __future__ import annotations

import re

from netnotes.model.edits.placing import When, date_of
from netnotes.model.edits.source import EditRefusedError
from netnotes.sentences import say

_ENTRY = re.compile(r"- (?:\[[ xX]\] +)?\d{4}-\d{2}-\d{2}\b")


def entry_of(entry: str) -> tuple[str, When]:
    """An entry's lines, and when it was."""
    if not _ENTRY.match(entry):
        raise EditRefusedError(
            say("“{text}” is no entry; write it as - 2026-11-05 coffee: …", text=first_of(entry))
        )
    text = lines_of(entry)
    when = date_of("Log", text)
    if when is None:
        raise EditRefusedError(
            say("“{text}” does not begin with a day that there is", text=first_of(entry))
        )
    return text, when


def lines_of(text: str) -> str:
    """A text whose later lines belong to the first one, because they are indented."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    if not lines[0].strip():
        raise EditRefusedError(say("there is nothing to write: the text is empty"))
    if any(line.strip() and line[:1] not in (" ", "\t") for line in lines[1:]):
        raise EditRefusedError(say("every line behind the first must be indented, to belong to it"))
    return "\n".join(line.rstrip() for line in lines)


def first_of(text: str) -> str:
    """The beginning of a text, for a message."""
    line = text.strip().partition("\n")[0]
    return line if len(line) <= 60 else line[:59] + "…"
