"""Findings in the shape that `check --json` promises (INTERFACE, "Machine output")."""

from __future__ import annotations

import json
from collections.abc import Sequence

from netnotes.model.diagnostic import Diagnostic
from netnotes.reporters.findings import Findings
from netnotes.reporters.plain import plain_json


def render(findings: Findings) -> str:
    """One object, with the schema number and the date."""
    data = {**findings.head, **shape(findings.found, findings.notes)}
    return plain_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def shape(found: Sequence[Diagnostic], notes: int) -> dict[str, object]:
    """The findings, and how many notes were looked at."""
    return {"diagnostics": [finding.to_json() for finding in found], "notes": notes}
