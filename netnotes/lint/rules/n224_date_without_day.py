"""A day to remember of which the day itself is not known.

What stands under `dates` is there to come round each year, and so is a birthday of which the month
is known; without the day neither can. The year alone of a birthday tells how old they are, and
nothing is said of it.

Bad:

    ---
    name: Ada Lovelace
    dates: {wedding: 1835-07}
    ---

Bad:

    ---
    name: Ada Lovelace
    birthday: 1815-12
    ---

Good:

    ---
    name: Ada Lovelace
    birthday: 1815
    dates: {wedding: 1835-07-08, day of the engine: --11-21}
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="information")
rule.reports()
