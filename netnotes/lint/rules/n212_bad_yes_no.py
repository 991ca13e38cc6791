"""Something else than yes or no.

`yes`, `no`, `true` and `false` are understood, in any case.

Bad:

    ---
    name: Ada Lovelace
    hires: sometimes
    ---

Good:

    ---
    name: Ada Lovelace
    hires: yes
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
