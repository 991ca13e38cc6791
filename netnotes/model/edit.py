"""The only writer of notes' bytes: bytes in, bytes out, and no disk.

Every function replaces exactly the characters of what changes. The BOM, every other line's ending,
comments, quoting and spacing stay as they are. What comes out is read again and compared with what
was meant; where it would differ in anything else, `EditRefusedError` is raised with the patch that
it would have been. So it is for a note that is broken, before anything is tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from netnotes.model.body import section_name
from netnotes.model.edits import verify, wanted
from netnotes.model.edits.fields import Fields, said
from netnotes.model.edits.layout import field_lines, sorted_ask
from netnotes.model.edits.lines import entry_of, first_of, lines_of
from netnotes.model.edits.placing import (
    DATED,
    Body,
    Insertion,
    into_section,
    promise,
    prose,
)
from netnotes.model.edits.references import in_body, in_fields
from netnotes.model.edits.scalars import Value
from netnotes.model.edits.source import EditRefusedError, Source, Splice
from netnotes.model.edits.there import item_of, map_at
from netnotes.model.edits.together import together
from netnotes.model.edits.tree import Path, Tree, meaning
from netnotes.model.nodes import Items, Pairs, Scalar
from netnotes.model.sections import BULLET
from netnotes.sentences import say

_BOX = re.compile(r"[ \t]*[-*+][ \t]+\[([ xX])\](?=[ \t]|$)")
#: So many entries are sorted into a log, not put there one by one.
_FEW = 4

_PROMISE = re.compile(r"- \[[ xX]\] +\S")


# -- fields ---------------------------------------------------------------------------------------


def set_field(raw: bytes, name: str, value: Value) -> bytes:
    """Set a field; one that is not there is added behind the last one.

    A note without front matter gets one. A list or map keeps the manner in which it is written.
    """
    source = Source(raw)
    value = _tidy(name, value)
    if not source.has_front:
        return _open_front(source, name, value)
    old = _meaning(source)
    value = wanted.in_order(old, (name,), value)
    want = wanted.put(old, (name,), said(value))
    return _change(source, (name,), want, lambda fields: fields.put((name,), value))


def remove_field(raw: bytes, name: str) -> bytes:
    """Take a field out, wherever it is written; comments on lines of their own stay."""
    source = Source(raw)
    want = wanted.drop(_meaning(source), (name,))

    def change(fields: Fields) -> None:
        while Tree(fields.text).slot((name,)):
            fields.drop((name,))

    return _change(source, (name,), want, change)


def add_item(raw: bytes, name: str, item: Value) -> bytes:
    """Add an item to the end of a list, in the manner of the list.

    One value becomes a list of two; a field that is not there, or says nothing, a list of one.
    """
    source = Source(raw)
    item = sorted_ask(item) if name == "asks" else item
    if not source.has_front:
        return _open_front(source, name, [item])
    want = wanted.append(_meaning(source), name, said(item))
    return _change(source, (name,), want, lambda fields: fields.append((name,), item))


def remove_item(raw: bytes, name: str, index: int) -> bytes:
    """Take the item at `index`, counted from 0, out of a list; with its only item the field goes."""
    source = Source(raw)
    node = item_of(source, name, index)
    if not isinstance(node, Items) or len(node.items) == 1:
        return remove_field(raw, name)
    path: Path = (name, index)
    want = wanted.drop(_meaning(source), path)
    return _change(source, (name,), want, lambda fields: fields.drop(path))


def set_in_item(raw: bytes, name: str, index: int, key: str, value: Value) -> bytes:
    """Set a key of the map at `index`, counted from 0, in a list such as `asks`; or add it.

    Where one map stands in the place of a list, it is the item 0.
    """
    source = Source(raw)
    item_of(source, name, index)
    path: Path = (name, index, key)
    map_at(source, path)
    old = _meaning(source)
    value = wanted.in_order(old, path, value)
    want = wanted.put(old, path, said(value))
    return _change(source, (name, index), want, lambda fields: fields.put(path, value))


def remove_in_item(raw: bytes, name: str, index: int, key: str) -> bytes:
    """Take a key out of the map at `index`, counted from 0, in a list such as `asks`."""
    source = Source(raw)
    item_of(source, name, index)
    path: Path = (name, index, key)
    map_at(source, path)
    want = wanted.drop(_meaning(source), path)

    def change(fields: Fields) -> None:
        while Tree(fields.text).slot(path):
            fields.drop(path)

    return _change(source, (name, index), want, change)


def _tidy(name: str, value: Value) -> Value:
    """Asks with their keys in the order of the format."""
    if name == "asks" and isinstance(value, list):
        return [sorted_ask(item) for item in value]
    return value


def _meaning(source: Source) -> object:
    """What the fields say now."""
    return meaning(Tree(source.front).root)


def _change(source: Source, path: Path, want: object, change: Callable[[Fields], None]) -> bytes:
    """Make a change to the fields, and see that it is what was wanted and no more."""
    front = source.front
    fields = Fields(front, source.ending(source.front_end))
    change(fields)
    if fields.text == front:
        return source.raw
    after = source.changed([Splice(source.front_start, source.front_end, fields.text)])
    start, end = _window(Tree(front), path)
    verify.only_between(source, after, source.front_start + start, source.front_start + end)
    verify.fields_edit(source, after, str(path[0]), want)
    return after


def _window(tree: Tree, path: Path) -> tuple[int, int]:
    """From where to where the front matter may change for an edit of what stands at a path."""
    root = tree.root
    if root is None:
        return len(tree.text), len(tree.text)
    if tree.is_flow(root):
        return 0, len(tree.text)
    slot = tree.slot(path)
    if slot is None:
        end = tree.line_end(max(tree.end(node) for node in root.pairs[-1]))
        return end, end
    if len(path) > 1:
        return tree.lines_of(slot)
    every = [one for one in tree.slots(root) if one.key and one.key.text == path[0]]
    return tree.lines_of(every[0])[0], tree.lines_of(every[-1])[1]


def _open_front(source: Source, name: str, value: Value) -> bytes:
    """Front matter with one field, before a text that has none."""
    ending = source.ending(0)
    lines = ["---", *field_lines(Tree(""), name, value, ""), "---"]
    if source.text[:1] not in ("", "\n", "\r"):
        lines.append("")
    changes = [Splice(0, 0, "".join(line + ending for line in lines))]
    after = source.changed(changes)
    verify.only_at(source, after, changes)
    verify.fields_edit(source, after, name, ((name, said(value)),))
    return after


# -- the body -------------------------------------------------------------------------------------


def insert_log_entry(raw: bytes, entry: str) -> bytes:
    """Add an entry to the log, where the log's own order wants it.

    `entry` begins with `- ` and its date; later lines of it are indented. It takes the bullet of the
    entry beside it. A note without a log gets one at its end; of several logs it is the first.
    """
    text, _ = entry_of(entry)
    return _insert(Source(raw), "Log", text)


def insert_log_entries(raw: bytes, entries: Sequence[str]) -> bytes:
    """Add many entries, as `insert_log_entry` adds each: those that come to stand together at once.

    A log in no order gets them one by one.
    """
    dated = [entry_of(entry) for entry in entries]
    blocks = (
        together(Source(raw), dated) if len(dated) >= _FEW else [(text, 1) for text, _ in dated]
    )
    for text, number in blocks:
        source = Source(raw)
        raw = _inserted(source, into_section(source, "Log", text), "log", number)
    return raw


def insert_line(raw: bytes, section: str, line: str) -> bytes:
    """Add a line to a section, which is made where there is none.

    A dated bullet goes where the section's own order wants it, any other bullet behind the last one,
    and a line without a bullet to the section's end.
    """
    return _insert(Source(raw), section, lines_of(line))


def add_promise(raw: bytes, line: str) -> bytes:
    """Add a promise, `- [ ] …`: behind the last open one, else at the end of the prose."""
    source = Source(raw)
    if not _PROMISE.match(line):
        raise EditRefusedError(
            say("“{text}” is no promise; write it as - [ ] what", text=first_of(line))
        )
    return _inserted(source, promise(source, lines_of(line)), "tasks")


def add_prose(raw: bytes, line: str) -> bytes:
    """Add a paragraph of one line to the end of the prose."""
    source = Source(raw)
    text = lines_of(line)
    after = _inserted(source, prose(source, text), "")
    verify.in_the_open(source, after, text)
    return after


def tick(raw: bytes, line: int) -> bytes:
    """Tick the box on a line of the file, counted from 1; one that is ticked stays as it is."""
    source = Source(raw)
    index = _index(source, line)
    box = _BOX.match(source.masked[index])
    if box is None:
        text = first_of(source.written[index])
        raise EditRefusedError(
            say("line {line} holds no box to tick: “{text}”", line=line, text=text)
        )
    if box[1] != " ":
        return raw
    at = source.starts[index] + box.start(1)
    return _on_line(source, line, Splice(at, at + 1, "x"))


def replace_line(raw: bytes, line: int, new: str) -> bytes:
    """Replace a line of the body, counted from 1 in the file; its ending stays."""
    source = Source(raw)
    index = _index(source, line)
    if "\n" in new or "\r" in new:
        raise EditRefusedError(say("a line can only be replaced by one line"))
    begin = source.starts[index]
    end = begin + len(source.written[index])
    return _on_line(source, line, Splice(begin, end, new))


def _insert(source: Source, section: str, text: str) -> bytes:
    bullet = BULLET.match(text)
    name = section_name(section)
    grown = DATED.get(name, name if name == "questions" else "") if bullet else ""
    return _inserted(source, into_section(source, section, text), grown)


def _inserted(source: Source, new: Insertion, grown: str, by: int = 1) -> bytes:
    changes = [Body(source).splice(new)]
    after = source.changed(changes)
    verify.only_at(source, after, changes)
    verify.body_edit(source, after, grown=grown, by=by)
    return after


def _on_line(source: Source, line: int, change: Splice) -> bytes:
    after = source.changed([change])
    verify.only_at(source, after, [change])
    verify.body_edit(source, after, changed=lambda number: number == line)
    return after


def _index(source: Source, line: int) -> int:
    """The line of the body that is line `line` of the file."""
    index = line - source.body_line
    if not 0 <= index < Body(source).count:
        raise EditRefusedError(say("line {line} is no line of the note's body", line=line))
    return index


# -- references -----------------------------------------------------------------------------------


def rewrite_references(raw: bytes, new: Callable[[str, str], str | None]) -> bytes:
    """Give references new targets: `new(target, expects)` is the new one, or None where it stays.

    `expects` is `person`, `org` or `any`. A field that holds a reference counts with or without
    brackets; anywhere else it is what stands in `[[…]]`, and in the body a link to a note's file as
    well. What is said behind `#` and `|` stays, and so does code.
    """
    source = Source(raw)

    def name(target: str, expects: str) -> str | None:
        found = new(target, expects)
        return found if found is None else found.strip()

    renamed = in_fields(source, name)
    changes = [*renamed.changes, *in_body(source, name)]
    if not changes:
        return raw
    after = source.changed(changes)
    verify.only_at(source, after, changes)
    verify.references_edit(source, after, _renamed(Tree(source.front), renamed.said), name)
    return after


def _renamed(tree: Tree, texts: dict[int, str]) -> object:
    """What the fields say once the values that begin at these offsets say these texts."""

    def walk(node: Items | Pairs | Scalar) -> object:
        if isinstance(node, Items):
            return [walk(item) for item in node.items]
        if isinstance(node, Pairs):
            return tuple((name.text, walk(value)) for name, value in node.pairs)
        return texts.get(tree.start(node), "" if node.left_out else node.text)

    return walk(tree.root) if tree.root else ()


# -- new notes ------------------------------------------------------------------------------------


def new_note(fields: dict[str, Value], body: str = "") -> bytes:
    """A note that does not exist yet: its fields in this order, and its body behind a blank line."""
    tree = Tree("")
    lines = [
        line
        for name, value in fields.items()
        for line in field_lines(tree, name, _tidy(name, value), "")
    ]
    text = "".join(line + "\n" for line in ["---", *lines, "---"])
    body = body.strip("\n")
    try:
        raw = (f"{text}\n{body}\n" if body else text).encode()
    except UnicodeEncodeError:
        raise EditRefusedError(say("a text holds half a character, which no file can")) from None
    source = Source(raw)
    want = tuple((name, said(_tidy(name, value))) for name, value in fields.items())
    if _meaning(source) != want:
        raise EditRefusedError(say("a note could not be written with these values"), text)
    return raw


__all__ = [
    "EditRefusedError",
    "Value",
    "add_item",
    "add_promise",
    "add_prose",
    "insert_line",
    "insert_log_entries",
    "insert_log_entry",
    "new_note",
    "remove_field",
    "remove_in_item",
    "remove_item",
    "replace_line",
    "rewrite_references",
    "set_field",
    "set_in_item",
    "tick",
]
