"""An edit that would do more than it should is refused, whatever part of the program went wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from netnotes.errors import RefusedError
from netnotes.model import edit
from netnotes.model.edit import EditRefusedError
from netnotes.model.edits import fields, placing, references, scalars, source
from netnotes.model.edits.placing import position
from netnotes.model.edits.tree import Tree

NOTE = "\ufeff---\r\nname: Ada   # the first \r\norg: '[[acme]]'\r\n# her tags\r\ntags: [a, b]\r\nasks:\r\n  - kind: pitch\r\n    to: Acme\r\n  - {kind: connect}\r\n---\r\n\r\nProse of [[bo-chen]].  \r\n\r\n- [ ] the paper\r\n\r\n## Log\r\n\r\n- 2026-11-15 call\r\n- 2026-11-01 walk with [[bo-chen]]".encode()

EDITS: dict[str, Callable[[bytes], bytes]] = {
    "set_field": lambda raw: edit.set_field(raw, "org", "Globex"),
    "set_field, new": lambda raw: edit.set_field(raw, "city", "Rome"),
    "remove_field": lambda raw: edit.remove_field(raw, "tags"),
    "add_item": lambda raw: edit.add_item(raw, "tags", "c"),
    "remove_item": lambda raw: edit.remove_item(raw, "tags", 0),
    "set_in_item": lambda raw: edit.set_in_item(raw, "asks", 1, "sent", "2026-11-21"),
    "remove_in_item": lambda raw: edit.remove_in_item(raw, "asks", 0, "to"),
    "insert_log_entry": lambda raw: edit.insert_log_entry(raw, "- 2026-11-21 coffee"),
    "insert_line": lambda raw: edit.insert_line(raw, "News", "- 2026-11-21 a job"),
    "add_promise": lambda raw: edit.add_promise(raw, "- [ ] the tent"),
    "tick": lambda raw: edit.tick(raw, 14),
    "replace_line": lambda raw: edit.replace_line(raw, 12, "Other prose."),
    "rewrite_references": lambda raw: edit.rewrite_references(
        raw, lambda target, expects: "bo" if target == "bo-chen" else None
    ),
}

#: Bytes that no edit is to touch, and what an error might make of them.
SPOILT = {
    "a comment": ("# the first ", "# the first"),
    "a comment of its own": ("# her tags\r\n", ""),
    "a name": ("name: Ada ", "name: Ida "),
    "spacing": ("Ada   #", "Ada #"),
    "a line ending": ("# her tags\r\n", "# her tags\n"),
    "blanks at the end of a line": ("].  \r\n", "].\r\n"),
    "an entry": ("2026-11-01 walk", "2026-11-02 walk"),
    "a blank line": ("## Log\r\n\r\n", "## Log\r\n"),
}


@pytest.mark.parametrize("what", EDITS)
def test_every_edit_of_this_note_is_made(what: str) -> None:
    after = EDITS[what](NOTE)
    assert after != NOTE
    assert after.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in after.replace(b"\r\n", b"")


@pytest.mark.parametrize("spoilt", SPOILT)
@pytest.mark.parametrize("what", EDITS)
def test_another_byte_is_never_touched(
    what: str, spoilt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = EDITS[what](NOTE).decode()
    old, new = SPOILT[spoilt]
    if what == "replace_line" and old not in right:
        return  # it is this very line that is replaced
    really = source.splice
    monkeypatch.setattr(source, "splice", lambda *args: really(*args).replace(old, new, 1))
    with pytest.raises(EditRefusedError) as refused:
        EDITS[what](NOTE)
    assert isinstance(refused.value, RefusedError)
    assert refused.value.exit_code == 3
    assert "nothing was changed" in str(refused.value)
    assert refused.value.patch.startswith("--- before\n+++ after\n@@")


@pytest.mark.parametrize("what", EDITS)
def test_the_end_of_the_file_is_never_touched(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    really = source.splice
    monkeypatch.setattr(source, "splice", lambda *args: really(*args) + "\r\n")
    with pytest.raises(EditRefusedError):
        EDITS[what](NOTE)


@pytest.mark.parametrize("what", EDITS)
def test_the_mark_before_the_text_is_never_lost(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_BOM", "")
    with pytest.raises(EditRefusedError):
        EDITS[what](NOTE)


def test_a_value_that_would_read_as_another_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scalars, "is_plain", lambda text, flow=False: True)
    for value in ("a #b", "[x]", "~", "'a'", " a"):
        with pytest.raises(EditRefusedError, match="`city` would not read back"):
            edit.set_field(NOTE, "city", value)
    with pytest.raises(EditRefusedError, match="could not be read any more"):
        edit.set_field(NOTE, "city", "a: b: c")
    with pytest.raises(EditRefusedError, match="would not read back"):
        edit.add_item(NOTE, "tags", "a, b")
    with pytest.raises(EditRefusedError, match="could not be written"):
        edit.new_note({"name": "a #b"})


def test_a_field_beside_the_one_that_is_meant_is_never_touched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    really = fields.Fields.put
    monkeypatch.setattr(
        fields.Fields, "put", lambda self, path, value: really(self, ("tags",), value)
    )
    with pytest.raises(EditRefusedError, match="more than its own lines"):
        edit.set_field(NOTE, "org", "x")


def test_a_place_that_is_off_by_one_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    really = Tree.end
    monkeypatch.setattr(Tree, "end", lambda self, node: really(self, node) - 1)
    for what in ("set_field", "add_item", "set_in_item"):
        with pytest.raises(EditRefusedError):
            EDITS[what](NOTE)


def test_a_line_that_goes_elsewhere_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    really = placing.position
    monkeypatch.setattr(placing, "position", lambda dates, new: really(dates, (0, "")))
    assert b"walk with [[bo-chen]]\r\n- 2026-11-21" in EDITS["insert_log_entry"](NOTE)
    monkeypatch.setattr(placing.Body, "section", lambda self, name: None)
    monkeypatch.setattr(placing, "_with_heading", lambda body, name, new: placing.Insertion(1, new))
    with pytest.raises(EditRefusedError, match="would not be read as what it is"):
        EDITS["insert_log_entry"](NOTE)


def test_a_reference_that_was_not_meant_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "_fit", lambda old, new: new or "lost")
    with pytest.raises(EditRefusedError):
        EDITS["rewrite_references"](NOTE)


def test_a_refusal_shows_what_it_would_have_been() -> None:
    with pytest.raises(EditRefusedError) as refused:
        edit.replace_line(NOTE, 16, "## News")
    assert "-## Log\r\n+## News\r\n" in refused.value.patch


def test_half_a_character_is_refused() -> None:
    for make in (
        lambda: edit.set_field(NOTE, "city", "\ud83d"),
        lambda: edit.insert_log_entry(NOTE, "- 2026-11-21 coffee: \udcff"),
        lambda: edit.new_note({"name": "\ud83d"}),
    ):
        with pytest.raises(EditRefusedError, match="half a character"):
            make()


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(EditRefusedError, match="at most 64 KiB"):
        edit.set_field(NOTE, "vibe", "x" * 70_000)
    with pytest.raises(EditRefusedError, match="at most 1 MiB"):
        edit.insert_log_entry(NOTE, "- 2026-11-21 coffee: " + "x" * 1_100_000)


@pytest.mark.parametrize(
    "raw",
    [
        b"---\nname: \xff\n---\n",
        b"---\n- a\n---\n",
        b"---\nname: *a\n---\n",
        b"\n---\nname: A\n---\n",
        b"---\nname: A\n...\n---\n",
        b"---\nname: A\n" + b"x" * 1_100_000,
        b"---\nname: " + b"[" * 50 + b"\n---\n",
        b"---\nname: A\n---\n<<<<<<< ours\n=======\n>>>>>>> theirs\n",
    ],
)
@pytest.mark.parametrize("what", EDITS)
def test_what_cannot_be_read_is_left_alone(what: str, raw: bytes) -> None:
    with pytest.raises(EditRefusedError, match=r"^line \d+, column \d+: .+ can be changed once"):
        EDITS[what](raw)


def test_expects_tells_what_a_field_takes() -> None:
    asked: set[tuple[str, str]] = set()

    def new(target: str, expects: str) -> None:
        asked.add((target, expects))

    raw = b"---\nname: Ada\norg: acme\nintroduced_by: bo\nasks: [{to: cy}]\nvibe: '[[dee]]'\n---\n[[eve]]\n"
    assert edit.rewrite_references(raw, new) == raw
    assert asked == {
        ("acme", "org"), ("bo", "person"), ("cy", "any"), ("dee", "any"), ("eve", "any"),
    }  # fmt: skip


def test_the_place_in_an_order() -> None:
    days = [(9, ""), (7, ""), (5, ""), (5, "16:00"), (1, "")]
    assert position(days, (8, "")) == (1, True)
    assert position(days, (5, "")) == (2, True)
    assert position(days, (5, "09:00")) == (4, True)
    assert position(days, (0, "")) == (5, True)
    assert position(days[::-1], (8, "")) == (4, False)
    assert position(days[::-1], (5, "17:00")) == (3, False)
    assert position([], (1, "")) == (0, True)
    assert position([(1, ""), (1, "")], (1, "")) == (0, True)


def test_a_new_note() -> None:
    raw = edit.new_note(
        {
            "name": "Ada: L",
            "knows": ["[[bo]]", {"name": "Cy", "org": "Acme"}],
            "asks": [{"to": "Acme", "kind": "pitch"}],
            "tags": ["a", "b, c"],
            "links": {"site": "https://a.example"},
        },
        "\nProse.\n\n## Log\n\n- 2026-11-21 coffee\n\n",
    )
    assert raw.decode() == (
        '---\nname: "Ada: L"\nknows:\n  - "[[bo]]"\n  - {name: Cy, org: Acme}\n'
        'asks:\n  - kind: pitch\n    to: Acme\ntags: [a, "b, c"]\nlinks: {site: https://a.example}\n'
        "---\n\nProse.\n\n## Log\n\n- 2026-11-21 coffee\n"
    )
    assert edit.new_note({"name": "Ada"}) == b"---\nname: Ada\n---\n"
