"""Reads the cases of this folder: messages, for whom they are, and what is found in them.

A case is a heading that says what it shows, the message in a fence `message`, and what comes of it in
a fence `finds`:

    ## A call at an hour has no end

    ````message
    Hi Ada, …
    ````
    ````finds
    kind connect
    D02: could we have a call about it on Friday at 4pm
    ````

`kind` is what the message is read as, `said` a kind that was given with `--kind`, `to` the slug that
was given with `--to`. Then comes a line for each finding, with the words that it points at. Where it is
nobody's language that is read, no kind stands there. A fence with any other name is a note of that
slug: field lines, and lines of its log. `… 190 more words` stands for so many words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from netnotes.config import Settings
from netnotes.messages.audience import Audience
from netnotes.messages.draft_check import Checked, check_draft
from netnotes.model.diagnostic import Diagnostic
from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.outreach.case import Case as OnADay

FOLDER = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 21)
FENCE = re.compile(r"^````(?P<name>[\w-]+)\n(?P<text>(?:.*\n)*?)^````$", re.MULTILINE)
MORE = re.compile(r"… (\d+) more words")


class Case(NamedTuple):
    """One case."""

    title: str
    message: str
    notes: dict[str, str]
    kind: str
    said: str
    to: str
    findings: list[str]


def cases() -> Iterator[Case]:
    """Every case of every file."""
    for path in sorted(FOLDER.glob("*.md")):
        for part in re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            yield case(f"{path.stem}: {part.partition(chr(10))[0]}", part)


def case(title: str, part: str) -> Case:
    """A case, from the text below its heading."""
    fences = {fence["name"]: fence["text"] for fence in FENCE.finditer(part)}
    lines = fences.pop("finds").splitlines()
    said = {line.split(" ")[0]: line.split(" ")[1] for line in lines if re.match(r"[a-z]", line)}
    found = [line for line in lines if line.startswith("D")]
    message = filled(fences.pop("message"))
    kind, given = said.get("kind", ""), said.get("said", "")
    return Case(title, message, fences, kind or given, given, said.get("to", ""), found)


def filled(message: str) -> str:
    """The message, with the words that `… 190 more words` stands for."""
    return MORE.sub(
        lambda m: " ".join((["and", "so", "we", "wove", "on"] * 99)[: int(m[1])]), message
    )


def checked(one: Case) -> Checked:
    """What the program finds in a case."""
    audience = None
    if one.to:
        network = Network([note(slug, text) for slug, text in one.notes.items()])
        person = network.notes[one.to]
        assert isinstance(person, Person)
        settings = Settings({"@": {}}, Path(), None, [])
        audience = Audience(OnADay(network, person, TODAY, settings))
    return check_draft(one.message, audience=audience, kind=one.said)


def note(slug: str, text: str) -> object:
    """A note out of field lines and lines of its log."""
    lines = text.splitlines()
    fields = [f"name: {slug.title()}", *(line for line in lines if not line.startswith("- "))]
    log = [line for line in lines if line.startswith("- ")]
    whole = "\n".join(["---", *fields, "---", "", "## Log", "", *log, ""])
    return make_note(f"people/{slug}.md", parse_note(whole.encode()))


def pointed_at(message: str, finding: Diagnostic) -> str:
    """A finding as a case writes it: its code, and the words at its place."""
    line, column, _, end = finding.span
    words = message.split("\n")[line - 1][column - 1 : end - 1]
    return f"{finding.code}: {words}"
