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
from netnotes.sentences import say
from netnotes.words import either

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """The one setting that speaks of a note."""
    network, me = context.network, context.settings.me
    if not me or network.me is not None:
        return
    found = network.candidates(me)
    if len(found) > 1:
        slugs = either([one.slug for one in found[:4]])
        message = say("“{name}” could be {slugs}; write which", name=me, slugs=slugs)
    elif found:
        message = say(
            "{path} is an organization; `me` is the slug of your own note", path=found[0].path
        )
    else:
        near = network.near(me)
        message = say("no note is called “{name}”; it is the slug of your own note", name=me)
        if near:
            message = say("no note is called “{name}”; did you mean {near}?", name=me, near=near[0])
    yield CONFIG_NAME, context.settings.span("me"), message
