"""Readiness: may I ask this person this, now?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._person import refuse_unread
from netnotes.commands._shared import WHO, Run, reader
from netnotes.commands.ask._options import asked_person, kind_of_ask

if TYPE_CHECKING:
    from netnotes.config import Settings
    from netnotes.views.view import View


@click.command()
@click.argument("who", type=WHO)
@kind_of_ask()
@click.option("--to", default="", metavar="X", help="The organization or person it is about.")
@click.option("--what", default="", metavar="TEXT", help="The ask in one sentence.")
@click.option("--minutes", default="", metavar="N", help="How long it takes them.")
@click.option("--about", default="", metavar="A", help="What a favor is about: word, practical …")
@click.option("--benefit", default="", metavar="TEXT", help="How it helps them.")
@click.option("--offer", default="", metavar="TEXT", help="What you offer in trade.")
@reader
def command(run: Run, who: str, kind: str, **said: str) -> int:
    r"""Whether WHO may be asked for KIND now; if not, why, and what opens the way.

    What you leave out comes from a matching idea in the note; beyond that a pitch or an introduction
    needs --to, as it does once it is sent. The status is 0 when ready, else 1.

    \b
    Example:
      netnotes ask check alice introduction --to globex --what "Introduce me to Bob Smith"
    """
    from netnotes.views.ask import build
    from netnotes.writing.ask_idea import weighing

    def make(settings: Settings) -> View:
        person = asked_person(run, who)
        refuse_unread(person)
        request = weighing(run.network, run.today, settings, person, kind, said)
        return build(run.network, run.today, settings, person, request)

    return run.show(make)
