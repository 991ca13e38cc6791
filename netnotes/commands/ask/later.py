"""They said later."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import writer
from netnotes.commands.ask._answering import write_answer
from netnotes.commands.ask._options import about_one, on_day


@click.command()
@about_one
@on_day
@click.option("--until", default="", metavar="DAY", help="When to come back to it; needed.")
@writer
def command(run: Run, who: str, kind: str | None, to: str, what: str, on: str, until: str) -> int:
    r"""Write down that WHO said later, and when to come back to it.

    On that day it stands in Today once more; until then nothing has to be thought of.

    \b
    Example:
      netnotes ask later alice --until "in 2 months"
    """
    from netnotes.errors import BadValueError

    if not until.strip():
        raise BadValueError("--until", "when is later? --until 2027-02-01 brings it back that day")
    return write_answer(run, "later", who, kind, to, what, on, until=until)
