"""An anchor (`&`), an alias (`*`) or a merge key (`<<`) of YAML.

With them a note says something else than what stands in it, and a few lines can unfold into
gigabytes. A note is read as it is written. What begins with `&` or `*` and is meant as text
needs quotes.

Bad:

    ---
    name: &ada Ada Lovelace
    aliases: [*ada]
    ---

Bad:

    ---
    name: Ada Lovelace
    vibe: *sparkling*
    ---

Good:

    ---
    name: Ada Lovelace
    vibe: "*sparkling*"
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
