"""The site, in the browser on this machine."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, in_network


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, metavar="N", help="The port.")
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
@in_network
def command(run: Run, *, port: int, open_: bool) -> None:
    r"""Serve the site to this machine only, and show a changed note at once.

    \b
    Example:
      netnotes serve --open
    """
    from mkdocs_netnotes.run import serve

    run.lenient_settings.refuse_wrong()
    today = run.today if run.said_today else None
    serve(run.root, port=port, open_=open_, today=today)
