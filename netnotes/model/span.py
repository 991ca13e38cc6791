"""A place in a note."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """From one position to another, 1-based, in characters; the end is exclusive.

    A finding about a whole file stands at 1:1.
    """

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def on_line(cls, line: int, column: int, length: int) -> Span:
        """The span of `length` characters on one line."""
        return cls(line, column, line, column + length)


WHOLE_FILE = Span(1, 1, 1, 1)
