"""A promise whose due date cannot be read.

Without it the promise stands on the page, but no list will remind you of it.

Bad:

    ---
    name: Ada Lovelace
    ---

    - [ ] send her the paper (due 28.11.2026)

Good:

    ---
    name: Ada Lovelace
    ---

    - [ ] send her the paper (due 2026-11-28)
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
