"""Something named like a note that is no regular file.

A pipe or a device would make every program that opens it wait. It is never opened.

Bad:

    [people/ada.md as pipe]

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
