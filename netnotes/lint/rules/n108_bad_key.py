"""A key that is no word.

A number, `true`, nothing at all, or a list before the colon: no two tools agree on what such a
key is called.

Bad:

    ---
    name: Ada Lovelace
    1: first prize
    ---

Bad:

    ---
    name: Ada Lovelace
    [a, b]: prizes
    ---

Good:

    ---
    name: Ada Lovelace
    x-first: prize
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
