"""A key that is no field.

It is kept, and shown on the page under “More”; a near miss of a field's name is pointed out.
Keys that begin with `x-` are your own and never reported, and so are those that `own_keys` names in
`mkdocs.yml`:

    plugins:
      - netnotes:
          own_keys: [created, modified]

Bad:

    ---
    name: Ada Lovelace
    birthdya: 1815-12-10
    ---

Good:

    ---
    name: Ada Lovelace
    birthday: 1815-12-10
    x-favourite-number: 7
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="information")
rule.reports()
