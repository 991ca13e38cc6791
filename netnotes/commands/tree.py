"""The introduction tree."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@reader
def command(run: Run) -> None:
    r"""Who brought whom into your network.

    \b
    Example:
      netnotes tree
    """
    from netnotes.views.introductions import build

    settings = run.settings
    run.show(build(run.network, run.today, settings))
