"""The second shelf: asks in one line, each with its kind, the minutes it takes and what it weighs.

A line reads `favor/look-over 15: Would you …`: the kind, what a favor is about, the minutes, the
ask. The weight follows from the kind. The user's own stand in `asks/` beside
people/, under the same names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from netnotes.messages import shelves
from netnotes.messages.shelves import AUDIENCES, BadLineError
from netnotes.model.ask import ABOUTS, KINDS
from netnotes.outreach.request import Request, base_weight

FOLDER = "asks"
_LINE = re.compile(r"([a-z-]+)(?:/([a-z-]+))?[ \t]+(\d{1,5})[ \t]*:[ \t]*(\S.*)")
_HOW = "write it as “favor/look-over 15: Would you …”"


class Idea(NamedTuple):
    """An ask in one line. `about` is what a favor is about, '' for every other kind."""

    text: str
    kind: str
    about: str
    minutes: int
    audience: str = ""

    @property
    def weight(self) -> int:
        """How much it weighs, from 1 to 5."""
        return base_weight(Request(self.kind, what=self.text, about=self.about))


def ideas(root: Path | None, audiences: Iterable[str] = AUDIENCES) -> tuple[list[Idea], list[str]]:
    """What stands on the shelves of these audiences, and what is wrong with a line of the user's."""
    found: list[Idea] = []
    problems: list[str] = []
    for audience in audiences:
        some, wrong = shelves.shelf(FOLDER, audience, root, _idea)
        found += [idea._replace(audience=audience) for idea in some]
        problems += wrong
    return found, problems + shelves.strays(FOLDER, root)


def fitted(found: Iterable[Idea], values: Mapping[str, str]) -> list[Idea]:
    """The ideas with their slots filled for somebody; those that cannot be filled are left out."""
    said = ((idea, shelves.filled(idea.text, values)) for idea in found)
    return [idea._replace(text=text) for idea, text in said if text is not None]


def _idea(text: str) -> Idea:
    """A line of the shelf. Raises `BadLineError`."""
    found = _LINE.fullmatch(shelves.checked(text))
    if found is None:
        raise BadLineError(f"it has no kind and minutes in front; {_HOW}")
    kind, about, minutes, ask = found.groups(default="")
    if kind not in KINDS:
        raise BadLineError(f"“{kind}” is no kind of ask; it can be {', '.join(KINDS)}")
    if (about or kind == "favor") and (kind != "favor" or about not in ABOUTS):
        said = (
            f"“{about}” is nothing that a favor is about" if about else "a favor is about something"
        )
        raise BadLineError(
            f"{said}; {kind} can be followed by "
            + (f"/{', /'.join(ABOUTS)}" if kind == "favor" else "minutes only")
        )
    if not 1 <= int(minutes) <= 6000:
        raise BadLineError("the minutes must be from 1 to 6000")
    return Idea(ask, kind, about, int(minutes))
