"""Two notes of one person made one: every line of both, and every reference to either."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from netnotes import load
from netnotes.changes.step import Change, Remove, Step
from netnotes.config import Settings
from netnotes.errors import BadValueError, RefusedError
from netnotes.model import edit
from netnotes.model.edits.join_body import join_body
from netnotes.model.edits.join_fields import join_fields
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.shell import quoted
from netnotes.writing.apart import joining
from netnotes.writing.each_other import without
from netnotes.writing.intent import Intent
from netnotes.writing.moving import Moved, Moving, told

#: The section in which values stand that found no place among the fields.
ALSO = "Also noted"

Read = Callable[[str], bytes]


class Merging(NamedTuple):
    """The change; `over` are the values that both notes have, as (field, the other's value).

    `each_other` are the fields in which one of them named the other one.
    """

    intent: Intent
    over: tuple[tuple[str, str], ...]
    each_other: tuple[str, ...]
    moved: tuple[Moved, ...]


def merging(network: Network, settings: Settings, note: Note, other: Note, read: Read) -> Merging:
    """Put `other` into `note`, whose own values stay where both say something.

    Raises `BadValueError` where the two cannot be one.
    """
    _refuse(network, note, other)
    added = read(other.path)
    theirs, of_note = without(network, added, other, note)
    raw, of_other = without(network, read(note.path), note, other)
    raw, over = _joined(raw, theirs, other)
    after = load.after(network, settings, {note.path: raw, other.path: None})
    moving = Moving(network, after, other, after.notes[note.key], renamed=False)

    def make(now: bytes) -> bytes:
        return moving.make(_joined(without(network, now, note, other)[0], theirs, other)[0])

    steps: list[Step] = [Change(note.path, make)]
    moved = list(moving.places(note.path, raw))
    named = tuple(dict.fromkeys((*of_other, *of_note)))
    for one in moving.notes():
        if one is not note and one is not other:
            steps.append(Change(one.path, moving.make))
            moved += moving.places(one.path, read(one.path))
    steps.append(Remove(other.path, added))
    steps += joining(settings.root, read, note, other)
    title = f"Merge {other.called} ({other.slug}) into {note.called}"
    return Merging(Intent(title, tuple(steps)), tuple(over), named, tuple(moved))


def _joined(raw: bytes, added: bytes, other: Note) -> tuple[bytes, list[tuple[str, str]]]:
    """The bytes of both notes together, and what is noted of values that both have."""
    raw, over = join_fields(raw, added, other.values.get("name") or "")
    for field, value in over:
        raw = edit.insert_line(raw, ALSO, _noted(field, value))
    return join_body(raw, added, other.names), over


def _noted(field: str, value: str) -> str:
    """A value as a line; a text of several lines goes on below, indented."""
    first, *rest = [line.rstrip() for line in value.strip("\n").split("\n")]
    return "\n".join([f"- {field}: {first}", *(f"  {line}" if line else "" for line in rest)])


def _refuse(network: Network, note: Note, other: Note) -> None:
    if note is other:
        raise BadValueError("B", f"that is {note.called} as well ({note.path}); name two notes")
    for one in (note, other):
        if one.broken:
            raise RefusedError(
                f"{one.path}: it cannot be read, so nothing can be put together with it; "
                f"`netnotes check {quoted(one.path)}` says why. Nothing was written."
            )
    if note.is_org is not other.is_org:
        what = "an organization" if other.is_org else "a person"
        raise BadValueError("B", f"{other.called} is {what}, and {note.called} is none")
    if other is network.me:
        raise BadValueError(
            "B", f"that is your own note; `netnotes merge {quoted(other.slug)} {quoted(note.slug)}`"
        )


def sentences(done: Merging, note: Note, other: Note) -> Iterator[str]:
    """What is told of it, once it is done."""
    yield f"{other.called} ({other.slug}) is part of {note.called} now, in {note.path}."
    for field, value in done.over:
        first = value.strip().partition("\n")[0]
        # A yes to this stands whoever said it: then it is the note's own word that is put aside.
        stands = other if field == "do_not_contact" and not note.values.get(field) else note
        yield f"{field}: what {stands.slug} says stays; “{first}” is kept under {ALSO}."
    for field in done.each_other:
        yield f"{field}: they named each other there, and are one now; that is left out."
    yield from told(done.moved)
    yield f"{other.path} is gone; a copy is kept, and `netnotes undo` brings it back."
