"""What this is for."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@reader
def command(run: Run) -> None:
    r"""What networking is here: four things to hold on to, why one ask, some courage.

    \b
    Example:
      netnotes about
    """
    from netnotes.config import Settings
    from netnotes.model.network import Network
    from netnotes.views.about import build

    # It is the same everywhere, so this needs no network to stand in.
    nowhere = Settings({"@": {}}, run.directory, None, [])
    run.print_view(build(Network([]), run.machine_today, nowhere))
