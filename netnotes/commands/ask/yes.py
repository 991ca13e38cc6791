"""They said yes."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import writer
from netnotes.commands.ask._answering import write_answer
from netnotes.commands.ask._options import about_one, on_day


@click.command()
@about_one
@on_day
@click.option("--outcome", default="", metavar="TEXT", help="What came of it.")
@click.option("--people", multiple=True, metavar="WHO", help="Whom it led to; may be given again …")
@writer
def command(
    run: Run, who: str, kind: str | None, to: str, what: str, on: str, outcome: str,
    people: tuple[str, ...],
) -> int:  # fmt: skip
    r"""Write down that WHO said yes.

    What came of it can be told now, or later with the same command.

    \b
    Example:
      netnotes ask yes alice --outcome "talked for an hour" --people bob-smith
    """
    return write_answer(
        run, "yes", who, kind, to, what, on, outcome=outcome, people=people
    )  # fmt: skip
