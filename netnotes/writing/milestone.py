"""`milestone`: a step of my own way, and whom it is news to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from netnotes.changes.step import Change
from netnotes.config import Settings
from netnotes.errors import BadValueError
from netnotes.model import edit
from netnotes.model.dated import Milestone
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.model.sections import MILESTONES, read_milestone
from netnotes.words import shorten
from netnotes.writing.intent import Intent
from netnotes.writing.me import my_note
from netnotes.writing.said import one_line, reference

_WORDS = ", ".join(MILESTONES)


class Wanted(NamedTuple):
    """A milestone that is to be written: its day, and what stands behind it."""

    day: date
    text: str

    @property
    def line(self) -> str:
        """The line as it is written."""
        return f"- {self.day} {self.text}"

    def find(self, note: Note) -> Milestone | None:
        """The milestone of a note that says so."""
        said = read_milestone(self.text, self.day.toordinal(), 0)
        return next((m for m in note.milestones if m._replace(line=0) == said), None)


def milestone(
    network: Network, today: date, settings: Settings, text: str, *,
    day: date, at: str = "", thanks: Sequence[Person] = (),
) -> tuple[Intent, Wanted]:  # fmt: skip
    """A milestone for my own note. Raises `BadValueError`, and `NoOwnNoteError` where there is none.

    `at` is the organization and `thanks` are the people, where the text does not name them.
    """
    me = my_note(network, settings)
    wanted = Wanted(
        past(day, today), in_words(network, one_line(text, "TEXT"), at=at, thanks=thanks)
    )
    step = Change(me.path, partial(write, wanted, me.path))
    return Intent(f"Milestone: {shorten(wanted.text, 60)}", (step,)), wanted


def in_words(network: Network, text: str, *, at: str, thanks: Sequence[Person]) -> str:
    """A milestone as it is written: `interview at [[acme]] thanks to [[bo-chen]]: two rounds`."""
    if not at and not thanks:
        return text
    said = read_milestone(text, 1, 0)
    where = "--at" if at else "--thanks"
    if not said.word:
        raise BadValueError(where, f"it goes with a milestone that begins with {_WORDS}")
    if (at and said.org) or (thanks and said.thanks):
        raise BadValueError(where, "the text names one already; say it once")
    org = network.org(at) if at else None
    named = reference(org) if org else one_line(at, "--at") if at else said.org
    people = [reference(person) for person in thanks] or [f"[[{name}]]" for name in said.thanks]
    parts = [said.word, f"at {named}" if named else "", "thanks to" if people else ""]
    line = " ".join(part for part in (*parts, ", ".join(people)) if part)
    return f"{line}: {said.text}" if said.text else line


def write(wanted: Wanted, path: str, raw: bytes) -> bytes:
    """My note with the milestone; one that holds it already stays as it is."""
    note = make_note(path, parse_note(raw))
    if not note.broken and wanted.find(note) is not None:
        return raw
    after = edit.insert_line(raw, "Milestones", wanted.line)
    if wanted.find(make_note(path, parse_note(after))) is None:
        message = "it would not read back as it is typed; leave out %% and <!--"
        raise BadValueError("TEXT", message)
    return after


def past(day: date, today: date) -> date:
    """The day, which is not still to come. Raises `BadValueError` where it is."""
    if day > today:
        raise BadValueError("--on", f"{day} is still to come; a milestone has happened")
    return day
