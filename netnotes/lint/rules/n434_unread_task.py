"""A line that looks like a promise, and is not read as one.

A promise is a list item with an open box: a dash, a space, the box, a space. Without one of them the
line is text, and the promise would never come up.

Bad:

    ---
    name: Ada
    ---

    - [ ]send her the paper (due 2026-11-28)

Bad:

    ---
    name: Ada
    ---

    - [] send her the paper (due 2026-11-28)

Good:

    ---
    name: Ada
    ---

    - [ ] send her the paper (due 2026-11-28)
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="warning")
rule.reports()
