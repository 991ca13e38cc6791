"""Front matter that is opened and never closed.

Everything below the first `---` would be taken for fields, and the page would show none of it.

Bad:

    ---
    name: Ada Lovelace

    Met at the opera.

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
