"""`done`: a promise that is kept."""

from __future__ import annotations

from collections.abc import Sequence

from netnotes.changes.step import Change
from netnotes.errors import BadValueError
from netnotes.model import edit
from netnotes.model.near import nearest
from netnotes.model.note import Note, bare, fold
from netnotes.model.parse import make_note, parse_note
from netnotes.model.tasks import Task
from netnotes.words import quoted, shorten
from netnotes.writing.intent import Intent
from netnotes.writing.readable import refuse_broken


def done(note: Note, words: str) -> tuple[Intent, Task]:
    """The open promise that the words mean, to be ticked; or one that is ticked already.

    The words are its text, its beginning, or words of it; none mean the only one there is. Raises
    `BadValueError` where they mean none, or several, and `RefusedError` for a note that cannot be
    read.
    """
    refuse_broken(note)
    task = the_task(note, words)

    def make(raw: bytes) -> bytes:
        now = make_note(note.path, parse_note(raw))
        if now.broken:
            return edit.tick(raw, task.line)  # which says what is wrong with it
        same = [t for t in now.tasks if (t.text, t.ordinal) == (task.text, task.ordinal)]
        still = [t for t in same if not t.done]
        if not same:
            raise BadValueError("TASK", f"{quoted(task.text, 60)} is not there any more")
        return edit.tick(raw, still[0].line) if still else raw

    title = f"Kept a promise to {note.called}: {shorten(task.text, 60)}"
    return Intent(title, (Change(note.path, make),)), task


def the_task(note: Note, words: str) -> Task:
    """The one promise that the words mean. Raises `BadValueError`."""
    still = [task for task in note.tasks if not task.done]
    found = _fitting(still, words)
    if len(found) == 1:
        return found[0]
    said = " ".join(words.split())
    if found:
        could = " or ".join(f"{quoted(t.text, 60)} ({note.at(t.line)})" for t in found)
        raise BadValueError(
            "TASK", f"{f'“{said}”' if said else 'it'} could be {could}; say more of it"
        )
    kept = _fitting([task for task in note.tasks if task.done], words) if said else []
    if kept:
        return kept[-1]
    if not still:
        raise BadValueError("TASK", f"you owe {note.called} nothing; there is no open promise")
    close = nearest(said, [task.text for task in still]) or [task.text for task in still]
    could = " or ".join(quoted(text, 60) for text in close[:3])
    raise BadValueError("TASK", f"no promise to {note.called} says “{said}”; did you mean {could}?")


def _fitting(tasks: Sequence[Task], words: str) -> list[Task]:
    """Those that the words mean: by the whole text, else its beginning, else words of it."""
    said = bare(fold(words))
    texts = [bare(fold(task.text)) for task in tasks]
    for fits in (
        [text == said for text in texts],
        [text.startswith(said) for text in texts],
        [all(word in text for word in said.split()) for text in texts],
    ):
        found = [task for task, yes in zip(tasks, fits, strict=True) if yes]
        if found:
            return found
    return []
