"""The long view."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@reader
def command(run: Run) -> None:
    r"""The long view: standing, days in touch by year, circles.

    \b
    Example:
      netnotes stats
    """
    from netnotes.views.statistics import build

    run.show(lambda settings: build(run.network, run.today, settings))
