"""`jot`: a line into a note, where it belongs."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import NamedTuple

from netnotes.changes.step import Change
from netnotes.errors import BadValueError
from netnotes.model import edit
from netnotes.model.network import Network
from netnotes.model.note import Note, fold
from netnotes.model.org import Org
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.model.tasks import Task, read_task
from netnotes.words import shorten
from netnotes.writing.intent import Intent
from netnotes.writing.said import one_line

NOTE, MIND, LIKES, PROMISE, QUESTION, NEWS = "note", "mind", "likes", "promise", "question", "news"

#: What Markdown, or the format, would read as something else than the words of a paragraph.
_BLOCK = re.compile(
    r"#{1,6}(?:\s|$)|[-*+](?:\s|$)|\d+[.)]\s|>|`{3}|~{3}|[-=_*]{3,}\s*$|\||<|\[.*\]:"
)
TITLES = {
    NOTE: "Note on {}",
    MIND: "What is on {}'s mind",
    LIKES: "What {} likes",
    PROMISE: "A promise to {}",
    QUESTION: "A question for {}",
    NEWS: "News of {}",
}
_SECTIONS = {MIND: "Top of mind", NEWS: "News", QUESTION: "Questions"}


class Jot(NamedTuple):
    """A line for a note. `day` dates what is on their mind and their news; `due` a promise."""

    note: Note
    what: str
    text: str
    day: date
    due: date | None = None

    @property
    def line(self) -> str:
        """The line as it is written into the body."""
        if self.what == PROMISE:
            return f"- [ ] {self.text}{f' (due {self.due})' if self.due else ''}"
        if self.what == QUESTION:
            return f"- {self.text}"
        return f"- {self.day} {self.text}" if self.what in (MIND, NEWS) else self.text


def jot(
    network: Network, today: date, note: Note, what: str, text: str, *,
    day: date | None = None, due: date | None = None,
) -> tuple[Intent, Jot]:  # fmt: skip
    """A line that is to be written. Raises `BadValueError` where the note has no place for it."""
    if isinstance(note, Org) and what not in (NOTE, NEWS):
        message = f"{note.called} is an organization; its note takes lines, and --news"
        raise BadValueError(f"--{what}", message)
    if note is network.me and what == PROMISE:
        message = "your own note is never due; promise it to somebody, or write it down without"
        raise BadValueError("--promise", message)
    if day is not None and day > today:
        raise BadValueError("--on", f"{day} is still to come; write down when you heard it")
    said = one_line(text, "TEXT")
    if what == PROMISE:
        task, wrong = read_task(said, done=False, line=1)
        if wrong is not None:
            raise BadValueError("TEXT", wrong.message)
        said, due = task.text, due or task.due
    wanted = Jot(note, what, said, day or today, due)
    title = TITLES[what].format(note.called)
    return Intent(title, (Change(note.path, partial(_write, wanted)),)), wanted


def _write(wanted: Jot, raw: bytes) -> bytes:
    """The note with the line in it; one that holds it already stays as it is."""
    note = make_note(wanted.note.path, parse_note(raw))
    if note.broken:
        return edit.add_prose(raw, wanted.text)  # which says what is wrong with it
    if place_of(note, wanted) is not None:
        return raw
    if wanted.what == NOTE and _BLOCK.match(wanted.text):
        begin = shorten(wanted.text, 20)
        message = (
            f"a line that begins so is no plain text to Markdown: “{begin}”; begin with a word"
        )
        raise BadValueError("TEXT", message)
    if wanted.what == PROMISE:
        again = _same_promise(note, wanted)
        after = (
            edit.replace_line(raw, again.line, wanted.line)
            if again and wanted.due and _alone(raw, again)
            else edit.add_promise(raw, wanted.line)
        )
    elif wanted.what == LIKES:
        after = edit.add_item(raw, "interests", wanted.text)
    elif wanted.what == NOTE:
        after = edit.add_prose(raw, wanted.text)
    else:
        after = edit.insert_line(raw, _SECTIONS[wanted.what], wanted.line)
    if place_of(make_note(note.path, parse_note(after)), wanted) is None:
        message = (
            "it would not read back as it is typed; leave out %%, <!--, a box [x] at its beginning, "
            "and a date in “due …”"
        )
        raise BadValueError("TEXT", message)
    return after


def place_of(note: Note, wanted: Jot) -> int | None:
    """The line on which a note says what is wanted; 0 for a field, None where it does not."""
    text, day = wanted.text, wanted.day.toordinal()
    if wanted.what == LIKES:
        known = note.interests if isinstance(note, Person) else []
        return 0 if fold(text) in map(fold, known) else None
    if wanted.what == PROMISE:
        task = _same_promise(note, wanted)
        due = wanted.due is None or (task is not None and task.due == wanted.due)
        return task.line if task and due else None
    if wanted.what == QUESTION:
        return next((q.line for q in note.questions if fold(q.text) == fold(text)), None)
    if wanted.what in (MIND, NEWS):
        dated = note.mind if wanted.what == MIND else note.news
        return next((d.line for d in dated if (d.ordinal, d.text) == (day, text)), None)
    for first, piece in note.prose:
        for number, line in enumerate(piece.split("\n")):
            if fold(line) == fold(text):
                return first + number
    return None


def _same_promise(note: Note, wanted: Jot) -> Task | None:
    return next((t for t in note.tasks if not t.done and fold(t.text) == fold(wanted.text)), None)


def _alone(raw: bytes, task: Task) -> bool:
    """Whether a promise stands on one line, with nothing indented below it."""
    lines = [*raw.decode("utf-8-sig").split("\n"), ""]
    return not lines[task.line][:1].isspace() and lines[task.line - 1][:1] in "-*+"
