"""The bytes of a note: they are always read, every place is true, and the note can say all it holds."""

from __future__ import annotations

import fuzz_seeds

from netnotes.model.note import Note
from netnotes.model.packed import pack, unpack
from netnotes.model.parse import make_note, parse_note, without_lone_cr

SEEDS = fuzz_seeds.notes()
BITS = fuzz_seeds.BITS


def try_one(raw: bytes) -> None:
    """Read it, ask for everything, and look whether the places lie within the text."""
    data = parse_note(raw)
    note = make_note("people/ada.md", data)
    everything(note)
    places(raw, note)
    hand, rest = pack(data)
    kept = make_note("people/ada.md", hand, lambda: unpack(rest))
    assert (kept.log, kept.tasks, kept.problems) == (note.log, note.tasks, note.problems)


def everything(note: Note) -> None:
    """Ask a note for all that it can say."""
    for name in type(note).fields:
        getattr(note, "from_" if name == "from" else name)
    _ = (note.log, note.tasks, note.mind, note.news, note.questions, note.milestones, note.sweeps)
    _ = (note.mentions, note.problems, note.prose, note.extra, note.names, note.suppressions)


def places(raw: bytes, note: Note) -> None:
    """Every span lies within the text."""
    try:
        text = without_lone_cr(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return
    lines = text.replace("\r\n", "\n").split("\n")
    spans = [p.span for p in note.problems] + [m.span for m in note.mentions]
    spans += [note.span(name) for name in note.places if name]
    spans += [span for p in note.problems if p.fix for span, _ in p.fix.edits]
    for span in spans:
        assert (span.line, span.column) <= (span.end_line, span.end_column), span
        assert 1 <= span.line <= span.end_line <= len(lines) + 1, span
        for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
            length = len(lines[line - 1]) if line <= len(lines) else 0
            assert 1 <= column <= length + 2, span
