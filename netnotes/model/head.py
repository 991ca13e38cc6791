"""What is asked of every note at once, as one small tuple: the rest of a note is not even unpacked.

Who is due, who is called so, who is named in others' logs: such questions go through ten thousand
notes and then look at a few. What they go by is here, as plain data, so that a network is there
without a single field of it having been read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from sys import intern
from typing import Any, NamedTuple

from netnotes.model.folding import fold
from netnotes.model.log import Entry

#: What an entry of the log that names others says of being in touch: nothing (it went out, or was
#: cancelled), that it is still to come, that it happens.
NEITHER, OPEN, HAPPENS = range(3)

_DAY, _DIRECTION, _BOX, _PEOPLE, _MARKS = (
    Entry._fields.index(name) for name in ("ordinal", "direction", "box", "people", "marks")
)


class Head(NamedTuple):
    """The head of a note. It is kept as a plain tuple; the constants below say what stands where."""

    hash: str
    org: bool
    broken: bool
    #: The name as it is written, or ''.
    name: str
    #: The name and the aliases in the form in which names are compared.
    names: tuple[str, ...]
    #: Which fields it has.
    held: tuple[str, ...]
    #: What its body has and what its asks say: marks (`#got`), `box`, `task`, `crowded` (two entries of
    #: one day), `channels` (not built in), `hard` (a hard time), `ask open`, `ask yes` …
    signs: tuple[str, ...]
    #: The days on which an entry of its log interacts, as ordinals, sorted; and the day of the latest entry.
    days: tuple[int, ...]
    last: int
    #: Its entries that name others: the day, what the entry says of being in touch, and the names.
    shared: tuple[tuple[int, int, tuple[str, ...]], ...]
    #: The birthday, if any: year (0 where it is not known), month, day.
    born: tuple[int, ...]
    closeness: str
    #: The rhythm of its own, if any, as plain data.
    rhythm: tuple[Any, ...]
    #: Where they work, as written, or ''.
    employer: str
    #: The day of the first open task that has one, or 0.
    promised: int
    #: The first and the last day on which we can have met, as ordinals, where the note tells.
    met: tuple[int, ...]
    #: How they came into my life.
    source: tuple[str, ...]
    #: The day of the latest thing that went out, planned or not: an entry, an ask, its follow-up; or 0.
    out: int
    #: The days on which asks were answered.
    answered: tuple[int, ...]
    #: The days on which they helped: of `#got`, and of asks that were answered yes.
    helps: tuple[int, ...]
    #: The days of `#posted`.
    posted: tuple[int, ...]
    #: Whether whoever read it noted a problem, or it asks for one to be left be.
    remarks: bool
    #: What they are at work, as written, or ''.
    title: str
    #: Where they live, as written, or ''.
    city: str
    tags: tuple[str, ...]
    #: By which channels one was in touch, entry by entry; where no day has two, they are those of `days`.
    ways: tuple[str, ...]


(
    HASH, ORG, BROKEN, NAME, NAMES, HELD, SIGNS, DAYS, LAST, SHARED, BORN, CLOSENESS, RHYTHM, EMPLOYER, PROMISED,
    MET, SOURCE, OUT, ANSWERED, HELPS, POSTED, REMARKS, JOB, CITY, TAGS, WAYS,
) = range(len(Head._fields))  # fmt: skip


#: So many bytes a note holds at most.
MAX_NOTE = 1024 * 1024


def digest(raw: bytes) -> str:
    """What tells one content of a file from another."""
    return blake2b(raw, digest_size=16).hexdigest()


def head_of(data: Mapping[str, Any]) -> tuple[Any, ...]:
    """The head of the note that this plain data describes (`parse_note`, `packed.pack`)."""
    values = data["fields"]
    get = data.get
    name = values.get("name") or ""
    aliases = values.get("aliases", ())
    tasks = [day for _, done, day, _, _ in get("tasks", ()) if day > 0 and not done]
    org = values.get("org")
    notable = get("notable", ())
    asks = values.get("asks", ())
    out = [one[_DAY] for one in notable if one[_DIRECTION] == "out"]
    out += [ask[day] for ask in asks for day in ("sent", "followed_up") if day in ask]
    yes = [ask for ask in asks if ask.get("answer") == "yes"]
    said_yes = [day for ask in yes if (day := ask.get("answered") or ask.get("sent"))]
    return tuple(
        Head(
            hash=get("hash", ""),
            org=bool(get("org")),
            broken=bool(get("broken")),
            name=name,
            names=tuple(dict.fromkeys(map(fold, (name, *aliases) if name else aliases))),
            held=tuple([intern(key) for key in values if key != "@"]),
            signs=_signs(data),
            days=tuple(get("days", ())),
            last=get("last", 0),
            shared=tuple(map(_shared, get("shared", ()))),
            born=tuple(values.get("birthday") or ()),
            closeness=values.get("closeness") or "",
            rhythm=tuple(values.get("cadence") or ()),
            employer=intern(org[0]) if org else "",
            promised=min(tasks, default=0),
            met=tuple(get("met", ())),
            source=tuple(values.get("source") or ()),
            out=max(out, default=0),
            answered=tuple([ask["answered"] for ask in asks if "answered" in ask]),
            helps=(*_marked("got", notable), *said_yes) if notable or yes else (),
            posted=_marked("posted", notable) if notable else (),
            remarks=bool(get("problems") or get("suppressions")),
            title=intern(values.get("title") or ""),
            city=intern(values.get("city") or ""),
            tags=tuple(map(intern, values.get("tags") or ())),
            ways=tuple(map(intern, get("ways", ()))),
        )
    )


def _signs(data: Mapping[str, Any]) -> tuple[str, ...]:
    """What the body has, and what the asks say."""
    found = list(data.get("signs", ()))
    if data.get("tasks"):
        found.append("task")
    found += [part for part in ("crowded", "channels") if data.get(part)]
    asks = data["fields"].get("asks")
    if asks:
        found += sorted({said for ask in asks for said in _said(ask)})
    return tuple(found)


def _marked(mark: str, notable: Iterable[tuple[Any, ...]]) -> tuple[int, ...]:
    """The days of the entries that carry a mark, but for open and cancelled ones."""
    return tuple(
        one[_DAY]
        for one in notable
        if mark in one[_MARKS] and one[_BOX] != " " and "cancelled" not in one[_MARKS]
    )


def _said(ask: Mapping[str, Any]) -> Iterator[str]:
    if "answer" in ask:
        yield f"ask {ask['answer']}"
    elif "sent" in ask:
        yield "ask open"
    if "later" in ask:
        yield "ask named"


def _shared(plain: tuple[Any, ...]) -> tuple[int, int, tuple[str, ...]]:
    named = tuple([intern(target) for target, *_ in plain[_PEOPLE]])
    if plain[_BOX] == " ":
        return plain[0], OPEN, named
    happens = plain[_DIRECTION] != "out" and "cancelled" not in plain[_MARKS]
    return plain[0], HAPPENS if happens else NEITHER, named
