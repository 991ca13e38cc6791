"""Finding people by words and facets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._completing import beginning
from netnotes.commands._shared import Run, reader

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _facets(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The facets, and behind the colon of one that takes a few words, these."""
    from netnotes.views.find import FACETS, facet_values

    before = list(ctx.params.get(param.name or "") or ())
    facet, colon, start = incomplete.rpartition(":")
    if not facet and before and (colon or before[-1:] == [":"]):
        # bash takes `kind:p` apart at the colon, and wants back what stands behind it alone
        name = before[-1] if colon else "".join(before[-2:-1])
        return beginning(start, facet_values(name.casefold()))
    if colon:
        known = facet_values(facet.casefold())
        return beginning(incomplete, [f"{facet}:{value}" for value in known])
    return beginning(incomplete, [f"{name}:" for name in FACETS])


@click.command()
@click.argument("query", nargs=-1, required=True, shell_complete=_facets)
@reader
def command(run: Run, query: tuple[str, ...]) -> None:
    r"""Find people and organizations by words and by facets.

    All words must occur in the note, with or without their accents. Your own note is looked at
    too. Facets: org, before, knows, tag, source, role, context, closeness, seniority, city, title,
    interest, need, offer, name, standing, kind.

    \b
    Example:
      netnotes find city:lisbon standing:warm climbing
    """
    from netnotes.views.find import build

    words = " ".join(f'"{term}"' if " " in term and '"' not in term else term for term in query)
    run.show(lambda settings: build(run.network, run.today, settings, words, run.texts.having))
