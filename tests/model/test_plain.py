"""The plain part of YAML, read line by line: what it is read as, and that it is what the parser reads."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netnotes.model import compose
from netnotes.model.nodes import Items, Node, Scalar
from netnotes.model.plain import read_plain

#: What lines are put together of: plain things, and each sign that means something to YAML.
PARTS = (
    "key", "k-1", "_x", "é", "yes", "12:30", "+351 9", "(x)", "x  y", "x ", '"q: [#"', '""', "'s'", "[a, b]",
    "[a,b ,c]", "[a,]", "[]", "[[r]]", '"[[r]]"', "~", "", "- ", "-", ": ", ":", ":  ", " #c", "#", "{a: b}",
    "&a", "*b", "!t", "|", ">", "%", "@", "\t", "\r", "\x85", "\u2028", "\u3000", "\ufeff", "a:b", "a::b",
    "a: b", '"', "\\", "🎉", "a, b", "]", "?", "<<", "---", "...", "it's", "https://x.example/?a=b",
)  # fmt: skip
KEYS = ("name", "b", "c-d", "é", "1")


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line that is mostly as a note would have it."""
    indent = " " * draw(st.sampled_from((0, 0, 0, 2, 2, 4, 1, 6)))
    dash = draw(st.sampled_from(("", "", "- ")))
    if draw(st.integers(0, 9)) == 0:
        return indent + "".join(draw(st.lists(st.sampled_from(PARTS), max_size=4)))
    key = draw(st.sampled_from(("", *(f"{key}:" for key in KEYS))))
    value = draw(st.sampled_from(PARTS)) if draw(st.booleans()) else ""
    return f"{indent}{dash}{key}{' ' if key and value else ''}{value}"


def said(node: Node | None) -> Any:
    """A node with everything below it, for comparing."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.text, node.span, node.plain
    if isinstance(node, Items):
        return [said(item) for item in node.items], node.span
    return [(said(key), said(value)) for key, value in node.pairs], node.span


def really(text: str) -> tuple[Any, list[Any]]:
    """What the parser reads, asked without the short way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compose, "read_plain", lambda *_: None)
        node, problems = compose.compose(text, first_line=2)
    return said(node), problems


@given(st.lists(lines(), min_size=1, max_size=7).map(lambda found: "\n".join(found) + "\n"))
@example(
    "a: x\nlist:\n  - one\n  - k: v\n    l: w\n  - [x, y]\nd:\n- q\ne:\n  f: g\nlast:\n  - 1\n"
)
@example("a:\n  - b:\n    - c\n    d: e\n")
@example("a: b\n  c\n")
@example("a: x \n")
@example("a:\nb: c\n")
def test_what_is_read_line_by_line_is_what_the_parser_reads(text: str) -> None:
    plain = read_plain(text, 2)
    if plain is not None:
        assert (said(plain), []) == really(text)


NOTE = """name: Maja A. Kumar
email: maja@mail.example
phone: +351 910 637 823
org: "[[basalt-foods]]"
met: 2017-06-24
interests: [bread baking, bookbinding]
knows:
  - "[[hugo-moreau]]"
  - name: Ana
    how: friend
dates:
  wedding: 2019-05-04
"""


def test_a_note_as_most_are_is_read_line_by_line() -> None:
    plain = read_plain(NOTE, 2)
    assert plain is not None
    assert (said(plain), []) == really(NOTE)


@pytest.mark.parametrize(
    "line",
    [
        "a: b # c",
        "a: 'b'",
        "a: [[b]]",
        "a: {b: c}",
        "a: |",
        "a: ~",
        "a:",
        "",
        "# a",
        "a: &b c",
        "a: b\r",
        "a\t: b",
    ],
)
def test_whatever_is_not_plain_is_left_to_the_parser(line: str) -> None:
    assert read_plain(f"name: Ada\n{line}\n", 2) is None
    assert read_plain("name: Ada", 2) is None
