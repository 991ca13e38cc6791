r"""A line that ends in CR alone.

LF and CRLF are both welcome, and kept as they are. A lone CR, as very old systems wrote it, is
seen as a line break by some programs and not by others, and they would disagree about every
place in the file.

Bad:

    [people/ada.md as escapes]
    ---
    name: Ada Lovelace
    ---
    Met at the opera.\rTalked about looms.

Good:

    [people/ada.md as escapes]
    ---\r
    name: Ada Lovelace\r
    ---\r
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
