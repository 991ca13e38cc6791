"""The front matter is a list, or a sentence, where fields should be.

Bad:

    ---
    - Ada Lovelace
    - London
    ---

Good:

    ---
    name: Ada Lovelace
    city: London
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
