"""The last look at an edit: it changed exactly what it was meant to, or it is refused."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from netnotes.model.edits.source import EditRefusedError, Source, Splice
from netnotes.model.edits.tree import Tree, meaning
from netnotes.model.log import Entry
from netnotes.model.tasks import Task
from netnotes.sentences import mark, say

#: What a note's body says, as lists of plain data.
LISTS = ("log", "tasks", "mind", "news", "questions", "milestones", "sweeps")
#: The roles that references of the body have.
BODY = ("log", "body")
#: Where a place stands in that plain data.
_PLACES = {"log": {Entry._fields.index(name) for name in ("channel_at", "line", "column")}}
_LINE = {name: {-1} for name in LISTS} | {"tasks": {Task._fields.index("line")}}
_PEOPLE = Entry._fields.index("people")


_UNREAD = mark(
    "the new line would not be read as what it is: it falls into code or a comment, or opens one with a `, %% or <!-- of its own"
)


def refuse(source: Source, after: bytes, why: str) -> NoReturn:
    """Refuse an edit, with what it would have done."""
    raise EditRefusedError(say("{why}; nothing was changed", why=why), source.patch(after))


def reread(source: Source, after: bytes) -> Source:
    """The note as it would be read after the edit; refused where it could not be read any more."""
    try:
        return Source(after)
    except EditRefusedError as error:
        said = error.found or str(error)
        refuse(source, after, say("the note could not be read any more ({why})", why=said))


def only_between(source: Source, after: bytes, start: int, end: int) -> None:
    """See that nothing changed but what stands between two offsets of the text."""
    before = (_mark(source) + source.text[:start]).encode()
    behind = source.text[end:].encode()
    fits = len(after) >= len(before) + len(behind)
    if not (fits and after.startswith(before) and after.endswith(behind)):
        refuse(source, after, say("the edit would have touched more than its own lines"))


def only_at(source: Source, after: bytes, changes: Iterable[Splice]) -> None:
    """See that nothing changed but what these changes say, whoever made them."""
    rest = after.decode("utf-8", "replace")
    done = 0
    expected = [_mark(source)]
    for part in sorted(changes):
        expected += source.text[done : part.start], part.text
        done = part.end
    for same in (*expected, source.text[done:]):
        if not rest.startswith(same):
            refuse(source, after, say("the edit would have touched more than its own lines"))
        rest = rest[len(same) :]
    if rest:
        refuse(source, after, say("the edit would have touched more than its own lines"))


def _mark(source: Source) -> str:
    """The BOM, where the note has one."""
    return "\ufeff" if source.raw.startswith(BOM_UTF8) else ""


def fields_edit(source: Source, after: bytes, name: str, want: object) -> None:
    """See that the front matter says `want` now, and that nothing else says anything new."""
    now = reread(source, after)
    if meaning(Tree(now.front).root) != want:
        refuse(source, after, say("`{name}` would not read back as what it was set to", name=name))
    old, new = said_by(source), said_by(now)
    for said in (old, new):
        said["fields"].pop(name, None)
        said["fields"]["+"] = [pair for pair in said["fields"].get("+", ()) if pair[0] != name]
    if name == "kind":  # what a person's note says under a key, an organization's may not
        old["fields"] = new["fields"] = {}
    if old != new:
        refuse(source, after, say("the edit would have changed more than `{name}`", name=name))


def body_edit(
    source: Source,
    after: bytes,
    *,
    grown: str = "",
    by: int = 1,
    changed: Callable[[int], bool] | None = None,
) -> Source:
    """See that of every list at most one item is new or changed, and gives the note as it is now.

    `grown` is the list that must hold one item more, or so many as `by` says; `changed` tells whether
    something on a line of the old note may read differently. Without it nothing may.
    """
    most = 0 if changed is None else 1
    now = reread(source, after)
    old, new = said_by(source), said_by(now)
    for what in (*LISTS, "prose"):
        gone, come = difference(old.pop(what), new.pop(what))
        if what == grown and (gone or len(come) != by):
            refuse(source, after, say(_UNREAD))
        if len(gone) > most or (len(come) > 1 and what not in ("prose", grown)):
            refuse(source, after, say("the edit would have changed more than one line"))
    kept = [
        target
        for target, span, role, _ in source.data["mentions"]
        if role in BODY and not (changed and changed(span[0]))
    ]
    if Counter(kept) - Counter(_mentioned(now)):
        refuse(source, after, say("a reference elsewhere in the note would be lost"))
    gone, _ = difference(old.pop("why").split("\n"), new.pop("why").split("\n"))
    if old != new or len([line for line in gone if line]) > most:
        refuse(source, after, say("the edit would have changed more than its own line"))
    return now


def in_the_open(source: Source, after: bytes, text: str) -> None:
    """See that a new text is seen where it stands now, and lies in no code and no comment."""
    alone = Counter(Source(f"\n{text}\n".encode()).masked)
    come = Counter(Source(after).masked) - Counter(source.masked)
    alone.pop("", None)
    if alone - come:
        refuse(source, after, say(_UNREAD))


def _mentioned(source: Source) -> list[str]:
    """The references in the body, in order."""
    return [target for target, _, role, _ in source.data["mentions"] if role in BODY]


def difference(old: Sequence[Any], new: Sequence[Any]) -> tuple[Sequence[Any], Sequence[Any]]:
    """What two lists do not share at their beginning and end."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


def said_by(source: Source) -> dict[str, Any]:
    """What a note says, without the places at which it says it."""
    data = source.data
    said: dict[str, Any] = {"fields": _placeless(data["fields"]), "why": data["why"]}
    for what in LISTS:
        dropped = _PLACES.get(what) or _LINE[what]
        said[what] = [_without(plain, dropped, what) for plain in data[what]]
    lines = (line.strip() for _, text in data["prose"] for line in text.split("\n"))
    said["prose"] = [line for line in lines if line]
    return said


def _without(plain: tuple[Any, ...], dropped: set[int], what: str) -> tuple[Any, ...]:
    kept = [
        value
        for number, value in enumerate(plain)
        if number not in dropped and number - len(plain) not in dropped
    ]
    if what == "log":
        people = plain[_PEOPLE]
        kept = [[person[:2] for person in value] if value is people else value for value in kept]
    return tuple(kept)


def _placeless(plain: Any) -> Any:
    """Plain data of fields without the places under `@`."""
    if isinstance(plain, dict):
        return {name: _placeless(value) for name, value in plain.items() if name != "@"}
    if isinstance(plain, list):
        return [_placeless(item) for item in plain]
    return plain


def references_edit(
    source: Source, after: bytes, want: object, new: Callable[[str, str], str | None]
) -> None:
    """See that the fields say `want` now, and that the body has the same parts with new references."""
    now = reread(source, after)
    if meaning(Tree(now.front).root) != want:
        refuse(source, after, say("a field would not read back with the new reference"))
    expected = [new(target, expects) or target for target, _, _, expects in source.data["mentions"]]
    named = [target for target, _, _, _ in now.data["mentions"]]
    if named != expected or _bones(now) != _bones(source):
        refuse(source, after, say("the edit would have changed more than the references"))


def _bones(source: Source) -> list[object]:
    """Of what kind and of what day each part of a body is, in order."""
    data = source.data
    entries = [Entry._make(plain) for plain in data["log"]]
    tasks = [Task._make(plain) for plain in data["tasks"]]
    return [
        *((e.ordinal, e.time, e.channel, e.direction, e.box, e.marks, e.line) for e in entries),
        *((task.done, task.ordinal, task.line) for task in tasks),
        *(
            (kept, plain[0], plain[-1])
            for kept in ("mind", "news", "milestones")
            for plain in data[kept]
        ),
        *((asked, line) for _, asked, line in data["questions"]),
        *(plain[0] for plain in data["sweeps"]),
        *(line for line, _ in data["prose"]),
    ]
