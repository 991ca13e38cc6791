"""What a record tells that a note does not say yet, and what of it cannot stand beside the note.

Nothing that a note says is ever replaced: a field of one value is filled only where it is empty, lists
and maps gain what they lack. What is different is a conflict, which is listed and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from netnotes.importers.candidate import Job, Labelled
from netnotes.importers.values import label_of, profile_key, site_of
from netnotes.model import edit
from netnotes.model.edit import Value
from netnotes.model.edits.scalars import inline
from netnotes.model.field import Record
from netnotes.model.network import Network
from netnotes.model.note import Note, fold
from netnotes.model.org import Org, company_key
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.model.values.many import Addresses, Many
from netnotes.model.values.many import Labelled as LabelledKind
from netnotes.model.values.partial_date import PartialDate
from netnotes.writing.imports.gathered import Gathered, clean, name_key
from netnotes.writing.imports.maps import missing
from netnotes.writing.imports.meaning import means, says_more, text_of
from netnotes.writing.said import reference
from netnotes.writing.same import digits_of, same_number

_LABEL = re.compile(r"[^\W\d_][\w -]{0,30}")


class Addition(NamedTuple):
    """A value that a note gains: a field of its own, an item of a list, or under a label of a map."""

    field: str
    value: Value
    how: str = "set"
    label: str = ""


class Conflict(NamedTuple):
    """A field in which note and source differ: what the note says stays."""

    field: str
    note: str
    source: str


class Adding(NamedTuple):
    """What a note gains of a record, and where the two differ."""

    additions: tuple[Addition, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def adding(note: Note, gathered: Gathered, network: Network) -> Adding:
    """What a note lacks of what a record tells."""
    if isinstance(note, Org):
        found = list(_of_org(note, gathered, network))
    else:
        assert isinstance(note, Person)
        found = list(_of_person(note, gathered, network))
    return Adding(
        tuple(one for one in found if isinstance(one, Addition)),
        tuple(one for one in found if isinstance(one, Conflict)),
    )


def apply(raw: bytes, found: Adding) -> bytes:
    """The note's bytes with what it gains."""
    for field, value, how, label in found.additions:
        if how == "set":
            raw = edit.set_field(raw, field, value)
        elif how == "item":
            raw = edit.add_item(raw, field, value)
        else:
            raw = edit.set_in_item(raw, field, 0, label, value)
    return raw


def fields_of(gathered: Gathered, network: Network) -> dict[str, Value]:
    """The fields of a new note, in the order of the format; what none can hold is left out."""
    table = Org if gathered.candidate.is_org else Person
    empty = _empty(is_org=table is Org)
    said: dict[str, Value] = {"kind": "org"} if table is Org else {}
    said["name"] = gathered.candidate.name
    for field, value, how, label in adding(empty, gathered, network).additions:
        if how == "item":
            _append(said, field, value)
        elif how == "label":
            known = said.setdefault(field, {})
            assert isinstance(known, dict)
            known[label] = value
        else:
            said[field] = value
    order = {name: number for number, name in enumerate(("kind", *table.fields))}
    return dict(sorted(said.items(), key=lambda one: order.get(one[0], len(order))))


@lru_cache(maxsize=2)
def _empty(*, is_org: bool) -> Note:
    """A note that says nothing, so that everything is an addition."""
    kind = "kind: org\n" if is_org else ""
    note = make_note("people/-.md", parse_note(f'---\n{kind}name: ""\n---\n'.encode()))
    note.values["@"] = note.places
    return note


def _append(said: dict[str, Value], field: str, value: Value) -> None:
    known = said.get(field)
    if known is None:
        said[field] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        said[field] = [known, value]


# -- fields ---------------------------------------------------------------------------------------


def _of_org(note: Org, gathered: Gathered, network: Network) -> Iterator[Addition | Conflict]:
    one = gathered.candidate
    yield from _names(note, gathered, network)
    yield from _links(note, one.links)
    yield from _single(note, "city", one.city)
    yield from _listed(note, "tags", one.tags)
    for field, value in one.fields.items():
        if field in Org.fields or field.startswith("x-"):
            yield from _other(note, field, value, whole=one.whole is not None)


def _of_person(
    note: Person, gathered: Gathered, network: Network
) -> Iterator[Addition | Conflict]:  # fmt: skip
    one = gathered.candidate
    yield from _names(note, gathered, network)
    yield from _addresses(note, "email", one.emails)
    yield from _addresses(note, "phone", one.phones)
    yield from _links(note, one.links)
    yield from _single(note, "city", one.city)
    yield from _work(note, one.jobs, network)
    yield from _past(note, one.past, network)
    if not one.is_me:
        yield from _meeting(note, gathered)
        yield from _listed(note, "found_in", one.found_in)
    introducer = network.person(one.introduced_by) if one.introduced_by else None
    if introducer is not None and introducer is not note:
        yield from _single(note, "introduced_by", reference(introducer))
    yield from _single(note, "birthday", one.birthday)
    yield from _dates(note, one.dates)
    yield from _listed(note, "tags", one.tags)
    for field, value in one.fields.items():
        yield from _other(note, field, value, whole=one.whole is not None)


def is_free(note: Note, field: str) -> bool:
    """Whether a field says nothing: it is not there, or left blank.

    One that stands there and cannot be read is somebody's own words.
    """
    if note.has(field):
        return False
    if not note.written(field):
        return True
    line = note.span(field).line
    return all(problem.span.line != line for problem in note.problems)


def _single(note: Note, field: str, said: str) -> Iterator[Addition | Conflict]:
    if not said:
        return
    if is_free(note, field):
        yield Addition(field, said)
        return
    if not note.has(field):
        return
    mine = text_of(getattr(note, field))
    if not means(note, field, said) and not says_more(field, mine, said):
        yield Conflict(field, mine, said)


def _listed(note: Note, field: str, items: tuple[str, ...]) -> Iterator[Addition]:
    mine = {fold(str(item)) for item in note.values.get(field, ())}
    if not mine and not is_free(note, field):
        return
    for item in items:
        if fold(item) not in mine:
            mine.add(fold(item))
            yield Addition(field, item, "item")


def _names(note: Note, gathered: Gathered, network: Network) -> Iterator[Addition]:
    """Other names by which they can be found from now on, unless those are somebody else's."""
    one = gathered.candidate
    if one.is_me or (not note.has("aliases") and not is_free(note, "aliases")):
        return
    own = (note.slug.replace("-", " "), *note.names) if note.names else (one.name,)
    known, alike = {fold(name) for name in own}, {name_key(name) for name in own}
    for name in gathered.names:
        made_up = name == one.name and (gathered.nameless or " " not in name)
        # What the source gives as another name is one, if it differs by an accent only.
        there = fold(name) in known if name in one.aliases else name_key(name) in alike
        if there or made_up or network.candidates(name):
            continue
        known.add(fold(name))
        alike.add(name_key(name))
        yield Addition("aliases", name, "item")


def _addresses(
    note: Note, field: str, found: tuple[Labelled, ...]
) -> Iterator[Addition]:  # fmt: skip
    mine = [value for value, *_ in note.values.get(field, ())]
    if not mine and not is_free(note, field):
        return
    for value, label in found:
        if not any(_same_address(field, value, other) for other in mine):
            mine.append(value)
            named = label and label != "use" and _LABEL.fullmatch(label)
            yield Addition(field, {label: value} if named else value, "item")


def _same_address(field: str, one: str, other: str) -> bool:
    if field == "phone":
        return same_number(digits_of(one), digits_of(other))
    return one.casefold() == other.casefold()


def _links(note: Note, found: tuple[Labelled, ...]) -> Iterator[Addition | Conflict]:
    mine: dict[str, str] = dict(note.values.get("links", {}))
    if not mine and not is_free(note, "links"):
        return
    keys = {profile_key(url): url for url in mine.values()}
    sites = {site_of(key): url for key, url in keys.items() if site_of(key)}
    new: dict[str, Value] = {}
    for url, said in found:
        key = profile_key(url)
        if key in keys:
            continue
        if site_of(key) in sites:
            yield Conflict("links", sites[site_of(key)], url)
            continue
        label = said if _LABEL.fullmatch(said) else label_of(url)
        free, number = label, 1
        while free in mine or free in new:
            number += 1
            free = f"{label} {number}"
        keys[key] = url
        if site_of(key):
            sites[site_of(key)] = url
        new[free] = url
    if mine:
        yield from (Addition("links", url, "label", label) for label, url in new.items())
    elif new:
        yield Addition("links", new)


def _dates(note: Person, found: tuple[Labelled, ...]) -> Iterator[Addition | Conflict]:
    mine = {
        label: str(PartialDate._make(day)) for label, day in note.values.get("dates", {}).items()
    }
    if not mine and not is_free(note, "dates"):
        return
    new: dict[str, Value] = {}
    for day, label in found:
        if label in mine:
            if not says_more("birthday", mine[label], day):
                yield Conflict(f"dates.{label}", mine[label], day)
        elif _LABEL.fullmatch(label):
            new.setdefault(label, day)
    if mine:
        yield from (Addition("dates", day, "label", label) for label, day in new.items())
    elif new:
        yield Addition("dates", new)


def _work(note: Person, jobs: tuple[Job, ...], network: Network) -> Iterator[Addition | Conflict]:
    """Employer and title: together, since a title belongs to a place."""
    if not jobs:
        return
    job = jobs[0]
    if is_free(note, "org") and is_free(note, "title"):
        if job.org:
            yield Addition("org", _employer(job.org, network))
        if job.title:
            yield Addition("title", job.title)
        return
    if not note.has("org"):
        if job.title and note.has("title") and fold(job.title) != fold(note.title):
            said = f"{job.title}, {job.org}" if job.org else job.title
            yield Conflict("title", note.title, said)
        elif job.org and is_free(note, "org"):
            yield Addition("org", _employer(job.org, network))
        return
    if not job.org or _same_org(note.org, job.org, network):
        yield from _single(note, "title", job.title)
    elif not any(_same_org(past.org, job.org, network) for past in note.past):
        said = f"{job.org}, {job.title}" if job.title else job.org
        yield Conflict("org", text_of(note.org), said)


def _same_org(mine: Any, said: str, network: Network) -> bool:
    if mine is None:
        return not said
    one, other = network.org(mine), network.org(said)
    if one is not None or other is not None:
        return one is other
    return company_key(mine.target) == company_key(said)


def _employer(name: str, network: Network) -> str:
    org = network.org(name)
    return reference(org) if org is not None else name


def _past(note: Person, found: tuple[Job, ...], network: Network) -> Iterator[Addition]:
    if not note.has("past") and not is_free(note, "past"):
        return
    mine = [(past.org, past.title) for past in note.past]
    if note.org is not None or note.title:
        mine.append((note.org, note.title))
    for job in found:
        if any(
            _same_org(org, job.org, network) and (not title or fold(title) == fold(job.title))
            for org, title in mine
        ):
            continue
        pairs = {
            "org": _employer(job.org, network) if job.org else "", "title": job.title,
            "from": job.since, "until": job.until,
        }  # fmt: skip
        value: dict[str, Value] = {key: said for key, said in pairs.items() if said}
        yield Addition("past", value, "item")


def _meeting(note: Person, gathered: Gathered) -> Iterator[Addition | Conflict]:
    """When, where and how you met: as the note has it, unless it says nothing of it at all.

    To be connected later than you met is no conflict; to have met later is one.
    """
    one = gathered.candidate
    if one.met and note.days and date.fromordinal(note.days[0]).isoformat() < one.met:
        return  # the log tells of earlier days, so they did not meet then
    if one.met:
        if is_free(note, "met"):
            yield Addition("met", one.met)
            if one.met_at and is_free(note, "met_at"):
                yield Addition("met_at", one.met_at)
        elif note.met is not None and _later(str(note.met.first), one.met):
            yield Conflict("met", str(note.met), one.met)
    elif one.met_at:
        yield from _single(note, "met_at", one.met_at)
    if one.source and is_free(note, "source"):
        for word in one.source:
            yield Addition("source", word, "item")


def _later(day: str, said: str) -> bool:
    """Whether a day is later than a partial date, and not within it."""
    return day > said and not day.startswith(said)


def _other(
    note: Note, field: str, value: Value, *, whole: bool
) -> Iterator[Addition | Conflict]:  # fmt: skip
    """A field that no attribute of a candidate is for; `whole` where it comes of another network."""
    found = type(note).fields.get(field)
    if is_free(note, field) and not any(key == field for key, _ in note.extra):
        yield Addition(field, value)
    elif isinstance(getattr(getattr(found, "kind", None), "kind", None), Record):
        if whole:  # of any other source they cannot be told apart: the note's own stay
            for item, mine in missing(note, field, value):
                if mine is None:
                    yield Addition(field, item, "item")
                else:
                    yield Conflict(field, inline(mine), inline(item))
    elif found is not None and isinstance(found.kind, Many) and isinstance(value, list):
        items = tuple(clean(item) for item in value if isinstance(item, str))
        yield from _listed(note, field, items)
    elif isinstance(value, str) and found is not None and not isinstance(
        found.kind, Many | Addresses | LabelledKind
    ):  # fmt: skip
        yield from _single(note, field, value)
