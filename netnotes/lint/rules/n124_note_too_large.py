"""A note of more than 1 MiB.

A note is what a person wrote about a person. Keep scans, chats and photographs beside it, and
link to them.

Bad:

    [people/ada.md where … is 1100000 characters]
    ---
    name: Ada Lovelace
    ---

    …

Good:

    [people/ada.md where … is 900000 characters]
    ---
    name: Ada Lovelace
    ---

    …
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
