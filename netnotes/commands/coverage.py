"""Where people were looked for."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@reader
def command(run: Run) -> None:
    r"""Where you looked for people, and where you found them.

    \b
    Example:
      netnotes coverage
    """
    from netnotes.views.coverage import build

    run.show(lambda settings: build(run.network, run.today, settings))
