"""A phone number with something in it that nobody can dial.

Digits, spaces, `+`, brackets, dots and dashes are fine, and an extension (`x 12`). The number
is kept exactly as it is written, leading zeros included.

Bad:

    ---
    name: Ada Lovelace
    phone: ask her sister
    ---

Good:

    ---
    name: Ada Lovelace
    phone: 0171 234567
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
