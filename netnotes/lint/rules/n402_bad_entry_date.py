"""A dated line with a date that is none.

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-31 coffee: by the river

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Top of mind

    - 05.11.2026 thinks of moving to Turin

Good:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-30 coffee: by the river
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
