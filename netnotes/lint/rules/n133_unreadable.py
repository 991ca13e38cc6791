"""A note or a folder that the system does not let us read.

It would be missing without a word. Look at its permissions. Notes lie in `people/`, in the folder of
mkdocs.yml; those that a site has elsewhere (`docs/people/`) are not looked at: move them there.

Bad:

    [people/ada.md as unreadable]
    ---
    name: Ada Lovelace
    ---

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
