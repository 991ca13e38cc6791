"""What is wrong with this installation."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@reader
def command(run: Run) -> int:
    r"""Look at this installation and network: versions, permissions, remotes, what is missing.

    \b
    Example:
      netnotes doctor
    """
    from netnotes.errors import NetnotesError
    from netnotes.views.doctor import build

    try:
        root = run.root
    except NetnotesError:
        root = None
    view, healthy = build(root)
    run.print_view(view)
    return 0 if healthy else 1
