"""What is wrong, and where: found while parsing (`Problem`), or told to the user (`Diagnostic`)."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from netnotes.model.span import Span

Severity = Literal["error", "warning", "information"]


class Fix(NamedTuple):
    """A safe change that would mend it: `edits` replace exactly these spans by these texts."""

    title: str
    edits: tuple[tuple[Span, str], ...]


class Problem(NamedTuple):
    """Something the parser could not read as it stands; the lint rule named `rule` speaks of it."""

    rule: str
    span: Span
    message: str
    fix: Fix | None = None

    @classmethod
    def thaw(cls, plain: Any) -> Problem:
        """Build it again from the plain tuples that the cache keeps."""
        rule, span, message, fix = plain
        if fix is not None:
            title, edits = fix
            fix = Fix(title, tuple((Span._make(s), text) for s, text in edits))
        return cls(rule, Span._make(span), message, fix)


class Diagnostic(NamedTuple):
    """One finding, complete: place, rule, and what to do. Sorts by place."""

    path: str
    span: Span
    code: str
    name: str
    severity: Severity
    message: str
    fix: Fix | None = None

    def to_json(self) -> dict[str, object]:
        """The shape of `check --json`: 1-based, in characters; absent scalars are absent."""
        line, column, end_line, end_column = self.span
        out: dict[str, object] = {
            "path": self.path,
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
            "code": self.code,
            "name": self.name,
            "severity": self.severity,
            "message": self.message,
        }
        if self.fix is not None:
            out["fix"] = {
                "title": self.fix.title,
                "edits": [
                    {
                        "line": s.line,
                        "column": s.column,
                        "end_line": s.end_line,
                        "end_column": s.end_column,
                        "text": text,
                    }
                    for s, text in self.fix.edits
                ],
            }
        return out
