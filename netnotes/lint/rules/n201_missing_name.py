"""A note without a name.

A name is all that a note needs.

Bad:

    ---
    email: ada@lovelace.example
    ---

Bad:

    ---
    name:
    ---

Good:

    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
