"""Edits of front matter: what comes out is read again, says what was asked, and keeps every other byte.

An input is `CALL NUL FIELD NUL VALUE NUL NOTE`. A value that begins with a comma is a list, with a
colon a map.
"""

from __future__ import annotations

from contextlib import suppress

import fuzz_seeds
import yaml

from netnotes.model import edit
from netnotes.model.edit import EditRefusedError, Value
from netnotes.model.edits.source import Source
from netnotes.model.edits.tree import Tree, meaning
from netnotes.model.parse import parse_note

CALLS = ("set_field", "remove_field", "add_item", "remove_item", "set_in_item", "remove_in_item", "rewrite_references")  # fmt: skip
_FIELDS = (b"city", b"tags", b"asks", b"links", b"knows", b"x-new", b"name")
_VALUES = (
    b"Paris",
    b"no",
    b"a: b",
    b",a,b: c,",
    b":a:b:c:",
    b"a\nb",
    b"---",
    b"[[acme]]",
    b"it's #1",
    b"",
)
SEEDS = fuzz_seeds.small([
    b"\0".join((bytes([call]), _FIELDS[(n + call) % 7], _VALUES[(n * 3 + call) % 10], note))
    for n, note in enumerate(fuzz_seeds.notes()) for call in (n % 7, (n * 3 + 1) % 7)
])  # fmt: skip
BITS = fuzz_seeds.BITS


def try_one(raw: bytes) -> None:
    """Make one edit of one note."""
    head, _, rest = raw.partition(b"\0")
    field, _, rest = rest.partition(b"\0")
    value, _, note = rest.partition(b"\0")
    call = CALLS[head[0] % len(CALLS)] if head else "set_field"
    name = field.decode("utf-8", "replace") or "city"
    if call == "rewrite_references":
        with suppress(EditRefusedError):
            renamed(note, value.decode("utf-8", "replace"))
        return
    try:
        after = edited(call, note, name, value_of(value.decode("utf-8", "surrogateescape")))
    except EditRefusedError as refused:
        assert str(refused)
        return
    kept(note, after, name)


def value_of(text: str) -> Value:
    """The value that an input asks for."""
    if text[:1] == ",":
        return list(text[1:].split(","))
    if text[:1] == ":":
        parts = text[1:].split(":")
        return dict(zip(parts[::2], parts[1::2], strict=False))
    return text


def edited(call: str, note: bytes, name: str, value: Value) -> bytes:
    """The note after the edit, having said what was asked."""
    item = str(value)[:1].isdigit() and ord(str(value)[0]) % 3
    if call == "set_field":
        after = edit.set_field(note, name, value)
        assert fields_of(after)[name] == said(value)
        assert edit.set_field(after, name, value) == after, "a second time is something else"
        return after
    if call == "remove_field":
        after = edit.remove_field(note, name)
        assert name not in fields_of(after)
        return after
    if call == "add_item":
        after = edit.add_item(note, name, value)
        assert fields_of(after)[name][-1] == said(value)
        return after
    if call == "remove_item":
        return edit.remove_item(note, name, int(item))
    if call == "set_in_item":
        return edit.set_in_item(note, name, int(item), "what", value)
    return edit.remove_in_item(note, name, int(item), "what")


def kept(note: bytes, after: bytes, name: str) -> None:
    """Only the lines of the field differ, and whatever else reads YAML finds the others as they were."""
    data = parse_note(after)
    assert not data["broken"]
    source = Source(note)
    before, now = note.decode("utf-8-sig"), after.decode("utf-8-sig")
    assert note.startswith(b"\xef\xbb\xbf") == after.startswith(b"\xef\xbb\xbf")
    assert now.endswith(before[source.body_start :]), "the body changed"
    if not source.has_front:
        return
    tree = Tree(source.front)
    slots = [one for one in tree.slots(tree.root) if one.key and one.key.text == name] if tree.root else []  # fmt: skip
    if slots and not tree.is_flow(tree.root):
        start, end = tree.lines_of(slots[0])[0], tree.lines_of(slots[-1])[1]
        assert now.startswith(before[: source.front_start + start]), "what stands above changed"
        assert now.endswith(before[source.front_start + end :]), "what stands below changed"
    others(source.front, Source(after).front, name)


def others(front: str, after: str, name: str) -> None:
    """A reader that is not ours finds all other fields as they were."""
    with suppress(yaml.YAMLError, TypeError, ValueError, RecursionError):
        old = yaml.load(front, yaml.CBaseLoader)
        new = yaml.load(after, yaml.CBaseLoader)
        if isinstance(old, dict):
            new = new or {}  # the last field went
            assert {k: v for k, v in old.items() if k != name} == {k: v for k, v in new.items() if k != name}  # fmt: skip


def renamed(note: bytes, target: str) -> None:
    """A reference gets another target, and all that is not a reference stays."""
    named = {one[0] for one in parse_note(note)["mentions"]}
    after = edit.rewrite_references(note, lambda old, _: target if old in named else None)
    assert not parse_note(after)["broken"]
    assert edit.rewrite_references(note, lambda old, _: old) == note


def fields_of(raw: bytes) -> dict[str, object]:
    """The fields as YAML says them, by name."""
    found = meaning(Tree(Source(raw).front).root)
    assert isinstance(found, tuple)
    return dict(found)


def said(value: Value) -> object:
    """A value in the form of `fields_of`."""
    if isinstance(value, dict):
        return tuple((key, said(item)) for key, item in value.items())
    return [said(item) for item in value] if isinstance(value, list) else value
