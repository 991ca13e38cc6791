"""The organizations where I would like to work."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@reader
def command(run: Run) -> None:
    r"""For each target: who is near it, and the best way in.

    \b
    Example:
      netnotes targets
    """
    from netnotes.views.targets import build

    run.show(lambda settings: build(run.network, run.today, settings))
