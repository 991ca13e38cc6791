"""The change that an import makes: one for everything, so that one `netnotes undo` takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from netnotes import apart
from netnotes.changes.step import Change, Create, Step
from netnotes.errors import RefusedError
from netnotes.model.parse import make_note, parse_note
from netnotes.sentences import count, say
from netnotes.words import listing
from netnotes.writing.imports.adding import adding, apply
from netnotes.writing.imports.lines import lines_of, talks_of, with_lines
from netnotes.writing.imports.own import with_own
from netnotes.writing.imports.planning import Plan, Row
from netnotes.writing.intent import Intent


def steps_of(plan: Plan, root: Path) -> Intent:
    """The steps of a plan: new notes, notes that gain something, and who was told apart."""
    return Intent(_title(plan), tuple(_steps(plan, root)))


def _title(plan: Plan) -> str:
    new, more = len(plan.of("new")), len(plan.of("add"))
    said = []
    if new:
        said.append(count("{n} new person", "{n} new people", new))
    if more or not new:
        said.append(count("more about {n} person", "more about {n} people", more))
    return say("Import {what} ({sources})", what=listing(said), sources=listing(plan.titles))


def _steps(plan: Plan, root: Path) -> Iterator[Step]:
    for row in plan.rows:
        if row.verdict == "new" and row.made is not None:
            yield Create(row.made.path, row.made.data)
        elif row.verdict == "add" and row.note is not None:
            yield Change(row.note.path, partial(_gain, plan, row, row.note.path))
    pairs = [pair for row in plan.rows if row.verdict != "left" for pair in row.apart]
    if pairs and (root / apart.NAME).exists():
        yield Change(apart.NAME, lambda raw: apart.added(raw, pairs))
    elif pairs:
        yield Create(apart.NAME, apart.added(b"", pairs))


def _gain(plan: Plan, row: Row, path: str, raw: bytes) -> bytes:
    """A note with what it lacks, worked out from its bytes as they are now."""
    note = make_note(path, parse_note(raw))
    if note.broken:
        raise RefusedError(f"{path}: it cannot be read any more; nothing was written.")
    after = apply(raw, adding(note, row.gathered, plan.network))
    talks = talks_of(row.gathered, note, plan.today) if row.talks else []
    lines = [line for line in lines_of(row.gathered, note) if line in row.lines]
    after = with_lines(after, lines, talks)
    if row.text:
        after = with_own(after, row.gathered.candidate, note.names)
    return after
