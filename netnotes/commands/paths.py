"""The way into an organization, or to a person."""

from __future__ import annotations

import click

from netnotes.commands._shared import WHO, Run, reader


@click.command()
@click.argument("target", type=WHO)
@reader
def command(run: Run, target: str) -> None:
    r"""The best ways into an organization, or to a person: who is near, and who could introduce you.

    TARGET is an organization's or a person's slug, name or alias, or the beginning of one.

    \b
    Example:
      netnotes paths globex
    """
    from netnotes.views.paths import build

    run.show(lambda settings: build(run.network, run.today, settings, target))
