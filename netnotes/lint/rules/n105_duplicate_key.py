"""A key that is written twice.

YAML keeps the last of them and says nothing, so the first value would be lost without a word.
It happens most when two machines changed the same note.

Bad:

    ---
    name: Ada
    name: Ada Lovelace
    ---

Bad:

    ---
    name: Ada
    links: {blog: https://ada.example, blog: https://lovelace.example}
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
