"""Front matter of more than 64 KiB.

No person has that many fields: something was pasted there that belongs elsewhere.

Bad:

    [people/ada.md where … is 70000 characters]
    ---
    name: Ada Lovelace
    vibe: …
    ---

Good:

    [people/ada.md where … is 70000 characters]
    ---
    name: Ada Lovelace
    ---

    …
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
