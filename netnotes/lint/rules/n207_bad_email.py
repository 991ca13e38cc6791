"""An e-mail address that no mail would reach.

Only the form is looked at: one @, a domain, no display name.

Bad:

    ---
    name: Ada Lovelace
    email: ada at lovelace.example
    ---

Good:

    ---
    name: Ada Lovelace
    email: {home: ada@lovelace.example}
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
