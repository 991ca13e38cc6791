"""New notes: one, or one for each line of a list, after a look at who is there already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from netnotes.changes.step import Create
from netnotes.errors import AlreadyThereError, BadValueError
from netnotes.model import edit
from netnotes.model.field import Table
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.parse import make_note, parse_note
from netnotes.shell import quoted
from netnotes.words import counted, listing
from netnotes.writing import values
from netnotes.writing.intent import Intent
from netnotes.writing.same import Candidate, Register, Same
from netnotes.writing.slugs import free_slug, path_of

#: `Ada Lovelace <ada@engine.example>`, as an address book writes it.
_MAILBOX = re.compile(r"(?P<name>[^<>]*?)\s*<\s*(?P<email>[^<>\s]+)\s*>\s*")
_BULLET = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])(?: \[[ xX]\])?(?: |$)")
#: So many are named in the title of a change; more are counted.
_NAMED = 3


class Line(NamedTuple):
    """Whom a new note is to be of: the name, and what is said of them by field."""

    name: str
    said: Mapping[str, Sequence[str]] = {}
    #: How a complaint calls the place that this came from.
    where: str = ""


class Found(NamedTuple):
    """One who is there already, by the name that was given."""

    name: str
    same: Same


class Made(NamedTuple):
    """The change that makes the notes, where they lie, and whom it leaves out."""

    intent: Intent
    paths: tuple[str, ...]
    there: tuple[Found, ...]


def read_lines(text: str) -> list[Line]:
    """A name a line, or `Name <email>`; blank lines are skipped, and so is the bullet of a list.

    Raises `BadValueError` for a line that is neither.
    """
    found: list[Line] = []
    for number, written in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        line = " ".join(written.split())
        line = line.removeprefix(bullet[0] if (bullet := _BULLET.match(line)) else "")
        if not line:
            continue
        where = f"line {number}"
        box = _MAILBOX.fullmatch(line)
        if box is None and ("<" in line or ">" in line):
            message = f"“{line}” is no name; write one a line, or Name <email>"
            raise BadValueError(where, message)
        if box is None:
            found.append(Line(line, {}, where))
            continue
        name = box["name"].strip(" \"'") or box["email"].partition("@")[0]
        found.append(Line(name, {"email": [box["email"]]}, where))
    return found


def making(
    network: Network, lines: Iterable[Line], *, table: type[Table], folder: str = "",
    anyway: bool = False,
) -> Made:  # fmt: skip
    """Notes for these lines, all in one change; who seems to be there already is left out.

    `anyway` leaves nobody out. Raises `BadValueError` for a value that its field cannot hold.
    """
    known = Register(network)
    steps: list[Create] = []
    there: list[Found] = []
    names: list[str] = []
    for line in lines:
        fields = _fields(table, line, network)
        same = [] if anyway else known.find(_candidate(line.name, fields, table))
        if same:
            there.append(Found(line.name, same[0]))
            continue
        otherwise = "organization" if table is Org else "someone"
        slug = free_slug(line.name, known.slugs, otherwise=otherwise)
        step = Create(path_of(slug, folder), edit.new_note(fields))
        steps.append(step)
        names.append(line.name)
        known.add(make_note(step.path, parse_note(step.data)))
    title = f"Add {listing(names)}" if len(names) <= _NAMED else f"Add {_counted(table, names)}"
    return Made(Intent(title, tuple(steps)), tuple(s.path for s in steps), tuple(there))


def _counted(table: type[Table], names: Sequence[str]) -> str:
    if table is Org:
        return counted(len(names), "organization")
    return counted(len(names), "person", "people")


def refuse_twins(made: Made) -> None:
    """Raise `AlreadyThereError` where the one to be added is there."""
    for name, same in made.there:
        raise AlreadyThereError(
            f"{sentence(name, same)}. `netnotes show {quoted(same.note.slug)}` shows the note; "
            "--anyway makes another one."
        )


def sentence(name: str, same: Same) -> str:
    """Who is there already, and what tells so."""
    note = same.note
    if note.broken:
        return f"{note.path} seems to be {name}, but cannot be read"
    return f"{note.called} is here already, in {note.path} ({same.why})"


def _fields(table: type[Table], line: Line, network: Network) -> dict[str, edit.Value]:
    """The fields of a note, in the order of the table; an organization says first that it is one."""
    name = values.read(table.fields["name"].kind, [line.name], line.where or "NAME", network)
    fields: dict[str, edit.Value] = {"kind": "org"} if table is Org else {}
    fields["name"] = name
    for field in table.fields:
        words = [word for word in line.said.get(field, ()) if word.strip()]
        if not words or field in fields:
            continue
        where = line.where or f"--{field.replace('_', '-')}"
        kind = table.fields[field].kind
        value = values.read(kind, words, where, network)
        fields[field] = values.as_written(kind, value)
    return fields


def _candidate(name: str, fields: Mapping[str, Any], table: type[Table]) -> Candidate:
    org = fields.get("org", "")
    return Candidate(
        name,
        tuple(_texts(fields.get("aliases"))),
        tuple(_texts(fields.get("email"))),
        tuple(_texts(fields.get("phone"))),
        str(org).removeprefix("[[").removesuffix("]]"),
        table is Org,
    )


def _texts(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value] if value else []
    return [
        text for item in items for text in (item.values() if isinstance(item, dict) else [item])
    ]
