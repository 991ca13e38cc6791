"""The outreach list."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@reader
def command(run: Run) -> None:
    r"""Everyone, each with the one ask that fits, and what stands before it.

    \b
    Example:
      netnotes outreach --json
    """
    from netnotes.views.outreach import build

    run.show(lambda settings: build(run.network, run.today, settings))
