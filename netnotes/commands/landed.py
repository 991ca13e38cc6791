"""The job is found."""

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
@click.argument("text", nargs=-1, metavar="[TEXT]")
@click.option("--at", default="", metavar="ORG", help="Where.")
@click.option("--on", default="", metavar="DAY", help="When: 2026-11-05, yesterday, last fri …")
@click.option(
    "--thanks", type=WHO, multiple=True, metavar="WHO", help="Thanks to whom it came about."
)
@click.option("--keep-asks", is_flag=True, help="Leave the open asks as they are.")
@writer
def command(
    run: Run, text: tuple[str, ...], at: str, on: str, thanks: tuple[str, ...], keep_asks: bool
) -> int:  # fmt: skip
    r"""The job is found: who helped is to hear of it, what is still asked ends, the search rests.

    Your own note gets the milestone `accepted` and `seeking: no`. Pitches, introductions and advice
    that wait for an answer are closed, each with the kind word to say; --keep-asks leaves them open.
    Nothing is sent: you tell them yourself.

    \b
    Example:
      netnotes landed "the storage team" --at Acme --thanks alice
    """
    from netnotes.commands._own import helpers
    from netnotes.commands._when import day
    from netnotes.writing.landed import landed

    intent, landing = landed(
        run.network, run.today, run.settings, " ".join(text),
        day=day(on, run.today, "--on") if on else run.today,
        at=at, thanks=helpers(run, thanks), close=not keep_asks,
    )  # fmt: skip

    def say(network: Network) -> View:
        from netnotes.views.landed import build

        run.tell_missed(network)
        return build(network, run.today, run.settings, landing)

    return run_write(run, *intent, say, always=True)
