"""Where to point, and how gravely: small questions that many rules ask of a table in a note."""

from __future__ import annotations

from netnotes.lint.context import Context
from netnotes.model.ask import Ask
from netnotes.model.diagnostic import Severity
from netnotes.model.field import Table
from netnotes.model.span import Span


def left_out(table: Table, name: str) -> bool:
    """Whether nothing was written for a field. What stands there unreadable has its own finding."""
    if not table.written(name):
        return True
    span = table.span(name)
    return not table.has(name) and span[:2] == span[2:]


def begin(table: Table) -> Span:
    """The first key of a table: where a reader looks for what is missing in it."""
    keys = [name for name in table.places if name]
    if keys:
        return min(table.key_span(name) for name in keys)
    return Span._make(table.places[""])


def weight_of(context: Context, ask: Ask) -> Severity:
    """What was sent is history, and can only be information; an idea can be an error (RULES)."""
    return "information" if context.sent(ask) else "error"
