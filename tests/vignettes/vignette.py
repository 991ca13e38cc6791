"""Reads a vignette: a sentence of a text, notes, a day, and what the text wants of them.

A vignette is a page of Markdown: a title, the sentence it rests on with its source, some prose, a
fence with notes (each under its `[people/name.md]`), the line `Today is 2026-11-21.`, and a list of
questions. Beneath a question stands, indented, what is expected of the answer, in the words of the
rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note

FOLDER = Path(__file__).parent

_PAGE = re.compile(
    r"# (?P<title>.+)\n\n> (?P<quote>.+)\n> — (?P<source>00[0-4]|R\d+|RULES)\n\n"
    r"(?P<prose>(?:(?!````).*\n)*)````notes\n(?P<notes>(?:.*\n)*?)````\n\n"
    r"Today is (?P<today>[\d-]+)\.\n\n(?P<questions>(?:.*\n)*)"
)
_HEADER = re.compile(r"^\[(people/[^\]]+)\]$", re.MULTILINE)


@dataclass
class Question:
    """A question such as `ask sally: connect`, with what is expected of the answer."""

    text: str
    expected: list[tuple[str, str]] = field(default_factory=list)

    def given(self, name: str) -> str:
        """What stands under `name`, or ''; it is then no expectation."""
        return next((value for key, value in self.expected if key == name), "")


@dataclass
class Vignette:
    """One vignette."""

    title: str
    quote: str
    source: str
    notes: dict[str, str]
    today: date
    questions: list[Question]

    @cached_property
    def network(self) -> Network:
        """Its notes; `me` is mine."""
        made = (make_note(path, parse_note(text.encode())) for path, text in self.notes.items())
        return Network(made, me="me")


SETTINGS = Settings({"@": {}}, Path(), None, [])


def split_notes(text: str) -> dict[str, str]:
    """Notes by path, each under a `[people/name.md]` line."""
    parts = _HEADER.split(text)
    return {at: body.strip("\n") + "\n" for at, body in zip(parts[1::2], parts[2::2], strict=True)}


def read(path: Path) -> Vignette:
    """The vignette in a file."""
    page = _PAGE.fullmatch(path.read_text("utf-8"))
    assert page, f"{path.name} is no vignette: see vignette.py"
    return Vignette(
        page["title"],
        page["quote"],
        page["source"],
        split_notes(page["notes"]),
        date.fromisoformat(page["today"]),
        list(_questions(page["questions"])),
    )


def _questions(text: str) -> Iterator[Question]:
    question: Question | None = None
    for line in text.splitlines():
        if line.startswith("- "):
            if question is not None:
                yield question
            question = Question(line[2:])
        else:
            assert line.startswith("  - "), line
            assert question is not None, line
            key, _, value = line[4:].partition(": ")
            question.expected.append((key, value))
    assert question is not None, "a vignette asks something"
    yield question
