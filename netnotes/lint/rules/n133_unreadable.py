"""A note or a folder that the system does not let us read.

It would be missing without a word. Look at its permissions.

Bad:

    [people/ada.md as unreadable]
    ---
    name: Ada Lovelace
    ---

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
