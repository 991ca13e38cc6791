"""Findings as SARIF 2.1.0, the OASIS format that code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from netnotes import __version__
from netnotes.lint.rule import Rule, rules
from netnotes.model.diagnostic import Diagnostic, Fix, Severity
from netnotes.model.span import Span
from netnotes.reporters.findings import Findings

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "information": "note"}


def render(findings: Findings) -> str:
    """The findings, with every rule described."""
    return report(findings.found, rules())


def report(found: Sequence[Diagnostic], described: Sequence[Rule]) -> str:
    """One log with one run; every rule is described, so that a viewer can explain a finding."""
    index = {rule.code: number for number, rule in enumerate(described)}
    run = {
        "tool": {
            "driver": {
                "name": "netnotes",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in described],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.code]) for finding in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    # Escaped: a path may hold bytes that no text encoding knows.
    return json.dumps(log, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.doc, "markdown": rule.doc},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Diagnostic, index: int) -> dict[str, object]:
    artifact = {"uri": _uri(finding.path)}
    out: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {"physicalLocation": {"artifactLocation": artifact, "region": _region(finding.span)}}
        ],
    }
    if finding.fix is not None:
        out["fixes"] = [_fix(finding.fix, artifact)]
    return out


def _fix(fix: Fix, artifact: dict[str, str]) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(span), "insertedContent": {"text": text}}
        for span, text in fix.edits
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _uri(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"))
