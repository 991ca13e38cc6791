"""A sweep without its date, or without the channel that was searched.

A sweep is a channel that you searched for people you know; the day tells when to look again.

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Sweeps

    - instagram

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Sweeps

    - 2026-11-05

Good:

    ---
    name: Ada Lovelace
    ---

    ## Sweeps

    - 2026-11-05 instagram
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
