"""A note without front matter.

A note begins with a line `---`, then its fields, then `---` again. Without them nothing is
known of the person, not even the name.

Bad:

    Ada Lovelace, met at the opera.

Good:

    ---
    name: Ada Lovelace
    ---

    Met at the opera.
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
