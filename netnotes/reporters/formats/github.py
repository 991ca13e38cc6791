"""Findings as commands of GitHub Actions, which shows each beside its line."""

from __future__ import annotations

from collections.abc import Sequence

from netnotes.model.diagnostic import Diagnostic
from netnotes.reporters.findings import Findings
from netnotes.reporters.plain import one_line, plain

_COMMANDS = {"error": "error", "warning": "warning", "information": "notice"}


def render(findings: Findings) -> str:
    """The findings as workflow commands."""
    return report(findings.found)


def report(found: Sequence[Diagnostic]) -> str:
    """A command a line; nothing where there is nothing to tell."""
    return "".join(_command(finding) + "\n" for finding in found)


def _command(finding: Diagnostic) -> str:
    line, column, end_line, end_column = finding.span
    properties = {
        "file": finding.path,
        "line": line,
        "endLine": end_line,
        "col": column,
        "endColumn": end_column,
        "title": f"{finding.code} {finding.name}",
    }
    said = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {said}::{_data(one_line(finding.message))}"


def _data(text: str) -> str:
    """Text as the runner's protocol wants it: it ends a command at a line break."""
    return plain(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
