"""An ask that was followed up twice.

One follow-up, and then peace: who does not answer twice has answered. The last of the days is
the one that counts.

Bad:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
        what: How did you learn to read a proof?
        minutes: 30
        sent: 2026-10-01
        followed_up: [2026-10-08, 2026-10-15]
    ---

Good:

    ---
    name: Ada Lovelace
    asks:
      - kind: advice
        what: How did you learn to read a proof?
        minutes: 30
        sent: 2026-10-01
        followed_up: 2026-10-08
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__, severity="information")
rule.reports()
