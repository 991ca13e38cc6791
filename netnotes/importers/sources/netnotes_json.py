"""A network of netnotes, from `netnotes export json`: every note as it was.

What is new here is made just as it was there: under its file name where that is free, with all its
fields and its text. Notes that are here already, your own among them, gain what they lack: fields, and
the lines of the text, put where `netnotes merge` would put them. A box that you ticked stays ticked.
The file is read a note at a time, so that it may be of any size.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from netnotes.errors import RefusedError
from netnotes.importers.candidate import Candidate, Found, Job, Labelled, Skipped, Whole
from netnotes.importers.source import Source
from netnotes.model.edit import Value
from netnotes.sentences import say

TITLE = "netnotes network (JSON)"
STREAMED = True
_HEAD = re.compile(r'\ufeff?\s*\{[^{}\[\]]*"notes"\s*:\s*\[')
_PIECE = 1 << 20
#: A note holds 1 MiB, which escapes may make six times as long.
_LONGEST = 8 << 20
_DEEPEST = 20
_BROKEN = "nothing was written."
#: Fields that a candidate has a place of its own for.
_PLACED = frozenset(
    "kind name aliases email phone links org title past city birthday dates met met_at source found_in "
    "introduced_by tags".split()
)
#: Those of an organization's; its other fields have none.
_OF_ORG = frozenset("kind name aliases links city tags".split())


def identify(source: Source) -> int:
    """Sure where notes have slugs and fields, behind the number of the schema."""
    if not source.first:
        return 0
    head = source.head_text()
    found = _HEAD.match(head)
    known = found and '"schema"' in found[0] and '"private"' in found[0]
    empty = known and head[found.end() :].lstrip()[:1] == "]" if found else False
    return 95 if known and (empty or ('"slug"' in head and '"fields"' in head)) else 0


def extract(source: Source) -> Iterator[Found]:
    """A candidate a note."""
    for number, note in enumerate(_notes(source), 1):
        at = source.place(number, "note", source.first)
        fields = note.get("fields") if isinstance(note, dict) else None
        if not isinstance(fields, dict):
            yield Skipped(at, say("it is no note: it has no fields"), broken=True)
            continue
        try:
            said = {str(key): _value(value) for key, value in fields.items()}
        except ValueError as error:
            yield Skipped(at, str(error), broken=True)
            continue
        path = note.get("path") or note.get("slug")
        body = note.get("body", "")
        whole = Whole(
            path if isinstance(path, str) else "", said, body if isinstance(body, str) else ""
        )
        me = bool(note.get("me")) and bool(source.me.names or source.me.emails)
        is_org = note.get("kind") == "org" or said.get("kind") == "org"
        name = _one(said, "name") or whole.path.rpartition("/")[2].removesuffix(".md")
        yield Candidate(
            at=at, name=name, is_org=is_org, is_me=me, whole=whole, **_placed(said),
            fields={k: v for k, v in said.items() if k not in (_OF_ORG if is_org else _PLACED)},
        )  # fmt: skip


def _notes(source: Source) -> Iterator[Any]:
    """The notes, read one at a time. Raises `RefusedError` where the file ends or breaks off."""
    decoder = json.JSONDecoder()
    number = 0
    with source.text() as text:
        held = text.read(_PIECE)
        found = _HEAD.match(held)
        if found is None:
            raise RefusedError(f"{source.place()}: no file that netnotes exported; {_BROKEN}")
        at = found.end()
        while True:
            while at < len(held) and held[at] in " \t\r\n,":
                at += 1
            if held[at : at + 1] == "]":
                return
            try:
                note, end = decoder.raw_decode(held, at)
            except RecursionError:
                at_note = source.place(number + 1, "note", source.first)
                raise RefusedError(f"{at_note}: nested too deeply; {_BROKEN}") from None
            except ValueError as error:
                held, at = held[at:], 0
                more = text.read(_PIECE) if len(held) < _LONGEST else ""
                if not more:
                    at_note = source.place(number + 1, "note", source.first)
                    why = f"no JSON, or the file breaks off there ({error})"
                    raise RefusedError(f"{at_note}: {why}; {_BROKEN}") from error
                held += more
                continue
            number += 1
            yield note
            at = end


def _value(value: Any, depth: int = 0) -> Value:
    """What JSON says, as a note writes it. Raises `ValueError`."""
    if depth > _DEEPEST:
        raise ValueError("its fields are nested too deeply")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return [_value(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {str(key): _value(item, depth + 1) for key, item in value.items()}
    return "" if value is None else str(value)


def _one(said: Mapping[str, Value], field: str) -> str:
    value = said.get(field, "")
    return value if isinstance(value, str) else ""


def _name(said: Mapping[str, Value], field: str) -> str:
    """Who is meant, without the brackets of a reference."""
    return _one(said, field).removeprefix("[[").removesuffix("]]").partition("|")[0]


def _many(said: Mapping[str, Value], field: str) -> tuple[str, ...]:
    value = said.get(field, [])
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str))


def _map(said: Mapping[str, Value], field: str) -> tuple[Labelled, ...]:
    value = said.get(field)
    pairs = value.items() if isinstance(value, dict) else ()
    return tuple(Labelled(one, label) for label, one in pairs if isinstance(one, str))


def _addresses(said: Mapping[str, Value], field: str) -> tuple[Labelled, ...]:
    value = said.get(field, [])
    found: list[Labelled] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            found.append(Labelled(item))
        elif isinstance(item, dict):
            found += [one for one in _map({"": item}, "") if one.label != "use"]
    return tuple(found)


def _placed(said: Mapping[str, Value]) -> dict[str, Any]:
    """The fields for which a candidate has a place."""
    past = said.get("past", [])
    jobs = [one for one in (past if isinstance(past, list) else [past]) if isinstance(one, dict)]
    job = Job(_name(said, "org"), _one(said, "title"))
    return {
        "aliases": _many(said, "aliases"),
        "emails": _addresses(said, "email"),
        "phones": _addresses(said, "phone"),
        "links": _map(said, "links"),
        "jobs": (job,) if job.org or job.title else (),
        "past": tuple(
            Job(_name(one, "org"), _one(one, "title"), _one(one, "from"), _one(one, "until"))
            for one in jobs
        ),
        "city": _one(said, "city"),
        "birthday": _one(said, "birthday"),
        "dates": _map(said, "dates"),
        "met": _one(said, "met"),
        "met_at": _one(said, "met_at"),
        "source": _many(said, "source"),
        "found_in": _many(said, "found_in"),
        "introduced_by": _name(said, "introduced_by"),
        "tags": _many(said, "tags"),
    }
