"""They said no."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import writer
from netnotes.commands.ask._answering import write_answer
from netnotes.commands.ask._options import about_one, on_day


@click.command()
@about_one
@on_day
@writer
def command(run: Run, who: str, kind: str | None, to: str, what: str, on: str) -> int:
    r"""Write down that WHO said no. It is final, and no reason is ever asked for.

    The answer names a next step that asks for nothing, and other ways to what it was about.

    \b
    Example:
      netnotes ask no alice introduction
    """
    return write_answer(run, "no", who, kind, to, what, on)
