"""A copy that a synchronization left behind.

It is never read as a second person. Compare it with the note, keep what is missing there, and
delete it.

Bad:

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

    [people/ada.sync-conflict-20261105-101500-ABCDEFG.md]
    ---
    name: Ada Lovelace
    ---

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="information")
rule.reports()
