"""A note: what one Markdown file in `people/` says, places included.

A note is plain data with a face. The plain data is what `parse.parse_note` gives and what the cache
keeps; everything on this class reads from it, when it is asked for.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import Any

from netnotes.model.diagnostic import Problem
from netnotes.model.field import Table
from netnotes.model.log import Entry
from netnotes.model.sections import Dated, Milestone, Question, Sweep
from netnotes.model.span import Span
from netnotes.model.tasks import Task


def fold(text: str) -> str:
    """The form in which names are compared: no case, one way to write an accent, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class Mention(tuple[str, Span, str, str]):
    """A reference written in a note: `(target, span, role, expects)`.

    `role` is the field it stands in, `with` in the log, or `body`; `expects` is `person`, `org` or
    `any`.
    """

    __slots__ = ()

    @property
    def target(self) -> str:
        """Who is meant, as written."""
        return self[0]

    @property
    def span(self) -> Span:
        """Where it is written."""
        return Span._make(self[1])

    @property
    def role(self) -> str:
        """In what part of the note."""
        return self[2]

    @property
    def expects(self) -> str:
        """What kind of note is expected there."""
        return self[3]


class Note(Table):
    """What every note has, of a person or an organization."""

    __slots__ = ("__dict__", "data", "key", "path", "slug")

    #: A person's note unless it says `kind: org`.
    is_org = False

    def __init__(self, path: str, data: dict[str, Any]) -> None:
        """`path` is relative to the network, with `/`; `data` is what `parse_note` gave."""
        super().__init__(data["fields"])
        self.path = path
        self.data = data
        self.slug = path.rpartition("/")[2].removesuffix(".md")
        #: The slug as it is compared.
        self.key = fold(self.slug)

    @property
    def called(self) -> str:
        """The name as written, or the slug where the note has none that can be read."""
        return self.values.get("name") or self.slug

    @property
    def broken(self) -> bool:
        """Whether the front matter could not be read, so that nothing may be concluded from it."""
        broken: bool = self.data["broken"]
        return broken

    @property
    def hash(self) -> str:
        """A digest of the file's bytes."""
        digest: str = self.data["hash"]
        return digest

    @property
    def names(self) -> list[str]:
        """Everything it can be called by: name and aliases."""
        name = self.values.get("name")
        return [name, *self.values.get("aliases", ())] if name else self.values.get("aliases", [])

    def at(self, line: int) -> str:
        """A place in this note as `path:line`, the way evidence is given."""
        return f"{self.path}:{line}"

    def field_at(self, name: str) -> str:
        """The place of a field's value."""
        return self.at(self.span(name).line)

    @cached_property
    def log(self) -> list[Entry]:
        """The entries of the log, in the order of the file."""
        return [Entry._make(plain) for plain in self.data["log"]]

    @cached_property
    def tasks(self) -> list[Task]:
        """The task items of the body: what I owe this person."""
        return [Task._make(plain) for plain in self.data["tasks"]]

    @property
    def mind(self) -> list[Dated]:
        """`## Top of mind`, in the order of the file."""
        return [Dated._make(plain) for plain in self.data["mind"]]

    @property
    def news(self) -> list[Dated]:
        """`## News`: what happened in their life."""
        return [Dated._make(plain) for plain in self.data["news"]]

    @property
    def why(self) -> str:
        """`## Why`: what drives them."""
        said: str = self.data["why"]
        return said

    @property
    def questions(self) -> list[Question]:
        """`## Questions`: to ask, and asked."""
        return [Question._make(plain) for plain in self.data["questions"]]

    @property
    def milestones(self) -> list[Milestone]:
        """`## Milestones` of my own note."""
        return [Milestone._make(plain) for plain in self.data["milestones"]]

    @property
    def sweeps(self) -> list[Sweep]:
        """`## Sweeps` of my own note: channels searched for people."""
        return [Sweep._make(plain) for plain in self.data["sweeps"]]

    @property
    def mentions(self) -> list[Mention]:
        """Every reference written in the note, in fields, log and body."""
        return [Mention(plain) for plain in self.data["mentions"]]

    @property
    def prose(self) -> list[tuple[int, str]]:
        """The body without what the program shows elsewhere, in pieces: (first line, Markdown)."""
        pieces: list[tuple[int, str]] = self.data["prose"]
        return pieces

    @property
    def extra(self) -> list[tuple[str, str]]:
        """Keys that are no fields, with what they say: shown under "More"."""
        more: list[tuple[str, str]] = self.values.get("+", [])
        return more

    @property
    def problems(self) -> list[Problem]:
        """What the parser could not read as it stands."""
        return [Problem.thaw(plain) for plain in self.data["problems"]]

    @property
    def suppressions(self) -> list[tuple[int, tuple[str, ...], str, int, int]]:
        """`netnotes: ignore[…]` comments: (line it speaks of, codes or names, reason, its place)."""
        found: list[tuple[int, tuple[str, ...], str, int, int]] = self.data["suppressions"]
        return found
