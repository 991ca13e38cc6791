"""A `friends.md`, the journal of the command `friends`: its friends, activities and notes.

Activities are days in person, kept only with `--log`; they name everyone who was there. Notes become
lines under `Notes`, with their day. Places are the cities of friends; a list of places alone is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from netnotes.errors import RefusedError
from netnotes.importers.candidate import Candidate, Found, Interaction, Place, Remark, Skipped
from netnotes.importers.source import Source
from netnotes.importers.values import date_of
from netnotes.sentences import say

TITLE = "friends.md"
_HEADING = re.compile(r"#{3} *(Activities|Notes|Friends|Locations) *:? *\Z", re.IGNORECASE)
_FRIEND = re.compile(
    r"- +(?P<name>[^(\[@\n]+?) *(?:\((?P<aka>a\.k\.a\. [^)\n]*)\))? *(?:\[(?P<city>[^\]\n]*)\])? *"
    r"(?P<tags>@[^\n]*)?\Z"
)
_DATED = re.compile(r"- +(\d{4}-\d{2}-\d{2}): *(.*)\Z", re.DOTALL)
_NAME = re.compile(r"(?<!\\)\*\*(.+?)\*\*")
_PLACE = re.compile(r"(?<![\\\w])_([^_\n]+)_(?!\w)")
_TAG = re.compile(r"(?<![^\W_])@([^\W_]+(?:[:-]?[^\W_]+)*)")
_ESCAPE = re.compile(r"\\([*_\\@])")
#: What an activity is: they are days spent together, whatever one did.
_CHANNEL = "meeting"


@dataclass
class _Friend:
    at: Place
    aliases: tuple[str, ...] = ()
    city: str = ""
    tags: tuple[str, ...] = ()
    talks: list[Interaction] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def identify(source: Source) -> int:
    """Sure where two of its four sections stand."""
    if not source.first:
        return 0
    found = {m[1].casefold() for line in source.head_text().splitlines() if (m := _HEADING.match(line.rstrip()))}  # fmt: skip
    if not found:
        return 0
    return 93 if len(found) > 1 else 55 if found & {"friends", "activities"} else 0


def extract(source: Source) -> Iterator[Found]:
    """A candidate a friend, and one for everyone whom an activity names."""
    friends: dict[str, _Friend] = {}
    by_alias: dict[str, str] = {}
    dated: list[tuple[Place, str, date, str]] = []
    section = ""
    with source.text() as text:
        for number, raw in enumerate(text, 1):
            line = raw.rstrip()
            at = source.place(number, "line")
            heading = _HEADING.match(line)
            if heading:
                section = heading[1].casefold()
            elif line and section == "friends":
                yield from _friend(at, line, friends, by_alias)
            elif line and section in ("activities", "notes"):
                yield from _entry(at, section, line, dated, source.today)
    if not friends and not dated:
        raise RefusedError(f"{source.name}: it names no friend; nothing was written.")
    for at, kind, day, said in dated:
        named = list(dict.fromkeys(by_alias.get(n.casefold(), n) for n in _names(said)))
        if not named:
            yield Skipped(at, say("it names no friend"))
        for name in named:
            friend = friends.setdefault(name, _Friend(at))
            _tell(friend, kind, day, said, tuple(other for other in named if other != name))
    for name, friend in friends.items():
        yield Candidate(
            at=friend.at, name=name, aliases=friend.aliases, city=friend.city, tags=friend.tags,
            interactions=_once(friend.talks), remarks=tuple(friend.remarks),
        )  # fmt: skip


def _friend(
    at: Place, line: str, friends: dict[str, _Friend], by_alias: dict[str, str]
) -> Iterator[Found]:  # fmt: skip
    found = _FRIEND.match(line) if len(line) < 2_000 else None
    if found is None:
        yield Skipped(at, say("it is no line of a friend"), broken=True)
        return
    name = _plain(found["name"].strip())
    aka = tuple(_plain(one.strip()) for one in (found["aka"] or "").split("a.k.a. ") if one.strip())
    friends[name] = _Friend(at, aka, found["city"] or "", tuple(_TAG.findall(found["tags"] or "")))
    for alias in (name, *aka):
        by_alias.setdefault(alias.casefold(), name)


def _entry(
    at: Place, section: str, line: str, dated: list[tuple[Place, str, date, str]], today: date
) -> Iterator[Found]:  # fmt: skip
    found = _DATED.match(line)
    day = date_of(found[1]) if found else None
    if found is None or day is None:
        yield Skipped(at, say("it does not begin with a date"), broken=True)
    elif section == "activities" and day > today:
        yield Skipped(at, say("its day has not come"))
    else:
        dated.append((at, section, day, found[2]))


def _tell(friend: _Friend, kind: str, day: date, said: str, company: tuple[str, ...]) -> None:
    text = _plain(_PLACE.sub(r"\1", _NAME.sub(r"\1", said)))
    text = _TAG.sub(lambda found: "#" + found[1].replace(":", "-"), text)
    if kind == "notes":
        friend.remarks.append(Remark(text, day, "Notes"))
        return
    place = _PLACE.search(_NAME.sub(r"\1", said))
    where = _plain(place[1]) if place else ""
    friend.talks.append(Interaction(day, _CHANNEL, text=text, company=company, place=where))


def _once(talks: list[Interaction]) -> tuple[Interaction, ...]:
    """One a day: what else happened on it is told in the same entry."""
    days: dict[date, Interaction] = {}
    for one in talks:
        first = days.setdefault(one.day, one)
        if first is not one:
            company = tuple(dict.fromkeys((*first.company, *one.company)))
            days[one.day] = first._replace(
                text=f"{first.text} {one.text}", company=company, place=first.place or one.place
            )
    return tuple(days[day] for day in sorted(days))


def _names(said: str) -> list[str]:
    return [_plain(name.strip()) for name in _NAME.findall(said)]


def _plain(said: str) -> str:
    return _ESCAPE.sub(r"\1", said)
