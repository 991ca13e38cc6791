"""What one or more records tell of one person, freed of what no note can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from netnotes.importers.candidate import (
    Candidate,
    Interaction,
    Job,
    Labelled,
    LeftOut,
    Place,
    both_ways,
)
from netnotes.importers.values import profile_key
from netnotes.model.edits.scalars import inline
from netnotes.model.note import bare, fold
from netnotes.model.person import SOURCES
from netnotes.model.values.email import EMAIL
from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.model.values.partial_date import BIRTHDAY, PARTIAL_DATE, RECURRING, PartialDateKind
from netnotes.model.values.phone import PHONE
from netnotes.model.values.text import CONTROL
from netnotes.model.values.url import URL
from netnotes.sentences import say

_UNSEEN = re.compile("[\u200b\u200e\u200f\u2028\u2029\u2060\ufeff\ufffc\ud800-\udfff]")
_WORDS = re.compile(r"[^\W_]+")
_LONGEST_NAME = 200
#: What is longer (letters) is no name of a place, a company or a label.
_LONGEST = 500


@dataclass(slots=True, eq=False)
class Gathered:
    """A candidate whose values a note can hold, and the places of the records behind it."""

    candidate: Candidate
    places: list[Place]
    #: By what they can be told, the surest first: pages, addresses, numbers.
    links: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    left_out: list[LeftOut] = field(default_factory=list)
    #: Whether the name is made of an address, since there was none.
    nameless: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Everything they are called."""
        return (self.candidate.name, *self.candidate.aliases)

    def keys(self) -> list[str]:
        """What tells them in `netnotes-apart.txt`, the surest first."""
        one = self.candidate
        found = [*sorted(self.links), *sorted(self.emails), *(phone.value for phone in one.phones)]
        if not found:
            org = one.jobs[0].org if one.jobs else ""
            found.append(f"{one.name}, {org}" if org else one.name)
        return found


def gather(candidate: Candidate) -> Gathered:
    """A candidate with its values cleaned; what a note cannot hold is left out, with a word."""
    left = list(candidate.left_out)
    emails = _checked(candidate.emails, EMAIL, "email", left)
    phones = _checked(candidate.phones, PHONE, "phone", left)
    links = _checked(candidate.links, URL, "links", left)
    name = clean(candidate.name)
    if len(name) > _LONGEST_NAME:
        left.append(LeftOut(f"name: {name[:40]}…", say("longer than {n} letters", n=_LONGEST_NAME)))
        name = ""
    nameless = not name
    cleaned = replace(
        candidate,
        name=name or _from_address(emails, links),
        aliases=_texts(candidate.aliases, left),
        emails=emails,
        phones=phones,
        links=links,
        jobs=_jobs(candidate.jobs, left),
        past=_jobs(candidate.past, left),
        city=_short(candidate.city, left),
        address=_short(candidate.address, left),
        birthday=_day(candidate.birthday, BIRTHDAY, "birthday", left),
        dates=_dates(candidate.dates, left),
        met=_day(candidate.met, PARTIAL_DATE, "met", left),
        met_at=_short(candidate.met_at, left),
        source=_sources(candidate.source, left),
        found_in=_texts(candidate.found_in, left),
        introduced_by=_short(candidate.introduced_by, left).strip("[]"),
        tags=_texts(candidate.tags, left),
        left_out=(),
    )
    return Gathered(
        cleaned,
        [candidate.at],
        frozenset(key for link in links if (key := profile_key(link.value))),
        frozenset(email.value.casefold() for email in emails),
        left,
        nameless,
    )


def join(one: Gathered, other: Gathered) -> None:
    """Put another record of the same person into one: lists are united, the first value stays."""
    a, b = one.candidate, other.candidate
    if one.nameless and not other.nameless:
        one.nameless, a.name = False, b.name
    elif not other.nameless and not same_name(a.name, b.name):
        a.aliases = _union(a.aliases, (b.name,))
    a.aliases = _union(a.aliases, b.aliases)
    a.emails = _labelled(a.emails, b.emails, str.casefold)
    a.phones = _labelled(a.phones, b.phones, str)
    a.links = _labelled(a.links, b.links, profile_key)
    for name in ("city", "address", "birthday", "met_at", "introduced_by"):
        mine, theirs = getattr(a, name), getattr(b, name)
        if mine and theirs and fold(mine) != fold(theirs):
            one.left_out.append(_over(name, theirs, mine))
    for name, value in b.fields.items():
        if a.fields.get(name, value) != value:
            one.left_out.append(_over(name, inline(value), inline(a.fields[name])))
    if a.jobs and b.jobs and not set(b.jobs) <= set(a.jobs):
        said = ", ".join(part for part in (b.jobs[0].title, b.jobs[0].org) if part)
        one.left_out.append(LeftOut(f"job: {said}", say("another record names another one")))
    for name in ("city", "address", "birthday", "met_at", "introduced_by", "uid"):
        setattr(a, name, getattr(a, name) or getattr(b, name))
    a.met = min(filter(None, (a.met, b.met)), default="")
    a.jobs, a.past = a.jobs or b.jobs, (*a.past, *(job for job in b.past if job not in a.past))
    for name in ("source", "found_in", "tags"):
        setattr(a, name, _union(getattr(a, name), getattr(b, name)))
    if b.body and b.body not in a.body:
        a.body = f"{a.body}\n\n{b.body}" if a.body else b.body
    for name in ("remarks", "promises", "dates"):
        mine, theirs = getattr(a, name), getattr(b, name)
        setattr(a, name, (*mine, *(item for item in theirs if item not in mine)))
    a.interactions = _talks((*a.interactions, *b.interactions))
    a.fields = {**b.fields, **a.fields}
    a.passing = a.passing and b.passing
    one.places += other.places
    one.links |= other.links
    one.emails |= other.emails
    one.left_out += other.left_out


def _over(name: str, theirs: str, mine: str) -> LeftOut:
    """What one record says, where another one says something else that stays."""
    return LeftOut(f"{name}: {theirs}", say("another record says {it}", it=mine))


def _talks(found: tuple[Interaction, ...]) -> tuple[Interaction, ...]:
    """What happened and what is planned; hints of the same day and channel are one."""
    return both_ways(list(found)) if len(found) > 1 else found


def clean(text: str) -> str:
    """Text on one line, without characters that nobody sees."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    plain = _UNSEEN.sub("", CONTROL.sub(" ", text))
    return " ".join(unicodedata.normalize("NFC", plain).split())


def clean_lines(text: str) -> list[str]:
    """The lines of a text that say something, each clean."""
    said = re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text)
    return [line for part in said if (line := clean(part))]


def name_key(name: str) -> str:
    """A name as it is compared: without case, accents and order."""
    return " ".join(sorted(_WORDS.findall(bare(fold(name))))) or fold(name)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one but for case, accents and order."""
    return name_key(one) == name_key(other)


def _from_address(emails: tuple[Labelled, ...], links: tuple[Labelled, ...]) -> str:
    """The name of someone of whom only an address is known."""
    if emails:
        return " ".join(re.split(r"[._+-]+", emails[0].value.partition("@")[0])).title()
    return profile_key(links[0].value).rpartition("/")[2] if links else ""


def _short(text: str, left: list[LeftOut]) -> str:
    """Clean text that is not too long for what it is; else ''."""
    said = clean(text)
    if len(said) > _LONGEST:
        left.append(LeftOut(f"{said[:40]}…", say("longer than {n} letters", n=_LONGEST)))
        return ""
    return said


def _texts(found: Iterable[str], left: list[LeftOut]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said for one in found if (said := _short(one, left))))


def _sources(found: Iterable[str], left: list[LeftOut]) -> tuple[str, ...]:
    """How they came into my life, in the words that a note has for it."""
    said = _texts(found, left)
    why = say("it can be {words}", words=", ".join(SOURCES))
    left += [LeftOut(f"source: {word}", why) for word in said if word not in SOURCES]
    return tuple(word for word in said if word in SOURCES)


def _jobs(found: Iterable[Job], left: list[LeftOut]) -> tuple[Job, ...]:
    jobs = [
        Job(_short(org.replace("[[", "").replace("]]", ""), left), _short(title, left), *days)
        for org, title, *days in found
    ]
    return tuple(dict.fromkeys(job for job in jobs if job.org or job.title))


def _checked(
    found: Iterable[Labelled], kind: ScalarKind[str], field_name: str, left: list[LeftOut]
) -> tuple[Labelled, ...]:  # fmt: skip
    good: dict[str, Labelled] = {}
    for value, label in found:
        said = clean(value)
        if said:
            parsed = kind.parse(said)
            if isinstance(parsed, Wrong):
                parsed = kind.parse(parsed.instead) if parsed.instead else parsed
            if isinstance(parsed, Wrong):
                left.append(LeftOut(f"{field_name}: {said}", parsed.message))
            else:
                good.setdefault(parsed, Labelled(parsed, clean(label)))
    return tuple(good.values())


def _day(text: str, kind: PartialDateKind, name: str, left: list[LeftOut]) -> str:
    said = clean(text)
    parsed = kind.parse(said) if said else None
    if isinstance(parsed, Wrong):
        left.append(LeftOut(f"{name}: {said}", parsed.message))
        return ""
    return said


def _dates(found: Iterable[Labelled], left: list[LeftOut]) -> tuple[Labelled, ...]:
    dates = [Labelled(_day(d, RECURRING, label, left), clean(label)) for d, label in found]
    return tuple(one for one in dates if one.value and one.label)


def _union(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    known = {fold(one) for one in mine}
    return (*mine, *(one for one in theirs if fold(one) not in known))


def _labelled(
    mine: tuple[Labelled, ...], theirs: tuple[Labelled, ...], key: Callable[[str], str]
) -> tuple[Labelled, ...]:  # fmt: skip
    known = {key(one.value) for one in mine}
    return (*mine, *(one for one in theirs if key(one.value) not in known))
