"""A tag that is nearly a mark.

`#thanked` moves the thank-you off the list; `#thank` is a tag like any other, and moves
nothing. Only near misses are pointed out: every other tag is yours.

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 message out: told her how it went #thank

Good:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 message out: told her how it went #thanked #looms
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="information")
rule.reports()
