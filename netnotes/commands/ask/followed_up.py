"""The one follow-up on an ask."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import run_write, writer
from netnotes.commands.ask._options import (
    about_one,
    asked_person,
    day_of,
    on_day,
    said_of,
    which_one,
)


@click.command()
@about_one
@on_day
@click.option("--anyway", is_flag=True, help="It went out already, although it was not its time.")
@writer
def command(
    run: Run, who: str, kind: str | None, to: str, what: str, on: str, *, anyway: bool
) -> int:
    r"""Write down the one follow-up on what you asked WHO.

    It is for a week after the asking; a second one is refused, and after the first there is peace.

    \b
    Example:
      netnotes ask followed-up alice --on yesterday
    """
    from netnotes.views.asked import asked
    from netnotes.writing.ask_answer import following_up

    person = asked_person(run, who)
    day = day_of(run, on) or run.today
    which = which_one(kind, to, what)
    intent, told = following_up(
        run.network, run.today, run.settings, person, which, day, anyway=anyway
    )
    return run_write(run, intent.title, intent.steps, said_of(run, person.key, told, asked))
