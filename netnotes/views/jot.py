"""A line that was written into a note, as it stands there now."""

from __future__ import annotations

from datetime import date

from netnotes.model.network import Network
from netnotes.sentences import say
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, PLACE, TEXT, YES_NO, Shape, record, word
from netnotes.views._written import written as shape
from netnotes.views.view import Block, Code, Link, Paragraph, Text, View
from netnotes.words import on
from netnotes.writing.jot import LIKES, MIND, NEWS, NOTE, PROMISE, QUESTION, TITLES, Jot, place_of

SHAPE: Shape = shape(
    {
        "jotted": record(
            {"at": PLACE, "due_on": DATE},
            slug=TEXT,
            name=TEXT,
            what=word(NOTE, MIND, LIKES, PROMISE, QUESTION, NEWS),
            text=TEXT,
            new=YES_NO,
        )
    }
)


def build(network: Network, today: date, wanted: Jot, *, new: bool) -> View:
    """The line as it stands in the note now."""
    note = network.notes.get(wanted.note.key, wanted.note)
    line = place_of(note, wanted)
    at = "" if line is None else note.field_at("interests") if line == 0 else note.at(line)
    said: Text = (Code(wanted.text if wanted.what == LIKES else wanted.line),)
    if at:
        said = (*said, " ", Link(at, at, "place"))
    blocks: list[Block] = [Paragraph(said)]
    if not new:
        blocks.append(Paragraph((say("It is there already."),)))
    if wanted.what == PROMISE and wanted.due is None:
        blocks.append(Paragraph((say("Without a day nothing reminds you; --due gives it one."),)))
    elif wanted.what == PROMISE and wanted.due:
        blocks.append(Paragraph((say("Due {day}.", day=on(wanted.due, today)),)))
    data = without_absent(
        slug=note.slug, name=note.called, what=wanted.what, text=wanted.text, at=at,
        due_on=wanted.due,
    )  # fmt: skip
    title = TITLES[wanted.what].format(note.called)
    return View("jot", title, tuple(blocks), {"jotted": {**data, "new": new}})
