"""A folder of Markdown notes about people, from Obsidian or another editor, with free front matter.

A note counts as somebody's if its front matter says so (`type: person`, a tag `person`), holds what
only people have (an address, a birthday), or lies in a folder for people. Keys are read by what they
commonly mean (`birthDate`, `contactFrequency`, `prm-cadence`, `howWeMet`, …), and all others are kept
under `x-`. Dated lines below a heading such as Log or Interactions become days in touch (`--log`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from netnotes.errors import RefusedError
from netnotes.importers.candidate import (
    Candidate,
    Found,
    Interaction,
    Job,
    Labelled,
    LeftOut,
    Remark,
    Skipped,
)
from netnotes.importers.source import Source
from netnotes.importers.values import date_of, day_of, label_of, web
from netnotes.importers.vault_body import body_of
from netnotes.importers.vault_keys import KEYS, MARKS, is_person, key_of, texts
from netnotes.model.edit import Value
from netnotes.model.edits.fields import value_of
from netnotes.model.edits.tree import Tree
from netnotes.model.parse import decode, split
from netnotes.model.values.kind import Reader
from netnotes.sentences import say

TITLE = "notes about people (a folder of Markdown)"
STREAMED = True
#: A name that is still to be filled in.
_TEMPLATE = re.compile(r"<%|\{\{")
#: The keys of a front matter with what they say, as they stand.
_Pairs: TypeAlias = list[tuple[str, Value]]
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
            pairs, body = _front(source, member)
        except RefusedError:
            yield Skipped(source.place(member=member), say("the note is too large"), broken=True)
            continue
        if pairs is None:
            yield Skipped(
                source.place(1, "line", member), say("its front matter cannot be read"), broken=True
            )
        elif not is_person(dict(pairs), member):
            others += 1
        elif any(
            _TEMPLATE.search(one)
            for key, said in pairs
            for _, one in texts(said)
            if key_of(key)[0] == "name"
        ):
            yield Skipped(source.place(1, "line", member), say("it is a template for notes"))
        else:
            yield _person(source, member, pairs, body)
    if others:
        why = say("nothing in it says that it is about a person")
        yield Skipped(source.place(), why, records=others)


def _notes(source: Source) -> list[str]:
    return [one for one in source.ending(".md") if not one.rpartition("/")[2].startswith("_")]


def _speaks_of_people(source: Source, member: str) -> bool:
    try:
        pairs, _ = _front(source, member)
    except RefusedError:
        return False
    return bool(pairs) and is_person(dict(pairs or ()), member)


def _front(source: Source, member: str) -> tuple[_Pairs | None, str]:
    """The front matter as keys and plain values, and the body; None where it cannot be read.

    A key that is written twice is there twice.
    """
    found = split(decode(source.read(member))[0], Reader())
    if found is None:
        return None, ""
    front, body, _ = found
    root = Tree(front).root if front is not None else None
    if root is None:
        return (None if front and front.strip() else []), body
    return [(key.text, value_of(node)) for key, node in root.pairs if key.text], body


def _person(source: Source, member: str, pairs: _Pairs, body: str) -> Candidate:
    left: list[LeftOut] = []
    said, labelled, fields = _sorted(pairs, left)

    def one(name: str) -> str:
        """What a field of one value says first; what it says besides is told."""
        first, *others = dict.fromkeys(said.get(name) or ("",))
        why = say("the note says {it} as well", it=first)
        left.extend(LeftOut(f"{name}: {other}", why) for other in others)
        return first

    def day(name: str) -> str:
        found = one(name)
        return day_of(found, month_first=False) or found

    stem = member.rpartition("/")[2].removesuffix(".md")
    called = one("name")
    text = body_of(body, source.today, called)
    name = called or text.title or stem
    title = one("title")
    job = Job(one("org"), title if title not in (name, stem) else "")  # or how the note is called
    talks = list(text.talks)
    last = one("last")
    seen = date_of(day_of(last, month_first=False))
    if last and seen is None:
        left.append(LeftOut(f"last contact: {last}", say("it is no day")))
    if seen and all(one.day < seen for one in talks):
        talks.append(Interaction(seen, "message", text="last contact"))
    return Candidate(
        at=source.place(1, "line", member),
        name=name,
        aliases=tuple(one for one in said.get("aliases", ()) if one != name),
        emails=tuple(labelled["email"]), phones=tuple(labelled["phone"]),
        links=tuple(_links(labelled["links"], left)),
        jobs=(job,) if job.org or job.title else (),
        city=one("city"), address=one("address"), birthday=day("birthday"),
        met=day("met"), met_at=one("met_at"), introduced_by=one("introduced_by"),
        tags=tuple(t for one in said.get("tags", ()) if (t := one.lstrip("#")).casefold() not in MARKS),
        remarks=tuple(Remark(one) for one in said.get("remark", ())), body=text.text,
        interactions=tuple(talks), fields=fields, left_out=tuple(left),
    )  # fmt: skip


def _sorted(
    pairs: _Pairs, left: list[LeftOut]
) -> tuple[dict[str, list[str]], dict[str, list[Labelled]], dict[str, Value]]:
    """What the keys say: texts, what has labels, and other fields, of which the last word counts."""
    said: dict[str, list[str]] = {}
    fields: dict[str, Value] = {}
    labelled: dict[str, list[Labelled]] = {"email": [], "phone": [], "links": []}
    for key, value in pairs:
        name, label = key_of(key)
        if name in labelled:
            labelled[name] += [Labelled(one, label or mine) for mine, one in texts(value)]
        elif name == "remark" and label:
            listed = ", ".join(one for _, one in texts(value))
            said.setdefault(name, []).extend([f"{label.capitalize()}: {listed}"] if listed else [])
        elif name in KEYS:
            said.setdefault(name, []).extend(one for _, one in texts(value))
        elif name:
            if fields.get(name, value) != value:
                before = ", ".join(one for _, one in texts(fields[name]))
                why = say("the note says {it} as well", it=", ".join(o for _, o in texts(value)))
                left.append(LeftOut(f"{name}: {before}", why))
            fields[name] = value
    return said, labelled, fields


def _links(found: list[Labelled], left: list[LeftOut]) -> Iterator[Labelled]:
    for one in found:
        page = web(one.value)
        if page:
            yield Labelled(page, one.label or label_of(page))
        else:
            why = say("it is no address of the web")
            left.append(LeftOut(f"{one.label or 'links'}: {one.value}", why))
