"""Notes that were just made, and who was there already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.step import channel
from netnotes.sentences import count, say, tell
from netnotes.shell import quoted
from netnotes.views._shape import TEXT, Shape, listed, record
from netnotes.views._written import written
from netnotes.views.view import Block, Bullets, Code, Link, Paragraph, Text, View
from netnotes.words import listing, number

#: Someone who was there already: the name given, the note's path, and the sentence that says so.
There = tuple[str, str, str]

_NOTE = record(None, slug=TEXT, name=TEXT, path=TEXT)
SHAPE: Shape = written(
    {
        "new": listed(_NOTE),
        "there": listed(record(None, name=TEXT, path=TEXT, text=TEXT)),
    }
)

_NAMED = 3


def build(
    network: Network, today: date, settings: Settings, paths: Sequence[str], there: Sequence[There]
) -> View:
    """The notes at `paths`, and those that were `there`."""
    by_path = {note.path: note for note in network.notes.values()}
    notes = [by_path[path] for path in paths if path in by_path]
    blocks: list[Block] = []
    if notes:
        blocks.append(Bullets("", tuple((Link(n.path, f"{n.path}:1", "place"),) for n in notes)))
    if there:
        blocks.append(Bullets(say("Here already, and left as they are"), tuple((said,) for _, _, said in there)))  # fmt: skip
    if len(notes) == 1 and isinstance(notes[0], Person) and not _in_peace(notes[0]):
        case = Case(network, notes[0], today, settings)
        blocks.append(Paragraph(_next(case)))
        brought = notes[0].introduced_by is not None  # then Today speaks of them as it is
        if not brought and case.standing == "stranger":
            blocks.append(Paragraph(_unmet(notes[0])))
    elif unmet := _first_unmet(network, today, settings, notes):
        blocks.append(Paragraph(_unmet(unmet, several=True)))
    data = {
        "new": [{"slug": n.slug, "name": n.called, "path": n.path} for n in notes],
        "there": [{"name": name, "path": path, "text": said} for name, path, said in there],
    }
    return View("new", _title(notes), tuple(blocks), data)


def _title(notes: Sequence[Note]) -> str:
    if not notes:
        return say("Nobody new")
    if len(notes) <= _NAMED:
        return say("Added {names}", names=listing([note.called for note in notes]))
    return count("Added {n} note", "Added {n} notes", len(notes), n=number(len(notes)))


def _in_peace(person: Person) -> bool:
    return bool(person.died or person.do_not_contact)


def _next(case: Case) -> Text:
    """What is worth knowing first: them, not what they could do (R193, R194)."""
    return tell(
        "What moves them, and what you talked about, is worth a line: {command}",
        command=Code(f'netnotes log {quoted(case.person.slug)} {channel(case)} "…"'),
    )


def _first_unmet(
    network: Network, today: date, settings: Settings, notes: Sequence[Note]
) -> Person | None:
    """The first of these people whom I have not met, as far as the notes tell."""
    people = (note for note in notes if isinstance(note, Person) and not _in_peace(note))
    unmet = (one for one in people if Case(network, one, today, settings).standing == "stranger")
    return next(unmet, None)


def _unmet(person: Person, *, several: bool = False) -> Text:
    """A name alone is somebody I have not met, and of whom Today says nothing."""
    command = Code(f"netnotes set {quoted(person.slug)} closeness warm")
    if several:
        return tell(
            "Of those you know already, say so, and Today speaks of them too: {command}",
            command=command,
        )
    return tell(
        "If you know each other already, say so, and Today speaks of them too: {command}",
        command=command,
    )
