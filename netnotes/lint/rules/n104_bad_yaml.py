"""The front matter is no YAML.

Nothing of it can be read until it is mended; the finding stands where to look. Most often a
value needs quotes: one that holds `: `, or begins with `@`, a quote, or a bracket.

Bad:

    ---
    name: Ada: Countess of Lovelace
    ---

Bad:

    ---
    name: Ada Lovelace
    met_at: "the opera
    ---

Good:

    ---
    name: "Ada: Countess of Lovelace"
    met_at: "the opera"
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
