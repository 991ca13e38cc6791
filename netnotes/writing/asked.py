"""Questions that were asked: ticked in `## Questions`, or written there as asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from netnotes.changes.step import Change
from netnotes.errors import BadValueError
from netnotes.model import edit
from netnotes.model.note import Note, fold
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.writing.intent import Intent
from netnotes.writing.said import one_line

_BULLET = re.compile(r"([ \t]*[-*+][ \t]+)(?!\[[ xX]\])(.*)")


def asked(person: Person, questions: Sequence[str]) -> Intent:
    """The questions, marked as asked in the note of the person whom they were put to."""
    several = "Questions asked of" if len(questions) > 1 else "A question asked of"
    said = [one_line(question, "the question") for question in questions]
    change = Change(person.path, partial(_write, person.path, said))
    return Intent(f"{several} {person.called}", (change,))


def _write(path: str, questions: Sequence[str], raw: bytes) -> bytes:
    """The note with these questions ticked; those that it does not hold are added, ticked."""
    for question in questions:
        raw = _mark(path, question, raw)
    return raw


def _mark(path: str, question: str, raw: bytes) -> bytes:
    note = _note(path, raw)
    there = [q for q in note.questions if fold(q.text) == fold(question)] if not note.broken else []
    if any(q.asked for q in there):
        return raw
    if not there:
        after = edit.insert_line(raw, "Questions", f"- [x] {question}")
    else:
        line = there[0].line
        written = raw.decode("utf-8-sig").replace("\r\n", "\n").split("\n")[line - 1]
        bullet = _BULLET.fullmatch(written)
        after = (
            edit.replace_line(raw, line, f"{bullet[1]}[x] {bullet[2]}")
            if bullet
            else edit.tick(raw, line)
        )
    if not any(q.asked and fold(q.text) == fold(question) for q in _note(path, after).questions):
        message = "it would not read back as it stands; mark it by hand"
        raise BadValueError("--asked", message)
    return after


def _note(path: str, raw: bytes) -> Note:
    return make_note(path, parse_note(raw))
