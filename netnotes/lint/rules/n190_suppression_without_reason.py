"""A finding that is told to be quiet, but not which, or not why.

In a year nobody knows any more whether it was a decision or haste. So a suppression names the
rule, by code or name, and gives a reason; without one it does nothing.

Bad:

    ---
    name: Ada Lovelace
    city: London  # netnotes: ignore[N202]
    ---

Bad:

    ---
    name: Ada Lovelace
    city: London  # netnotes: ignore she moves a lot
    ---

Good:

    ---
    name: Ada Lovelace
    birthday: 2027-01-08  # netnotes: ignore[N204] the child is due in January
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
