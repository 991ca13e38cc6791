"""An ask that is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import run_write, writer
from netnotes.commands.ask._options import about_one, asked_person, which_one

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.views.view import View


@click.command()
@about_one
@writer
def command(run: Run, who: str, kind: str | None, to: str, what: str) -> int:
    r"""Let an ask of WHO go.

    An idea is taken out of the note. What you asked already stays in it, closed as of today
    (`dropped: DATE`): nothing waits for an answer, and no follow-up comes.

    \b
    Example:
      netnotes ask drop alice advice
    """
    from netnotes.model.person import Person
    from netnotes.views.asked import dropped
    from netnotes.writing.ask_answer import dropping

    before = asked_person(run, who)
    which = which_one(kind, to, what)
    intent, ask = dropping(run.network, run.today, run.settings, before, which)

    def say(network: Network) -> View:
        person = network.notes[before.key]
        assert isinstance(person, Person)
        return dropped(network, run.today, run.settings, person, ask)

    return run_write(run, intent.title, intent.steps, say)
