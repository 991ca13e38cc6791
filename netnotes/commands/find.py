"""Finding people by words and facets."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@click.argument("query", nargs=-1, required=True)
@reader
def command(run: Run, query: tuple[str, ...]) -> None:
    r"""Find people and organizations by words and by facets.

    All words must occur in the note. Facets: org, before, knows, tag, source, role, context,
    closeness, seniority, city, title, interest, need, offer, name, standing, kind.

    \b
    Example:
      netnotes find city:lisbon standing:warm climbing
    """
    from netnotes.views.find import build

    words = " ".join(f'"{term}"' if " " in term and '"' not in term else term for term in query)
    run.show(lambda settings: build(run.network, run.today, settings, words, run.text))
