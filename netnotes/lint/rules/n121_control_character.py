r"""A character that nobody can see.

NUL, escape sequences and marks that turn the direction of a text come in by pasting. They hide
what a value says, and a terminal would obey them.

Bad:

    [people/ada.md as escapes]
    ---
    name: Ada\x1b[31m Lovelace
    ---

Bad:

    ---
    name: "Ada\e[31m Lovelace"
    ---

Good:

    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
