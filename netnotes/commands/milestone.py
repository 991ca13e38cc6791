"""A step of my own way."""

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
@click.argument("text", nargs=-1, required=True, metavar="TEXT")
@click.option(
    "--on", default="", metavar="DAY", help="When it was: 2026-11-05, yesterday, last fri …"
)
@click.option("--at", default="", metavar="ORG", help="Where, if the text does not say it.")
@click.option(
    "--thanks", type=WHO, multiple=True, metavar="WHO", help="Thanks to whom it came about."
)
@writer
def command(run: Run, text: tuple[str, ...], on: str, at: str, thanks: tuple[str, ...]) -> int:
    r"""Add a milestone to your own note, and see whom to tell.

    TEXT begins with applied, screen, interview, final, offer, accepted or declined, as in
    `interview at Acme: two rounds`; free words are fine too.

    \b
    Example:
      netnotes milestone "interview at Acme: two rounds" --thanks alice
    """
    from netnotes.commands._own import helpers
    from netnotes.commands._when import day
    from netnotes.writing.me import my_note
    from netnotes.writing.milestone import milestone

    when = day(on, run.today, "--on") if on else run.today
    intent, wanted = milestone(
        run.network, run.today, run.settings, " ".join(text),
        day=when, at=at, thanks=helpers(run, thanks),
    )  # fmt: skip
    new = wanted.find(my_note(run.network, run.settings)) is None

    def say(network: Network) -> View:
        from netnotes.views.milestone import build

        return build(network, run.today, run.settings, wanted, new=new)

    return run_write(run, *intent, say, always=True)
