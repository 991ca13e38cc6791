"""Any page of the site, in the terminal."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@click.argument("name")
@reader
def command(run: Run, name: str) -> None:
    r"""Print the page NAME of the site as text.

    A month of the calendar and a meeting are pages as well: calendar/2027-01, as in their address.

    \b
    Example:
      netnotes show-page people
    """
    from netnotes.views.registry import leaf_pages, pages

    found = {page.name: page for page in pages()}
    if name in found:
        run.print_view(found[name].build(run.network, run.today, run.settings))
        return
    below = leaf_pages(run.network, run.today, run.settings) if "/" in name else []
    leaf = next((leaf for leaf in below if leaf.name == name), None)
    if leaf is None:
        known = [one.name for one in below if _folder(one.name) == _folder(name)] or [*found]
        raise click.BadParameter(f"{name}; there are {', '.join(known)}", param_hint="NAME")
    run.print_view(leaf.build())


def _folder(name: str) -> str:
    return name.partition("/")[0]
