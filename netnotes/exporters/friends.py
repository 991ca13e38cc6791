"""A `friends.md`, as the command `friends` reads it.

Names, other names, cities and tags; with `--private-fields` also the days of the logs, as activities, and
the lines of notes that bear a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import Note, fold
from netnotes.model.person import Person
from netnotes.model.wikilink import WIKILINK

FILE = "friends.md"
_NOT_IN_NAMES = re.compile(r"[(\[\])@*_\\]")
_TAG = re.compile(r"(?<![^\W_])#([^\W_]+(?:[:-]?[^\W_]+)*)")
_NO_TAG = re.compile(r"[\W_]+")


def export(
    network: Network, today: date, settings: Settings, *, private: bool = False
) -> Iterator[bytes]:  # fmt: skip
    """The four sections, some of them empty."""
    people = sorted(
        (one for one in network.people if not one.broken and one is not network.me),
        key=lambda one: fold(one.called),
    )
    activities = _activities(network, people, today) if private else []
    notes = _notes(people) if private else []
    friends = [_friend(person) for person in people]
    cities = sorted({_plain(person.city) for person in people if person.city}, key=fold)
    yield _section("Activities", activities)
    yield _section("Notes", notes)
    yield _section("Friends", friends)
    yield _section("Locations", [f"- {city}" for city in cities], last=True)


def _section(title: str, lines: list[str], *, last: bool = False) -> bytes:
    body = "".join(f"{line}\n" for line in lines)
    return f"### {title}:\n{body}{'' if last else chr(10)}".encode("utf-8", "replace")


def _friend(person: Person) -> str:
    aka = " ".join(f"a.k.a. {_plain(name)}" for name in person.aliases)
    tags = (_NO_TAG.sub("-", tag).strip("-") for tag in person.tags)
    parts = (
        f"- {_plain(person.called)}",
        f"({aka})" if aka else "",
        f"[{_plain(person.city)}]" if person.city else "",
        " ".join(f"@{tag}" for tag in tags if tag),
    )
    return " ".join(filter(None, parts))


def _activities(network: Network, people: list[Person], today: date) -> list[str]:
    """What happened, newest first; a day with several people stands in the note of one of them."""
    found: list[tuple[int, str]] = []
    for person in people:
        for entry in person.log:
            if not entry.counts(today):
                continue
            others = [network.person(one.target) for one in entry.companions]
            named = [person, *(one for one in others if one is not None and one is not person)]
            who = " and ".join(f"**{_plain(one.called)}**" for one in named)
            said = f"{who}: {entry.channel}{' ' + entry.text if entry.text else ''}".strip()
            found.append((entry.ordinal, _said(network, said)))
    return _dated(found)


def _notes(people: list[Person]) -> list[str]:
    found = [
        (dated.ordinal, f"**{_plain(person.called)}**: {_line(dated.text)}")
        for person in people
        for dated in (*person.news, *person.mind)
        if dated.ordinal
    ]
    return _dated(found)


def _dated(found: list[tuple[int, str]]) -> list[str]:
    newest = sorted(found, key=lambda one: (-one[0], one[1]))
    return [f"- {date.fromordinal(day)}: {said}" for day, said in newest]


def _said(network: Network, text: str) -> str:
    """A line with references by their names and marks as tags."""

    def called(found: re.Match[str]) -> str:
        note: Note | None = network.resolve(found["target"])
        return found["words"] or (note.called if note is not None else found["target"])

    return _TAG.sub(r"@\1", _line(WIKILINK.sub(called, text)))


def _line(text: str) -> str:
    return " ".join(text.split())


def _plain(name: str) -> str:
    """A name without what `friends` takes for something else."""
    return _line(_NOT_IN_NAMES.sub(" ", name))
