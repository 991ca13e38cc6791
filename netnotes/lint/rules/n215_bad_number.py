"""A number that is none, or is out of bounds.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
        what: How did you learn to read a proof?
        minutes: half an hour
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
        what: How did you learn to read a proof?
        minutes: 30
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
