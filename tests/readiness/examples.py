"""Reads the examples in a gate's docstring: a question, and the notes it is asked of."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.outreach.readiness import Answer, readiness
from netnotes.outreach.request import Request

TODAY = date(2026, 11, 21)

QUESTION = re.compile(
    r"(?P<kind>[a-z]+)(?:/(?P<about>[\w-]+))?(?: to (?P<to>.+?))?(?: \"(?P<what>[^\"]*)\")?(?: (?P<minutes>\d+))?"
)
_EXAMPLE = re.compile(r"^(Stopped|Ready|Noted|Silent): (.+)\n\n((?:    .*\n|\n)+)", re.MULTILINE)
_HEADER = re.compile(r"^\[(people/[^\]]+)\]$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """One example: what is expected, the question, and the notes by path."""

    expected: str
    question: str
    notes: dict[str, str]


def examples(doc: str) -> Iterator[Example]:
    """The examples of a docstring, in their order."""
    for found in _EXAMPLE.finditer(doc + "\n"):
        yield Example(found[1], found[2], split_notes(textwrap.dedent(found[3])))


def split_notes(text: str) -> dict[str, str]:
    """Notes, each under a `[people/name.md]` line."""
    parts = _HEADER.split(text)
    return {
        path: body.strip("\n") + "\n" for path, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def network_of(notes: dict[str, str], me: str = "") -> Network:
    """A network out of texts."""
    return Network(
        [make_note(path, parse_note(text.encode())) for path, text in notes.items()], me=me
    )


def settings_of() -> Settings:
    """The defaults."""
    from pathlib import Path

    return Settings({"@": {}}, Path(), None, [])


def request_of(question: str) -> Request:
    """A question such as `introduction to Globex "Introduce me to Bo" 20`."""
    found = QUESTION.fullmatch(question.strip())
    assert found, f'write KIND to TARGET "what" MINUTES, not: {question}'
    return Request(
        found["kind"],
        to=found["to"] or "",
        what=found["what"] or "",
        minutes=int(found["minutes"] or 0),
        about=found["about"] or "",
    )


def ask(notes: dict[str, str], question: str, who: str = "", today: date = TODAY) -> Answer:
    """The answer to a question about one of the notes (the last one, unless `who` says which)."""
    network = network_of(notes)
    slug = who or list(notes)[-1].removeprefix("people/").removesuffix(".md")
    person = network.resolve(slug)
    assert isinstance(person, Person)
    return readiness(network, person, request_of(question), today, settings_of())
