"""Every ask by its state."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@reader
def command(run: Run) -> None:
    r"""Your asks: what needs you, what waits, what is ready but unasked.

    \b
    Example:
      netnotes asks
    """
    from netnotes.views.asks import build

    run.show(lambda settings: build(run.network, run.today, settings))
