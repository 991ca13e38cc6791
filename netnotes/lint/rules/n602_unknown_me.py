"""A setting `me` that names no person.

My own note carries my name and links for drafts, and what I am looking for. Without it nobody
is left out of the lists as me.

Bad:

    [mkdocs.yml]
    plugins:
      - netnotes:
          me: ada-lovlace

    [people/ada-lovelace.md]
    ---
    name: Ada Lovelace
    ---

Good:

    [mkdocs.yml]
    plugins:
      - netnotes:
          me: ada-lovelace

    [people/ada-lovelace.md]
    ---
    name: Ada Lovelace
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.config import CONFIG_NAME
from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """The one setting that speaks of a note."""
    network, me = context.network, context.settings.me
    if not me or network.me is not None:
        return
    found = network.candidates(me)
    if len(found) > 1:
        slugs = " or ".join(one.slug for one in found[:4])
        message = f"“{me}” could be {slugs}; write which"
    elif found:
        message = f"{found[0].path} is an organization; `me` is the slug of your own note"
    else:
        near = network.near(me)
        hint = f"did you mean {near[0]}?" if near else "it is the slug of your own note"
        message = f"no note is called “{me}”; {hint}"
    yield CONFIG_NAME, context.settings.span("me"), message
