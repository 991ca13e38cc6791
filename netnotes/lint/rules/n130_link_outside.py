"""A symbolic link that leads out of the network's folder.

What it leads to would be published with the notes. It is not followed; copy the file, if it is
meant to be a note.

Bad:

    [elsewhere/ada.md]
    ---
    name: Ada Lovelace
    ---

    [people/ada.md as link to ../elsewhere/ada.md]

Good:

    [people/friends/ada.md]
    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
