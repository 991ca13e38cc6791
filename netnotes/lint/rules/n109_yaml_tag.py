"""A value that begins with `!`, which YAML takes for a tag.

A tag asks a program to build something out of a note. netnotes never does; what is meant as
text needs quotes.

Bad:

    ---
    name: Ada Lovelace
    vibe: !important to me
    ---

Bad:

    ---
    name: !!python/object/apply:os.system ["true"]
    ---

Good:

    ---
    name: Ada Lovelace
    vibe: "!important to me"
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
