"""A folder whose name ends in `.md`.

What is in it is read as usual; only the name is odd, and confuses people and programs.

Bad:

    [people/friends.md/ada.md]
    ---
    name: Ada Lovelace
    ---

Good:

    [people/friends/ada.md]
    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="information")
rule.reports()
