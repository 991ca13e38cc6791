"""Filling a template: Jinja2 behind a wall, and in its own sandbox behind that.

What a template holds is looked over before anything of it runs: only slots, `if` with `not`, `and`,
`or` and comparisons, texts, and three filters. Nothing else of the language can be reached.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from netnotes.messages.template import BrokenTemplateError, Template, Written, tidy
from netnotes.messages.wording import capital

_FILTERS = {"capitalize": capital, "lower": str.lower, "upper": str.upper}
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If,
    nodes.CondExpr, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.Filter,
)  # fmt: skip
#: A line that holds nothing but a tag or a comment leaves no line behind; its break is kept in a
#: comment, so that lines are counted as they stand in the file.
_TAG_LINE = re.compile(r"(?m)^[ \t]*(\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})[ \t]*\n")


class Blank:
    """A slot with nothing in it: false where it is asked for, and remembered where it is printed."""

    def __init__(self, name: str, missing: dict[str, None]) -> None:
        self._name = name
        self._missing = missing

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        self._missing[self._name] = None
        return ""


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    """Jinja2 in its sandbox, with nothing in it but the filters of a text."""
    environment = ImmutableSandboxedEnvironment(
        autoescape=False,  # plain text, never HTML; a rendering escapes it
        undefined=StrictUndefined,
        cache_size=0,
    )
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    for name, change in _FILTERS.items():
        environment.filters[name] = _on_text(change)
    return environment


def _on_text(change: Callable[[str], str]) -> Callable[[object], str]:
    """A filter: it prints its slot, so that an empty one is missing, and changes the text."""
    return lambda value: change(str(value))


def write(template: Template, slots: Mapping[str, str | bool]) -> Written:
    """Fill a template. A slot that is '' is missing where the template prints it.

    Raises `BrokenTemplateError` where it holds what a template may not hold, or a slot that there
    is not.
    """
    missing: dict[str, None] = {}
    filled: dict[str, Any] = {
        name: Blank(name, missing) if value == "" else value for name, value in slots.items()
    }
    subjects = [_fill(template, source, line, filled) for line, source in template.subjects]
    wanting = dict(missing)
    missing.clear()
    text = _fill(template, template.body, template.body_line, filled)
    # A subject line that lacks a slot is left out, as long as another stands.
    lines = (" ".join(line.split()) for line in _complete(template, filled, subjects))
    kept = [line for line in lines if line]
    if template.subjects and not kept:
        missing = wanting | missing
    return Written(tuple(kept), tidy(text), tuple(missing))


def _complete(template: Template, filled: dict[str, Any], subjects: list[str]) -> list[str]:
    """The subject lines whose slots are all filled."""
    found = []
    for (_, source), line in zip(template.subjects, subjects, strict=True):
        names = {node.name for node in _environment().parse(source).find_all(nodes.Name)}
        if not any(isinstance(filled.get(name), Blank) for name in names):
            found.append(line)
    return found


def _fill(template: Template, source: str, line: int, slots: dict[str, Any]) -> str:
    def broken(at: int, why: str) -> BrokenTemplateError:
        return BrokenTemplateError(template.path, line + at - 1, why, own=template.own)

    try:
        return _compiled(source, tuple(sorted(slots))).render(slots)
    except _RefusedError as error:
        raise broken(*error.args) from None
    except TemplateSyntaxError as error:
        raise broken(error.lineno, error.message or "it cannot be read") from None
    except (RecursionError, SyntaxError, MemoryError):
        raise broken(1, "it is nested too deep") from None
    except (TemplateError, TypeError, ValueError) as error:
        raise broken(1, f"it cannot be filled: {error}") from None


class _RefusedError(Exception):
    """A template holds what it may not: the line, and why."""


@lru_cache(maxsize=64)
def _compiled(source: str, slots: tuple[str, ...]) -> jinja2.Template:
    """A text of a template, looked over and then compiled; a round fills the same one many times."""
    environment = _environment()
    tree = environment.parse(_TAG_LINE.sub("\\1{#\n#}", source))
    _look_over(tree, slots)
    return environment.from_string(tree)


def _look_over(tree: nodes.Template, slots: tuple[str, ...]) -> None:
    """Refuse whatever is more than text."""
    for node in [tree, *tree.find_all(nodes.Node)]:
        if not isinstance(node, _ALLOWED):
            what = _NAMED.get(type(node).__name__, "this")
            why = f"{what} cannot stand in a template; it holds slots, `if` and a few filters"
            raise _RefusedError(node.lineno, why)
        if isinstance(node, nodes.Name) and node.name not in slots:
            why = f"there is no slot `{node.name}`; there are {', '.join(slots)}"
            raise _RefusedError(node.lineno, why)
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            why = f"there is no filter `{node.name}`; there are {', '.join(_FILTERS)}"
            raise _RefusedError(node.lineno, why)


_NAMED = {
    "For": "a loop", "Getattr": "an attribute", "Getitem": "an index", "Call": "a call",
    "Assign": "an assignment", "AssignBlock": "an assignment", "Include": "an include",
    "Import": "an import", "FromImport": "an import", "Extends": "`extends`", "Macro": "a macro",
    "Block": "a block", "Mul": "arithmetic", "Pow": "arithmetic", "Mod": "arithmetic",
    "Add": "arithmetic", "Sub": "arithmetic", "Div": "arithmetic", "Concat": "`~`",
    "With": "`with`", "Test": "a test", "FilterBlock": "a filter block",
}  # fmt: skip
