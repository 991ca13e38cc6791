"""Readiness: may I ask this person this, now?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

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
@click.option("--minutes", default=0, metavar="N", help="How long it takes them.")
@click.option("--about", default="", metavar="A", help="What a favor is about: word, practical …")
@click.option("--benefit", default="", metavar="TEXT", help="How it helps them.")
@click.option("--offer", default="", metavar="TEXT", help="What you offer in trade.")
@reader
def command(
    run: Run, who: str, kind: str, to: str, what: str, minutes: int, about: str, benefit: str,
    offer: str,
) -> int:  # fmt: skip
    r"""Whether WHO may be asked for KIND now; if not, why, and what opens the way.

    What you leave out comes from a matching idea in the note. The status is 0 when ready, else 1.

    \b
    Example:
      netnotes ask check alice introduction --to globex --what "Introduce me to Bob Smith"
    """
    from netnotes.model.ask import ABOUTS
    from netnotes.outreach.asking import matching_idea
    from netnotes.outreach.case import Case
    from netnotes.outreach.request import Request
    from netnotes.views.ask import build

    if about and about not in ABOUTS:
        raise click.BadParameter(f"{about}; it can be {', '.join(ABOUTS)}", param_hint="--about")

    def make(settings: Settings) -> View:
        person = asked_person(run, who)
        request = Request(kind, to, what, minutes, about, 0, benefit, offer)
        idea = matching_idea(Case(run.network, person, run.today, settings), kind, to)
        if idea is not None:
            request = request.completed(idea)
        return build(run.network, run.today, settings, person, request)

    return run.show(make)
