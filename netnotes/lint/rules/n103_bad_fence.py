r"""The lines around the front matter are not exactly `---`.

Other tools accept other fences, and each of them others: a blank line before the first, `----`,
or `...` at the end. A note that every tool reads alike begins with `---` on its first line and
closes with `---`.

Bad:

    ---
    name: Ada Lovelace
    ...

    Met at the opera.

Bad:

    ----
    name: Ada Lovelace
    ----

Bad:

    [people/ada.md as escapes]
    \n---
    name: Ada Lovelace
    ---

Good:

    ---
    name: Ada Lovelace
    ---

    Met at the opera.
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
