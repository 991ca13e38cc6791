"""A promise that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import WHO, Run
from netnotes.commands._typed import TakesText
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.views.view import View


@click.command(cls=TakesText)
@click.argument("who", type=WHO)
@click.argument("task", nargs=-1, metavar="[TASK]")
@writer
def command(run: Run, who: str, task: tuple[str, ...]) -> int:
    r"""Tick the promise to WHO that TASK means: its beginning, or words of it.

    TASK can be left out where there is only one. A plan in the log is ticked by `log`.

    \b
    Example:
      netnotes done ada paper
    """
    from netnotes.writing.done import done

    note = run.who(who)
    intent, kept = done(note, " ".join(task))

    def say(network: Network) -> View:
        from netnotes.views.done import build

        return build(network, run.today, note, kept)

    return run_write(run, *intent, say, always=True)
