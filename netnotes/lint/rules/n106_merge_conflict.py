"""Both sides of a merge stand in the note.

Git wrote its markers around what two machines changed at once. Keep what is right, take the
markers out, and nothing is lost; until then the note is not read, and never written.

Bad:

    ---
    name: Ada Lovelace
    <<<<<<< HEAD
    city: London
    =======
    city: Turin
    >>>>>>> laptop
    ---

Good:

    ---
    name: Ada Lovelace
    city: London
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
