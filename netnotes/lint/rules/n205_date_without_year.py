"""A date that needs its year, and has none.

A birthday may do without (`--12-10`), since it comes round every year. When you met happened
once; the year alone is enough.

Bad:

    ---
    name: Ada Lovelace
    met: --05-14
    ---

Good:

    ---
    name: Ada Lovelace
    met: 2021
    birthday: --12-10
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
