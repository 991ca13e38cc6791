"""A link that is no http or https address.

Nothing else is ever made a link on a page, so that no note can run anything.

Bad:

    ---
    name: Ada Lovelace
    links: {blog: ada.example/notes}
    ---

Good:

    ---
    name: Ada Lovelace
    links: {blog: https://ada.example/notes}
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
