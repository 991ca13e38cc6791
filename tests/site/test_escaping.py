"""Escaping in few steps gives what markupsafe gives, and no f-string of HTML holds what is not escaped."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

import markupsafe
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs_netnotes import words
from mkdocs_netnotes.escaping import escape, printed

#: What gives HTML: all of these are held to the same rule, or are markupsafe's own.
_SAFE = {"escape", "as_html", "joined", "plain", "code", "Markup", "replace"}


@pytest.mark.parametrize("function", [escape, printed])
@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.sampled_from("a&<>\"'`=/ ü\x00\ud800"))
    | st.integers()
    | st.none()
    | st.booleans()
)
def test_what_is_escaped_is_what_markupsafe_gives(function, text):
    assert function(text) == markupsafe.escape(text)


@pytest.mark.parametrize("function", [escape, printed])
def test_html_stays_as_it_is_and_a_lookalike_does_not(function):
    class Lookalike(str):  # noqa: SLOT000  # as a stranger would write it
        """A text that is no HTML, whatever it is called."""

    assert function(Markup("<b>&amp;</b>")) == "<b>&amp;</b>"
    assert function(Lookalike("<b>")) == "&lt;b&gt;"
    assert type(escape("plain")) is Markup


def _functions() -> Iterator[ast.FunctionDef]:
    tree = ast.parse(inspect.getsource(words))
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _name(node: ast.expr) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def _is_html(node: ast.expr | None, held: dict[str, list[ast.expr]]) -> bool:
    """Whether an expression is HTML by how it is written."""
    if isinstance(node, ast.Constant):
        return node.value == ""
    if isinstance(node, ast.IfExp):
        return _is_html(node.body, held) and _is_html(node.orelse, held)
    if isinstance(node, ast.Call):
        return _name(node.func) in _SAFE
    return isinstance(node, ast.Name) and bool(held.get(node.id)) and all(
        _is_html(value, held) for value in held[node.id]
    )  # fmt: skip


def _held(function: ast.FunctionDef) -> dict[str, list[ast.expr]]:
    """The names of a function with all that is ever assigned to them; an argument counts by its type."""
    marked = ast.parse("Markup()", mode="eval").body
    held: dict[str, list[ast.expr]] = {
        argument.arg: [marked]
        for argument in function.args.args
        if argument.annotation and _name(argument.annotation) == "Markup"
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                held.setdefault(_name(target), []).append(node.value)
    return held


def test_every_f_string_of_html_holds_only_what_is_escaped():
    seen = 0
    for function in _functions():
        held = _held(function)
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and _name(node.func) == "as_html":
                (said,) = node.args
                if function.name == "joined":
                    continue  # joins pieces that are HTML, by their type
                assert isinstance(said, ast.JoinedStr), ast.unparse(node)
                for part in said.values:
                    if isinstance(part, ast.FormattedValue):
                        assert _is_html(part.value, held), ast.unparse(node)
                        seen += 1
    assert seen > 15
