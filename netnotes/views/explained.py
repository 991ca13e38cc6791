"""A rule in its own words: what it is, why, and how it looks when it is and when it is not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from textwrap import dedent
from typing import Literal, NamedTuple

from netnotes.sentences import say
from netnotes.views.view import Drawn, Plain, Prose

_INDENT = "    "
_LABELS: dict[str, Literal["bad", "good"]] = {"Bad:": "bad", "Good:": "good"}


class Piece(NamedTuple):
    """A run of a docstring: Markdown to be read, lines as they stand in a note, or what these are."""

    kind: Literal["words", "lines", "bad", "good"]
    text: str


@dataclass(frozen=True, slots=True)
class Explained(Drawn):
    """A rule: `title` is its name, `badge` a word on its weight, `text` its docstring."""

    title: str
    text: str
    badge: str = ""
    #: The code as it stands before the name in the heading; '' where the name is all.
    code: str = ""

    @property
    def name(self) -> str:
        """The heading without the code."""
        return self.title.removeprefix(self.code).strip()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The docstring in runs; what is indented is an example, and keeps its lines."""
        found: list[Piece] = []
        for kind, lines in groupby(self._lines(), key=lambda line: line[0]):
            text = "\n".join(said for _, said in lines)
            if text.strip():
                found.append(Piece(kind, dedent(text).strip("\n")))
        return tuple(found)

    def _lines(self) -> list[tuple[Literal["words", "lines", "bad", "good"], str]]:
        """Each line, and the run that it belongs to: a blank one goes with what is before it."""
        out: list[tuple[Literal["words", "lines", "bad", "good"], str]] = []
        for line in self.text.strip().splitlines():
            if not line.strip():
                out.append((out[-1][0] if out else "words", ""))
            elif line.startswith(_INDENT):
                out.append(("lines", line))
            else:
                out.append((_LABELS.get(line.strip(), "words"), line))
        return out

    def plain(self) -> tuple[Plain, ...]:
        """The docstring as prose."""
        badge = f" ({say(self.badge)})" if self.badge else ""
        return (Prose(self.title + badge, self.text.strip(), "", 0),)
