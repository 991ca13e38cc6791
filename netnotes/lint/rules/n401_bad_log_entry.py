"""An item of the log that does not read as an entry.

    - [[ ]] DATE [TIME] CHANNEL [in|out] [with REF{, REF}] [at PLACE][: TEXT]

An entry with a readable date still counts, whatever else is wrong with it, and what was meant is
read where it is plain; one without a date is lost to every list.

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - had coffee by the river

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 4pm coffee: by the river

Bad:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 out email: asked how she is

Good:

    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 16:00 coffee at the river: talked about looms
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
