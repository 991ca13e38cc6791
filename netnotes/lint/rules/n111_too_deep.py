"""Lists in lists, more than twenty deep.

No note needs that, and what reads it could run out of memory; so it is not read further.

Bad:

    ---
    name: Ada Lovelace
    x-cave: [[[[[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]]]]
    ---

Good:

    ---
    name: Ada Lovelace
    x-cave: [[deep]]
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
