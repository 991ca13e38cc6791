"""The note of somebody new, from what the source tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from netnotes.errors import BadValueError
from netnotes.importers.candidate import Interaction, LeftOut
from netnotes.model import edit
from netnotes.model.edit import Value
from netnotes.model.edits.source import EditRefusedError
from netnotes.model.field import Table
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.parse import parse_note
from netnotes.model.person import Person
from netnotes.sentences import say
from netnotes.writing.imports.adding import fields_of
from netnotes.writing.imports.gathered import Gathered, clean
from netnotes.writing.imports.lines import lines_of, with_lines


class Made(NamedTuple):
    """A note that is to be: where, its bytes, and what of the record it could not hold."""

    path: str
    data: bytes
    left_out: tuple[LeftOut, ...] = ()


def new_note(
    path: str, gathered: Gathered, talks: list[Interaction], network: Network
) -> Made:  # fmt: skip
    """The note; a line that it cannot hold is left out, with a word."""
    whole = gathered.candidate.whole
    if whole is not None:
        return Made(path, edit.new_note(dict(whole.fields), whole.body))
    left: list[LeftOut] = []
    fields, lines = fields_of(gathered, network), lines_of(gathered, None)
    prose = [line.text for line in lines if not line.section and not line.promise]
    body = gathered.candidate.body
    at_once = None if body else _with_prose(fields, prose)
    data = at_once or _with_body(fields, body, left)
    for line in lines:
        if at_once and not line.section and not line.promise:
            continue
        try:
            data = with_lines(data, [line], [])
        except (EditRefusedError, BadValueError) as error:
            left.append(LeftOut(line.text, str(error)))
    return Made(path, _logged(data, talks, left), tuple(left))


def _logged(data: bytes, talks: list[Interaction], left: list[LeftOut]) -> bytes:
    """The note with all that happened; where not all of it fits, with what does."""
    try:
        return with_lines(data, [], talks)
    except (EditRefusedError, BadValueError):
        pass
    for talk in talks:
        try:
            data = with_lines(data, [], [talk])
        except (EditRefusedError, BadValueError) as error:
            left.append(LeftOut(f"{talk.day} {talk.channel}", str(error)))
    return data


def _with_body(fields: dict[str, Value], body: str, left: list[LeftOut]) -> bytes:
    """The note with somebody's own text as it stands; its lines end as those of the text do."""
    bare = body.replace("\r\n", "\n")
    windows = body.count("\n") == body.count("\r\n") > 0
    try:
        data = edit.new_note(fields, bare if windows else body)
    except EditRefusedError as error:
        if not body:
            raise
        left.append(LeftOut(say("text"), str(error)))
        return edit.new_note(fields)
    return data.replace(b"\n", b"\r\n") if windows else data


def _with_prose(fields: dict[str, Value], prose: list[str]) -> bytes | None:
    """The note with all its paragraphs at once; None where not each of them is read as prose."""
    body = "\n\n".join(prose)
    data = edit.new_note(fields, body)
    note = parse_note(data)
    read = "\n".join(piece for _, piece in note["prose"]).strip("\n")
    other = any(note[part] for part in ("problems", "log", "tasks", "mind", "news", "questions"))
    return data if prose and read == body and not other else None


def fitting(
    fields: Mapping[str, Value], left: list[LeftOut], *, is_org: bool = False
) -> dict[str, Value]:
    """Those fields whose value a note can hold; the others are left out, each with its reason."""
    good: dict[str, Value] = {}
    table: type[Table] = Org if is_org else Person
    kind: dict[str, Value] = {"kind": "org"} if is_org else {}
    for field, said in fields.items():
        value = _cleaned(said)
        if value in ("", [], {}):
            continue
        if field not in table.fields and not field.startswith("x-"):
            left.append(LeftOut(field, say("a note has no such field")))
            continue
        try:
            note = parse_note(edit.new_note({**kind, "name": "A", field: value}))
        except EditRefusedError as error:
            left.append(LeftOut(field, str(error)))
            continue
        problems = note["problems"]
        if problems:
            left.append(LeftOut(f"{field}: {value}", str(problems[0][2])))
        else:
            good[field] = value
    return good


def _cleaned(value: Value) -> Value:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return {clean(key): _cleaned(item) for key, item in value.items()}
