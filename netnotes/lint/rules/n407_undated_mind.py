"""Something on their mind, without the day.

What moved someone in spring may be settled by autumn. With its date the program can say how old
it is; without, it looks as fresh as today for ever.

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Top of mind

    - thinks of moving to Turin

Good:

    ---
    name: Ada Lovelace
    ---

    ## Top of mind

    - 2026-11-05 thinks of moving to Turin
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="information")
rule.reports()
