"""A time zone that is not in the IANA database.

`Europe/Lisbon` knows when summer time begins; `WET` or `GMT+1` do not tell where someone is.

Bad:

    ---
    name: Ada Lovelace
    timezone: Lisbon time
    ---

Good:

    ---
    name: Ada Lovelace
    timezone: Europe/Lisbon
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
