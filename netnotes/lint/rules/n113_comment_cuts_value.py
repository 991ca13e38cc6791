"""A ` #` that ends a value early.

What follows it is a comment to YAML, and no part of the value. In quotes it belongs to it.

Bad:

    ---
    name: Ada Lovelace
    vibe: my #1 mathematician
    ---

Good:

    ---
    name: Ada Lovelace
    vibe: "my #1 mathematician"
    city: London  # a comment, with a space behind the mark
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="information")
rule.reports()
