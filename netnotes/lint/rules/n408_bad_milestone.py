"""A milestone without its date.

From the date on, whoever helped before would like to hear of it.

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Milestones

    - interview at Analytical Engines

Good:

    ---
    name: Ada Lovelace
    ---

    ## Milestones

    - 2026-11-05 interview at Analytical Engines
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
