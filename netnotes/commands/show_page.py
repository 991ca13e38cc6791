"""Any page of the site, in the terminal."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@click.argument("name")
@reader
def command(run: Run, name: str) -> None:
    r"""Print the page NAME of the site as text.

    \b
    Example:
      netnotes show-page people
    """
    from netnotes.views.registry import pages

    found = {page.name: page for page in pages()}
    if name not in found:
        raise click.BadParameter(f"{name}; there are {', '.join(found)}", param_hint="NAME")
    run.print_view(found[name].build(run.network, run.today, run.settings))
