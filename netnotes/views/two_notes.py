"""Two notes side by side: what each says where they differ, before they become one."""

from __future__ import annotations

from typing import Any

from netnotes.model.note import Note
from netnotes.sentences import count, say, tell
from netnotes.views._plain import fields
from netnotes.views.view import Paragraph, Strong, Table, Text, View
from netnotes.words import number, shorten

_WIDEST = 60


def build(note: Note, other: Note) -> View:
    """The fields in which the two differ, and how much each says besides."""
    mine, theirs = fields(note), fields(other)
    rows: list[tuple[Text, ...]] = []
    for name in dict.fromkeys((*mine, *theirs)):
        one, two = _said(mine.get(name)), _said(theirs.get(name))
        if one != two:
            rows.append(((name,), (one,), (two,)))
    for name, value in (*note.extra, *other.extra):
        first = value if (name, value) in note.extra else ""
        second = value if (name, value) in other.extra else ""
        if first != second:
            rows.append(((name,), (shorten(first, _WIDEST),), (shorten(second, _WIDEST),)))
    rows.append(((say("log"),), (_entries(note),), (_entries(other),)))
    rows.append(((say("text"),), (_prose(note),), (_prose(other),)))
    lead = Paragraph(
        tell(
            "{note} goes into {other}; nothing of either is lost.",
            note=Strong(other.called),
            other=note.called,
        )
    )
    return View(
        "two-notes", say("Two notes"), (lead, Table("", ("", note.path, other.path), tuple(rows)))
    )


def _said(value: Any) -> str:
    if isinstance(value, list):
        return shorten(", ".join(map(_said, value)), _WIDEST)
    if isinstance(value, dict) and "value" in value:  # an address
        return " ".join(str(one) for one in value.values())
    if isinstance(value, dict):
        return shorten(", ".join(f"{key}: {_said(one)}" for key, one in value.items()), _WIDEST)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else shorten(str(value), _WIDEST)


def _entries(note: Note) -> str:
    entries = len(note.log)
    return count("{n} entry", "{n} entries", entries, n=number(entries))


def _prose(note: Note) -> str:
    lines = [line for _, text in note.prose for line in text.split("\n") if line.strip()]
    return shorten(lines[0], _WIDEST) if lines else ""
