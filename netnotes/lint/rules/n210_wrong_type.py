"""A list where one value is expected, or the other way round.

Bad:

    ---
    name: [Ada, Lovelace]
    ---

Bad:

    ---
    name: Ada Lovelace
    links: https://ada.example
    ---

Good:

    ---
    name: Ada Lovelace
    links: {blog: https://ada.example}
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
