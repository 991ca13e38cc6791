"""A setting that is unknown, or has a value that it cannot have.

The settings of netnotes stand in mkdocs.yml, under the plugin's name. The finding names the
nearest setting, or what is allowed; no command but `check` runs with a wrong one, so that none
does what you did not ask for.

Bad:

    [mkdocs.yml]
    site_name: My people
    plugins:
      - netnotes:
          day_sise: 5

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

Bad:

    [mkdocs.yml]
    site_name: My people
    plugins:
      - netnotes:
          follow_up_after: 2

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

Good:

    [mkdocs.yml]
    site_name: My people
    plugins:
      - netnotes:
          day_size: 5
          follow_up_after: 7

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from netnotes.lint.rule import Rule

rule = Rule(__name__, __doc__)
rule.reports()
