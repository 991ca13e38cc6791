"""A folder of Markdown notes about people, from Obsidian or another editor, with free front matter.

A note counts as somebody's if its front matter says so (`type: person`, a tag `person`), holds what
only people have (an address, a birthday), or lies in a folder for people. Keys are read by what they
commonly mean (`birthDate`, `contactFrequency`, `prm-cadence`, `howWeMet`, …), and all others are kept
under `x-`. Dated lines below a heading such as Log or Interactions become days in touch (`--log`).
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.errors import RefusedError
from netnotes.importers.candidate import (
    Candidate,
    Found,
    Interaction,
    Job,
    Labelled,
    Remark,
    Skipped,
)
from netnotes.importers.source import Source
from netnotes.importers.values import date_of, day_of, label_of, web
from netnotes.importers.vault_body import body_of
from netnotes.importers.vault_keys import KEYS, PEOPLE, is_person, key_of, texts
from netnotes.model.edit import Value
from netnotes.model.edits.fields import value_of
from netnotes.model.edits.tree import Tree
from netnotes.model.parse import decode, split
from netnotes.model.values.kind import Reader
from netnotes.sentences import say

TITLE = "notes about people (a folder of Markdown)"
STREAMED = True
#: So many notes are looked at.
_LOOK = 200


def identify(source: Source) -> int:
    """Likely where notes about people are among those of a folder."""
    notes = _notes(source)
    if source.kind == "file" or not notes:
        return 0
    people = sum(_speaks_of_people(source, member) for member in notes[:_LOOK])
    if not people:
        return 0
    return 75 if people * 2 >= min(len(notes), _LOOK) else 55


def extract(source: Source) -> Iterator[Found]:
    """A candidate a note about somebody."""
    others = 0
    for member in _notes(source):
        try:
            front, body = _front(source, member)
        except RefusedError:
            yield Skipped(source.place(member=member), say("the note is too large"), broken=True)
            continue
        if front is None:
            yield Skipped(
                source.place(1, "line", member), say("its front matter cannot be read"), broken=True
            )
        elif not is_person(front, member):
            others += 1
        else:
            yield _person(source, member, front, body)
    if others:
        why = say("nothing in it says that it is about a person")
        yield Skipped(source.place(), why, records=others)


def _notes(source: Source) -> list[str]:
    return [one for one in source.ending(".md") if not one.rpartition("/")[2].startswith("_")]


def _speaks_of_people(source: Source, member: str) -> bool:
    try:
        front, _ = _front(source, member)
    except RefusedError:
        return False
    return bool(front) and is_person(front or {}, member)


def _front(source: Source, member: str) -> tuple[dict[str, Value] | None, str]:
    """The front matter as plain values, and the body; None where it cannot be read."""
    found = split(decode(source.read(member))[0], Reader())
    if found is None:
        return None, ""
    front, body, _ = found
    root = Tree(front).root if front is not None else None
    if root is None:
        return (None if front and front.strip() else {}), body
    return {key.text: value_of(node) for key, node in root.pairs if key.text}, body


def _person(source: Source, member: str, front: dict[str, Value], body: str) -> Candidate:
    said: dict[str, list[str]] = {}
    fields: dict[str, Value] = {}
    labelled: dict[str, list[Labelled]] = {"email": [], "phone": [], "links": []}
    for key, value in front.items():
        name, label = key_of(key)
        if name in labelled:
            labelled[name] += [Labelled(one, label or mine) for mine, one in texts(value)]
        elif name in KEYS:
            said.setdefault(name, []).extend(one for _, one in texts(value))
        elif name:
            fields[name] = value
    stem = member.rpartition("/")[2].removesuffix(".md")
    text = body_of(body, source.today)
    org, title = _first(said, "org"), _first(said, "title")
    birthday = day_of(_first(said, "birthday"), month_first=False) or _first(said, "birthday")
    talks = list(text.talks)
    last = date_of(_first(said, "last"))
    if last and all(one.day < last for one in talks):
        talks.append(Interaction(last, "message", text="last contact"))
    links = [web(value) for value, _ in labelled["links"]]
    return Candidate(
        at=source.place(1, "line", member),
        name=_first(said, "name") or text.title or stem,
        aliases=tuple(one for one in said.get("aliases", ()) if one != (_first(said, "name") or stem)),
        emails=tuple(labelled["email"]), phones=tuple(labelled["phone"]),
        links=tuple(
            Labelled(page, one.label or label_of(page))
            for page, one in zip(links, labelled["links"], strict=True) if page
        ),
        jobs=(Job(org, title),) if org or title else (),
        city=_first(said, "city"), address=_first(said, "address"), birthday=birthday,
        met=day_of(_first(said, "met")), met_at=_first(said, "met_at"),
        introduced_by=_first(said, "introduced_by"),
        tags=tuple(t for one in said.get("tags", ()) if (t := one.lstrip("#")).casefold() not in PEOPLE),
        remarks=(*(Remark(one) for one in said.get("remark", ())), *text.remarks),
        promises=text.promises, interactions=tuple(talks), fields=fields,
    )  # fmt: skip


def _first(said: dict[str, list[str]], name: str) -> str:
    return next(iter(said.get(name, ())), "")
