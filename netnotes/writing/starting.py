"""The first notes of a new network, out of a few answers: my own, companies, people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from netnotes.changes.step import Create
from netnotes.config import NOTES_DIR
from netnotes.errors import BadValueError
from netnotes.model import edit
from netnotes.model.edits.scalars import Value
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.model.values.kind import Wrong
from netnotes.model.values.text import LINE
from netnotes.model.values.url import URL
from netnotes.setup import Answers
from netnotes.writing.new_note import Line, making
from netnotes.writing.slugs import free_slug


class Start(NamedTuple):
    """My slug, and the notes: path and bytes. `twice` are answers that name somebody once more."""

    me: str
    notes: tuple[tuple[str, bytes], ...]
    twice: tuple[str, ...]


def start(answers: Answers, *, me: str = "") -> Start:
    """The notes that say what the answers say. Raises `BadValueError` for what no field can hold.

    Where the settings name my own note already, as `me`, the network has begun, and none is made.
    """
    name = a_name(answers.name) or "Me"
    if me:
        return Start(me, (), ())
    fields: dict[str, Value] = {"name": name}
    website = a_website(answers.website)
    if website:
        fields["links"] = {"website": website}
    if not answers.looking:
        fields["seeking"] = "no"
    slug = free_slug(name, set(), otherwise="me")
    notes = [(f"{NOTES_DIR}/{slug}.md", edit.new_note(fields))]
    companies = [Line(one, {"target": ["yes"]}) for one in answers.companies]
    # A closeness is what makes the very first Today say hello to them.
    people = [Line(one, {"closeness": ["warm"]}) for one in answers.people]
    twice = [*_add(notes, companies, Org), *_add(notes, people, Person)]
    return Start(slug, tuple(notes), tuple(twice))


def _add(
    notes: list[tuple[str, bytes]], lines: Sequence[Line], table: type[Org | Person]
) -> Iterable[str]:
    """Add a note for each line; gives the names of those who have one."""
    known = Network([make_note(path, parse_note(raw)) for path, raw in notes])
    made = making(known, lines, table=table)
    notes += [(one.path, one.data) for one in made.intent.steps if isinstance(one, Create)]
    return [found.name for found in made.there]


def a_name(text: str) -> str:
    """A name on one line, or '' for a blank one. Raises `BadValueError`."""
    said = LINE.parse(" ".join(text.split()))
    if isinstance(said, Wrong):
        raise BadValueError("name", said.message)
    return said


def a_website(text: str) -> str:
    """A website with its https://, or '' for a blank one. Raises `BadValueError`."""
    text = text.strip()
    said = URL.parse(text)
    if isinstance(said, Wrong) and said.instead:
        said = URL.parse(said.instead)
    if not text:
        return ""
    if isinstance(said, Wrong):
        raise BadValueError("website", said.message)
    return said


__all__ = ["Start", "a_name", "a_website", "start"]
