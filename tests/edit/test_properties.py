"""What holds for every edit of every note: it does what was asked, and not a byte more."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_notes import NAMES, notes

from netnotes.model import edit
from netnotes.model.edit import EditRefusedError, Value
from netnotes.model.edits.source import Source
from netnotes.model.edits.tree import Tree, meaning
from netnotes.model.nodes import Scalar


def fields_of(raw: bytes) -> dict[str, Any]:
    """The fields as YAML says them, by name."""
    found = meaning(Tree(Source(raw).front).root)
    assert isinstance(found, tuple)
    return dict(found)


def said(value: Value) -> object:
    """A value in the form of `fields_of`."""
    if isinstance(value, dict):
        return tuple((key, said(item)) for key, item in value.items())
    return [said(item) for item in value] if isinstance(value, list) else value


# -- values -----------------------------------------------------------------------------------

#: Texts that YAML, or a careless writer, would take for something else.
TRAPS = st.sampled_from(
    ["no", "yes", "~", "null", "0171", "1:30", "", " ", "a ", " a", ": #", "a: b", "a #b", "a#b", "#a", "!x", "&a",
     "*a", "[[x]]", "see [[x]]", "[a", "{a: b}", "a, b", "- a", "-", "--04-12", "---", "...", "? a", "?", ":", ":a",
     "a:", "|", ">", "|-", "%a", "@a", "`a", "'a'", '"a"', "it's", 'say "a"', "a\\b", "a\nb", "\n", "a\n---\nadmin: yes",
     "a\tb", "\ta", "a\r\nb", "\x00", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "🙂", "日本", "<<", "=",
     "https://a.b/c?d=e&f=#g", "a" * 300, "a]", "a}", "a ? b", "a :b", "!!python/object", "<<<<<<< a", "\xa0a\xa0"]
)  # fmt: skip
TEXTS = TRAPS | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
KEYS = st.sampled_from(
    ["org", "title", "x-a", "kind of", "a: b", "#k", "'q'", "? k", "no", "-", "[k]", "ä"]
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | TRAPS.filter(bool), inner, max_size=3)
    ),
    max_leaves=6,
)
PLAIN = b"---\nname: Ada\ntags: [a, b]\nlinks: {site: x}\nknows:\n- a\nasks:\n  - kind: pitch\n---\nText.\n"


@given(TEXTS)
@settings(max_examples=50)
def test_a_text_reads_back_as_itself_wherever_it_is_written(text: str) -> None:
    assert fields_of(edit.set_field(PLAIN, "vibe", text))["vibe"] == text
    assert fields_of(edit.set_field(PLAIN, "name", text))["name"] == text
    for name in ("tags", "knows"):
        assert fields_of(edit.add_item(PLAIN, name, text))[name][-1] == text
    assert dict(fields_of(edit.set_in_item(PLAIN, "links", 0, "b", text))["links"])["b"] == text
    assert (
        dict(fields_of(edit.set_in_item(PLAIN, "asks", 0, "what", text))["asks"][0])["what"] == text
    )


@given(VALUES)
@settings(max_examples=50)
def test_any_value_reads_back_as_itself(value: Value) -> None:
    for name in ("vibe", "tags", "links", "knows", "name"):
        assert fields_of(edit.set_field(PLAIN, name, value))[name] == said(value)
    for name in ("vibe", "tags", "knows", "name"):
        now = fields_of(edit.add_item(PLAIN, name, value))[name]
        assert now[-1] == said(value)
    note = edit.new_note({"name": "Ada", "x-value": value})
    assert fields_of(note)["x-value"] == said(value)


# -- fields of notes in every manner ------------------------------------------------------------

NEW = st.sampled_from(["Paris", "no", "[[acme]]", "a: b", "it's"])


def one_of_these(*names: str) -> st.SearchStrategy[tuple[str, bytes]]:
    """A field, and a note that holds it."""
    return st.sampled_from(names).flatmap(lambda name: st.tuples(st.just(name), notes(name)))


def only_lines(before: bytes, after: bytes, name: str) -> None:
    """See that all lines but those of one field stand as they stood."""
    source = Source(before)
    tree = Tree(source.front)
    slot = tree.slot((name,))
    start, end = tree.lines_of(slot) if slot else (0, 0)
    old = before.decode("utf-8-sig")
    new = after.decode("utf-8-sig")
    if slot:
        assert new.startswith(old[: source.front_start + start])
        assert new.endswith(old[source.front_start + end :])
    assert before.startswith(b"\xef\xbb\xbf") == after.startswith(b"\xef\xbb\xbf")
    body = old[source.body_start :]
    assert new.endswith(body)


@given(notes(), st.sampled_from(NAMES), NEW)
@settings(max_examples=50)
def test_a_value_is_set_on_its_own_lines(raw: bytes, name: str, value: str) -> None:
    after = edit.set_field(raw, name, value)
    assert fields_of(after) == fields_of(raw) | {name: value}
    only_lines(raw, after, name)
    if name not in fields_of(raw):
        assert diff_size(raw, after) == (0, 1)
    assert edit.set_field(after, name, value) == after


@given(notes("city"), NEW)
@settings(max_examples=50)
def test_setting_a_plain_value_back_gives_the_same_bytes(raw: bytes, value: str) -> None:
    for name in ("name", "city"):
        slot = Tree(Source(raw).front).slot((name,))
        assert slot
        old = slot.node
        assert isinstance(old, Scalar)
        if old.plain and old.text and old.span.line == old.span.end_line:
            assert edit.set_field(edit.set_field(raw, name, value), name, old.text) == raw


@given(notes(), st.sampled_from(NAMES))
@settings(max_examples=50)
def test_a_field_that_is_taken_out_leaves_the_rest(raw: bytes, name: str) -> None:
    after = edit.remove_field(raw, name)
    want = fields_of(raw)
    want.pop(name, None)
    assert fields_of(after) == want
    only_lines(raw, after, name)
    assert after.count(b"# a comment") == raw.count(b"# a comment")


@given(notes(), NEW)
@settings(max_examples=50)
def test_a_new_field_that_is_taken_out_again_leaves_the_same_bytes(raw: bytes, value: str) -> None:
    assert edit.remove_field(edit.set_field(raw, "birthday", value), "birthday") == raw
    assert edit.remove_item(edit.add_item(raw, "aliases", value), "aliases", 0) == raw


@given(one_of_these("tags", "interests", "asks", "knows", "links", "city"), NEW)
@settings(max_examples=50)
def test_an_item_that_is_added_and_taken_out_leaves_the_same_bytes(
    note: tuple[str, bytes], value: str
) -> None:
    name, raw = note
    before = fields_of(raw)[name]
    after = edit.add_item(raw, name, value)
    old = before if isinstance(before, list) else [before] if before else []
    assert fields_of(after)[name] == [*old, value]
    only_lines(raw, after, name)
    if isinstance(before, list) and before:
        assert edit.remove_item(after, name, len(old)) == raw
        assert diff_size(raw, after) in {(0, 1), (1, 1)}


@given(one_of_these("tags", "interests", "asks", "knows"), st.integers(0, 3))
@settings(max_examples=50)
def test_an_item_is_taken_out_alone(note: tuple[str, bytes], index: int) -> None:
    name, raw = note
    items = fields_of(raw)[name]
    if not isinstance(items, list) or index >= len(items):
        with pytest.raises(EditRefusedError, match=f"`{name}` has|no `{name}`"):
            edit.remove_item(raw, name, index + 1)
        return
    after = edit.remove_item(raw, name, index)
    left = items[:index] + items[index + 1 :]
    assert fields_of(after).get(name, []) == left
    only_lines(raw, after, name)
    assert after.count(b"# a comment") == raw.count(b"# a comment")


@given(one_of_these("asks", "knows", "past"), NEW, st.sampled_from(["what", "to", "name", "sent"]))
@settings(max_examples=50)
def test_a_key_of_an_item_is_set_and_taken_out(
    note: tuple[str, bytes], value: str, key: str
) -> None:
    name, raw = note
    for index, item in enumerate(fields_of(raw)[name]):
        if not isinstance(item, tuple):
            with pytest.raises(EditRefusedError, match=f"item {index + 1} of `{name}` is no map"):
                edit.set_in_item(raw, name, index, key, value)
            continue
        after = edit.set_in_item(raw, name, index, key, value)
        want = dict(item) | {key: value}
        assert dict(fields_of(after)[name][index]) == want
        only_lines(raw, after, name)
        if key not in dict(item):
            assert edit.remove_in_item(after, name, index, key) == raw
        gone = edit.remove_in_item(after, name, index, key)
        want.pop(key)
        assert dict(fields_of(gone)[name][index]) == want


@given(one_of_these("tags", "asks", "knows", "links", "city"), VALUES)
@settings(max_examples=50)
def test_any_value_is_set_whatever_stood_there(note: tuple[str, bytes], value: Value) -> None:
    name, raw = note
    after = edit.set_field(raw, name, value)
    assert fields_of(after) == fields_of(raw) | {name: said(value)}
    only_lines(raw, after, name)


def diff_size(before: bytes, after: bytes) -> tuple[int, int]:
    """How many lines a diff takes out and puts in."""
    from difflib import SequenceMatcher

    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    gone = come = 0
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[a:b] != new[c:d]:
            gone, come = gone + b - a, come + d - c
    return gone, come
