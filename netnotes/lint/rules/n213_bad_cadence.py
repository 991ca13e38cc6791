"""A rhythm that cannot be read.

A cadence is a number of days, weeks, months or years, or a word such as `monthly`, or `never`.

Bad:

    ---
    name: Ada Lovelace
    cadence: now and then
    ---

Good:

    ---
    name: Ada Lovelace
    cadence: 6 weeks
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
