"""A reference with something beside it, outside of quotes.

`org: [[acme]]` is read as it was meant, although YAML takes the brackets for a list. With more
beside it nothing can be read, and where a single reference is wanted nothing else may stand.

Bad:

    ---
    name: Ada Lovelace
    org: [[analytical-engines]] in London
    ---

    [people/analytical-engines.md]
    ---
    name: Analytical Engines
    kind: org
    ---

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    org: "[[analytical-engines]]"
    city: London
    ---

    [people/analytical-engines.md]
    ---
    name: Analytical Engines
    kind: org
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
