"""People to bring together."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@reader
def command(run: Run) -> None:
    r"""People of yours who would gain from knowing each other.

    \b
    Example:
      netnotes connect
    """
    from netnotes.views.connect import build

    run.show(lambda settings: build(run.network, run.today, settings))
