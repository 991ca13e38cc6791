"""An entry of the log that is to be written: what it says, its line, and whether that says the same."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from netnotes.errors import BadValueError
from netnotes.model.log import MARKS, Entry
from netnotes.model.parse import parse_note

#: What would be read as something else at the beginning of an indented line.
_SPECIAL = ("#", "`", "~", "=", "-")


class Wanted(NamedTuple):
    """What is to stand in a log.

    `people` are written as in a note, `[[bo-chen]]` or a plain name; `text` holds the marks, and
    may have several lines. `planned` is for what is still to come, `ticked` for a plan that happened.
    """

    day: date
    channel: str
    text: str = ""
    time: str = ""
    direction: str = ""
    people: tuple[str, ...] = ()
    place: str = ""
    planned: bool = False
    ticked: bool = False

    @property
    def head(self) -> str:
        """What stands before the colon, without bullet and box."""
        parts = [self.day.isoformat(), self.time, self.channel, self.direction]
        parts += [f"with {', '.join(self.people)}"] if self.people else []
        parts += [f"at {self.place}"] if self.place else []
        return " ".join(part for part in parts if part)

    @property
    def line(self) -> str:
        """The entry as it is written; later lines of the text are indented."""
        box = "[ ] " if self.planned else "[x] " if self.ticked else ""
        first, *more = self.text.split("\n")
        said = f": {first}" if first else ""
        rest = [f"{'    ' if line.startswith(_SPECIAL) else '  '}{line}" for line in more]
        return "\n".join([f"- {box}{self.head}{said}", *rest])


def as_written(entry: Entry) -> Wanted:
    """What an entry of a note says, to be written again."""
    people = tuple(f"[[{who}]]" if linked else who for who, linked, _, _ in entry.people)
    return Wanted(
        entry.day, entry.channel, entry.text, entry.time, entry.direction, people, entry.place,
        planned=entry.box == " ", ticked=entry.box == "x",
    )  # fmt: skip


def bare(text: str) -> str:
    """A text without its marks, on one line: what is compared to tell whether it is there already."""
    return " ".join(word for word in text.split() if not is_mark(word))


def with_marks(text: str, marks: list[str]) -> str:
    """`text` with the marks behind it that it does not hold yet."""
    there = {word.casefold() for word in text.split()}
    more = [f"#{mark}" for mark in marks if f"#{mark}" not in there]
    return " ".join([text, *more] if text else more)


def is_mark(word: str) -> bool:
    """Whether a word of a text is one of the marks, `#gave` say."""
    return word.startswith("#") and word[1:].casefold() in MARKS


def read_back(wanted: Wanted) -> Entry:
    """The entry as it will be read. Raises `BadValueError` where that is not what was meant."""
    body = f"---\nname: A\n---\n\n## Log\n\n{wanted.line}\n"
    data = parse_note(body.encode("utf-8", "replace"))
    found = [Entry._make(plain) for plain in data["log"]]
    if len(found) != 1 or data["tasks"] or data["prose"]:
        raise BadValueError("TEXT", "a line of it would be read as something else than text")
    entry = found[0]
    now = as_written(entry)
    if now.channel != wanted.channel or now.time != wanted.time:
        raise BadValueError("CHANNEL", f"“{wanted.channel}” cannot stand in an entry")
    if wanted.place and now.place != wanted.place:
        message = f"“{wanted.place}” would not be read as the place; leave out “: ” and “ with ”"
        raise BadValueError("--place", message)
    if now.people != wanted.people or now.place != wanted.place:
        message = f"“{', '.join(wanted.people)}” would not be read as who was there"
        raise BadValueError("--with", message)
    if now.text != wanted.text:
        message = "it would not read back as it is typed; leave out %% and <!--"
        raise BadValueError("TEXT", message)
    return entry
