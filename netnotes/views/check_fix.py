"""What `check --fix` mended, and what it leaves to a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from netnotes.model.diagnostic import Diagnostic
from netnotes.sentences import say
from netnotes.views import health
from netnotes.views._shape import NUMBER, TEXT, Shape, listed, output, record
from netnotes.views.view import View

_CHECK: Any = health.SHAPE
_FINDINGS: Shape = _CHECK["properties"]["diagnostics"]
SHAPE: Shape = output(
    changed=listed(record(path=TEXT, diff=TEXT)),
    fixed=_FINDINGS,
    diagnostics=_FINDINGS,
    notes=NUMBER,
)


def build(fixed: Sequence[Diagnostic], left: Sequence[Diagnostic], notes: int) -> View:
    """The findings that were mended, as they were, and those that remain."""
    data = {
        "fixed": [finding.to_json() for finding in fixed],
        "diagnostics": [finding.to_json() for finding in left],
        "notes": notes,
    }
    return View("check-fix", say("Mended"), (), data)
