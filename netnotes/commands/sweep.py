"""A channel that was searched for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.views.view import View


@click.command()
@click.argument("channel", nargs=-1, required=True, metavar="CHANNEL")
@click.option("--on", default="", metavar="DAY", help="When: 2026-11-05, yesterday, last fri …")
@writer
def command(run: Run, channel: tuple[str, ...], on: str) -> int:
    r"""Note in your own note that CHANNEL was searched for people, and see what is left to search.

    A channel is wherever you find people: email, phone, linkedin, instagram, photos, old letters.

    \b
    Example:
      netnotes sweep linkedin --on yesterday
    """
    from netnotes.commands._when import day
    from netnotes.writing.me import my_note
    from netnotes.writing.sweep import line_of, name_of, sweep

    name = name_of(" ".join(channel))
    when = day(on, run.today, "--on") if on else run.today
    intent = sweep(run.network, run.today, run.settings, name, when)
    new = not line_of(my_note(run.network, run.settings), name, when)

    def say(network: Network) -> View:
        from netnotes.views.sweep import build

        return build(network, run.today, run.settings, name, when, new=new)

    return run_write(run, *intent, say, always=True)
