"""A suppression that has nothing to suppress.

What it was for is mended, or it names a rule that does not exist. Take it out, so that it does
not hide the next one.

Bad:

    ---
    name: Ada Lovelace
    birthday: 1815-12-10  # netnotes: ignore[N204] not born yet
    ---

Good:

    ---
    name: Ada Lovelace
    birthday: 1815-12-10
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="information")
rule.reports()
