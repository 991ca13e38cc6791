"""A date that cannot be read, or that never was.

Dates are written year, month, day: `2026-11-05`. Any other order means two days to two people.

Bad:

    ---
    name: Ada Lovelace
    met: 5/6/2021
    ---

Bad:

    ---
    name: Ada Lovelace
    snooze: 2027-02-30
    ---

Good:

    ---
    name: Ada Lovelace
    met: 2021-06-05
    snooze: 2027-02-28
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
