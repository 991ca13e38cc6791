r"""A file name with characters that cannot be seen, or that are no UTF-8.

Such a name cannot be typed, and says something else than it shows. Spaces and every script are
welcome.

Bad:

    [people/ada\x1b.md]
    ---
    name: Ada Lovelace
    ---

Good:

    [people/Ada Lovelace.md]
    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
