"""A promise that was ticked, and what is still open between the two."""

from __future__ import annotations

from datetime import date

from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.tasks import Task
from netnotes.sentences import say
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, PLACE, TEXT, YES_NO, Shape, listed, record
from netnotes.views._written import written as shape
from netnotes.views.view import Block, Bullets, Code, Link, Paragraph, Quiet, Text, View
from netnotes.words import on, shorten

_TASK = record({"due_on": DATE}, at=PLACE, text=TEXT)
SHAPE: Shape = shape(
    {"done": record(slug=TEXT, name=TEXT, task=_TASK, new=YES_NO, open=listed(_TASK))}
)


def build(network: Network, today: date, note: Note, task: Task) -> View:
    """The promise as it stands now, and what is still open between the two."""
    now = network.notes.get(note.key, note)
    same = [t for t in now.tasks if t.done and (t.text, t.ordinal) == (task.text, task.ordinal)]
    kept = same[0] if same else task
    still = [t for t in now.tasks if not t.done]
    at = now.at(kept.line)
    blocks: list[Block] = [
        Paragraph((Code(f"- [x] {shorten(kept.text, 300)}"), " ", Link(at, at, "place")))
    ]
    if task.done:
        blocks.append(Paragraph((say("It is ticked already."),)))
    blocks.append(Bullets(say("Still open"), tuple(_line(now, t, today) for t in still)))
    if not still:
        blocks.append(Paragraph((say("Nothing else is promised to {who}.", who=now.called),)))
    data = {
        "slug": now.slug, "name": now.called, "task": _json(now, kept), "new": not task.done,
        "open": [_json(now, t) for t in still],
    }  # fmt: skip
    return View(
        "done", say("Kept: a promise to {who}", who=now.called), tuple(blocks), {"done": data}
    )


def _line(note: Note, task: Task, today: date) -> Text:
    when: Text = (Quiet(f" {on(task.due, today)}"),) if task.due else ()
    at = note.at(task.line)
    return (shorten(task.text, 300), *when, " ", Link(at, at, "place"))


def _json(note: Note, task: Task) -> dict[str, object]:
    return without_absent(text=task.text, due_on=task.due, at=note.at(task.line))
