"""Findings in the shape that `check --json` promises (INTERFACE, "Machine output")."""

from __future__ import annotations

from collections.abc import Sequence

from netnotes.model.diagnostic import Diagnostic


def shape(found: Sequence[Diagnostic], notes: int) -> dict[str, object]:
    """The findings, and how many notes were looked at."""
    return {"diagnostics": [finding.to_json() for finding in found], "notes": notes}
