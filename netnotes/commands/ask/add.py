"""An idea of an ask."""

from __future__ import annotations

import click

from netnotes.commands._shared import WHO, Run
from netnotes.commands._writing import run_write, writer
from netnotes.commands.ask._options import asked_person, kind_of_ask, said_of, saying


@click.command()
@click.argument("who", type=WHO)
@kind_of_ask()
@saying
@writer
def command(run: Run, who: str, kind: str, **said: str) -> int:
    r"""Note an idea: something to ask WHO for one day. Nothing is sent.

    The answer says whether the time has come. The same idea given again is completed, not doubled.

    \b
    Example:
      netnotes ask add alice introduction --to globex --what "Introduce me to Bob Smith"
    """
    from netnotes.views.asked import idea
    from netnotes.writing.ask_idea import adding

    person = asked_person(run, who)
    intent, told = adding(run.network, run.today, run.settings, person, kind, said)
    return run_write(run, intent.title, intent.steps, said_of(run, person.key, told, idea))
