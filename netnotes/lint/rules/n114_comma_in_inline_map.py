"""A comma inside of a value of an inline map.

Between braces a comma begins the next key, so YAML would cut the value there. It is read as it
was meant; quotes make it safe for every other tool.

Bad:

    ---
    name: Ada Lovelace
    knows:
      - {name: Mary Somerville, org: Somerville & Sons, Inc.}
    ---

Good:

    ---
    name: Ada Lovelace
    knows:
      - {name: Mary Somerville, org: "Somerville & Sons, Inc."}
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="warning")
rule.reports()
