"""A file that is not UTF-8.

Notes are UTF-8, so that a name in any script is the same on every machine. The finding names
the first byte that is not; most editors can save a file anew as UTF-8.

Bad:

    [people/ines.md as latin-1]
    ---
    name: Inês Carvalho
    ---

Bad:

    [people/ines.md as utf-16]
    ---
    name: Inês Carvalho
    ---

Good:

    [people/ines.md]
    ---
    name: Inês Carvalho
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
