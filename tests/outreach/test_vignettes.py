"""Standing and every reason to reach out, by vignettes: `vignettes/*.md`, each from a sentence of RULES.

A vignette is a heading, the sentence, the notes (a fence a note, the slug behind the backticks) and
what holds on which day:

    ## Only two-way and `in` entries are interactions

    ````ada
    closeness: warm
    - 2026-10-01 coffee
    ````
    ````text
    2026-11-21 ada warm | -
    ````

The lines of a note before the first that begins with `-` or `#` are fields; `-` lines stand in its
log. `| …` are the reasons in their order, `-` for none, and without it they are not looked at; `*` is
any standing. `order: a, b` is the order of the due list, and `ask …` the states of the asks. A fence
`settings` holds settings; my own note is `me`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from netnotes.config import Settings, read_settings
from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.due import due

FOLDER = Path(__file__).parent / "vignettes"
FENCE = re.compile(r"^````(?P<name>[\w-]+)\n(?P<text>(?:.*\n)*?)^````$", re.MULTILINE)


class Vignette(NamedTuple):
    """Notes by slug, settings, and what holds."""

    title: str
    notes: dict[str, str]
    settings: str
    expected: list[str]


def vignettes() -> Iterator[Vignette]:
    """Every vignette of every file."""
    for path in sorted(FOLDER.glob("*.md")):
        for part in re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title = part.partition("\n")[0]
            fences = {fence["name"]: fence["text"] for fence in FENCE.finditer(part)}
            assert "text" in fences, f"{path.name}: {title} expects nothing"
            expected = fences.pop("text").splitlines()
            yield Vignette(f"{path.stem}: {title}", fences, fences.pop("settings", ""), expected)


def whole(slug: str, text: str) -> bytes:
    """The note that the lines of a vignette stand for."""
    body = re.search(r"^[-#]", text, re.MULTILINE)
    start = body.start() if body else len(text)
    log = "## Log\n\n" if text[start : start + 1] == "-" else ""
    return f"---\nname: {slug.title()}\n{text[:start]}---\n\n{log}{text[start:]}".encode()


def network_of(vignette: Vignette) -> tuple[Network, Settings]:
    """The network that a vignette speaks of."""
    notes = [
        make_note(f"people/{slug}.md", parse_note(whole(slug, text)))
        for slug, text in vignette.notes.items()
    ]
    for note in notes:
        # A date without its day is no mistake: some vignettes are about what comes of one.
        wrong = [problem for problem in note.problems if problem.rule != "date-without-day"]
        assert wrong == [], wrong
    lines = "".join(f"      {line}\n" for line in vignette.settings.splitlines())
    values, problems = read_settings(f"plugins:\n  - netnotes:\n      me: me\n{lines}")
    assert problems == []
    settings = Settings(values, Path(), None, [])
    return Network(notes, me=settings.me), settings


def said(network: Network, settings: Settings, line: str) -> str:
    """What the program says where the vignette says `line`."""
    day, slug, rest = line.split(" ", 2)
    today = date.fromisoformat(day)
    if slug == "order:":
        return f"{day} order: {', '.join(one.person.slug for one in due(network, today, settings))}"
    person = network.notes[slug]
    assert isinstance(person, Person)
    case = Case(network, person, today, settings)
    if rest.startswith("ask "):
        states = (f"{state} until {until}" if until else state for _, (state, until) in case.asks)
        return f"{day} {slug} ask {', '.join(states)}"
    out = f"{day} {slug} {'*' if rest[0] == '*' else case.standing}"
    if "|" in rest:
        found = next((one for one in due(network, today, settings) if one.person is person), None)
        codes = [because.code for because in found.reasons] if found else ["-"]
        out += f" | {', '.join(codes)}"
    return out


ALL = list(vignettes())


@pytest.mark.parametrize("vignette", ALL, ids=[vignette.title for vignette in ALL])
def test_vignette(vignette: Vignette) -> None:
    network, settings = network_of(vignette)
    assert [said(network, settings, line) for line in vignette.expected] == vignette.expected


def test_every_reason_has_a_vignette() -> None:
    from netnotes.outreach.reason import reasons

    told = " ".join(line.partition("|")[2] for vignette in ALL for line in vignette.expected)
    untold = {reason.code for reason in reasons()} - set(re.findall(r"[\w-]+", told))
    assert not untold, f"tests/outreach/vignettes/ tell of no one with {untold}"


def test_what_a_reason_is_of_is_something_that_a_note_can_have() -> None:
    from netnotes.model.hard import SIGN
    from netnotes.model.log import MARKS
    from netnotes.outreach.reason import reasons

    there = {*Person.fields, *(f"#{mark}" for mark in MARKS), "plan", "task", "box", SIGN}

    assert {reason.code: reason.of - there for reason in reasons() if reason.of - there} == {}
