"""`sweep`: a channel that was searched for people, and what of the coverage is still open."""

from __future__ import annotations

from datetime import date
from functools import partial

from netnotes.changes.step import Change
from netnotes.config import Settings
from netnotes.errors import BadValueError
from netnotes.model import edit
from netnotes.model.network import Network
from netnotes.model.note import Note, fold
from netnotes.model.parse import make_note, parse_note
from netnotes.writing.intent import Intent
from netnotes.writing.me import my_note
from netnotes.writing.said import one_line

#: Where nearly everyone has people (R4).
USUAL = ("email", "phone", "linkedin", "instagram")


def sweep(
    network: Network, today: date, settings: Settings, channel: str, day: date
) -> Intent:  # fmt: skip
    """A sweep for my own note. Raises `BadValueError`, and `NoOwnNoteError` where there is none."""
    me = my_note(network, settings)
    if day > today:
        raise BadValueError("--on", f"{day} is still to come; a sweep was made")
    name = name_of(channel)
    step = Change(me.path, partial(_write, name, day, me.path))
    return Intent(f"Swept {name} for people", (step,))


def name_of(channel: str) -> str:
    """A channel as sweeps are compared by it."""
    return fold(one_line(channel, "CHANNEL"))


def _write(name: str, day: date, path: str, raw: bytes) -> bytes:
    note = make_note(path, parse_note(raw))
    if not note.broken and line_of(note, name, day):
        return raw
    after = edit.insert_line(raw, "Sweeps", f"- {day} {name}")
    if not line_of(make_note(path, parse_note(after)), name, day):
        message = f"“{name}” would not be read as one channel; use a word or two"
        raise BadValueError("CHANNEL", message)
    return after


def line_of(note: Note, name: str, day: date) -> int:
    """The line of a sweep, or 0."""
    wanted = (day.toordinal(), name)
    return next((s.line for s in note.sweeps if (s.ordinal, s.channel) == wanted), 0)
