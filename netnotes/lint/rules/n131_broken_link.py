"""A symbolic link that leads nowhere, or round in a circle.

Bad:

    [people/ada.md as link to lovelace.md]

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
