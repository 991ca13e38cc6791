"""A word that a field with its own vocabulary does not know.

The finding names the nearest one, or all of them.

Bad:

    ---
    name: Ada Lovelace
    closeness: clsoe
    ---

Good:

    ---
    name: Ada Lovelace
    closeness: close
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
