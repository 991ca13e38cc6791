r"""A tab that indents a line of the front matter.

YAML takes spaces only, because every editor shows a tab in a width of its own.

Bad:

    [people/ada.md as escapes]
    ---
    name: Ada Lovelace
    links:
    \tblog: https://ada.example
    ---

Good:

    ---
    name: Ada Lovelace
    links:
      blog: https://ada.example
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
