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

    run.show(lambda settings: build(run.network, run.today, settings))
