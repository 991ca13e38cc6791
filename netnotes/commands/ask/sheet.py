"""A page about an ask, for a second opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._person import person, refuse_unread
from netnotes.commands._shared import WHO, Run, reader
from netnotes.commands.ask._options import kind_of_ask

if TYPE_CHECKING:
    from netnotes.views.view import View


@click.command()
@click.argument("who", type=WHO)
@kind_of_ask()
@click.option("--to", default="", metavar="X", help="The organization or person it is about.")
@click.option("--what", default="", metavar="TEXT", help="The ask in one sentence.")
@click.option(
    "--minutes",
    default=0,
    type=click.IntRange(0, 6000),
    metavar="N",
    help="How long it takes them.",
)
@click.option("--why", default="", metavar="TEXT", help="Why, in a sentence.")
@click.option("--opening", default="", metavar="TEXT", help="What you noticed of theirs.")
@click.option("--redact", is_flag=True, help="Take out all names, addresses and companies.")
@reader
def command(
    run: Run, who: str, kind: str, to: str, what: str, minutes: int, why: str, opening: str, redact: bool
) -> int:  # fmt: skip
    r"""One page about an ask, to show to somebody whose judgement you trust.

    Who they are to you, the ask, what the gates say of it, what you asked before, the message as it
    would read, and three questions for your reader. What you leave out comes from a matching idea
    in the note.

    \b
    Example:
      netnotes ask sheet alice introduction --to globex --redact
    """
    from netnotes.messages.slots import Given
    from netnotes.outreach.asking import matching_idea
    from netnotes.outreach.case import Case
    from netnotes.outreach.request import Request
    from netnotes.views.ask_sheet import build

    to_whom = person(run, who)
    refuse_unread(to_whom)
    request = Request(kind, to, what, minutes)
    idea = matching_idea(Case(run.network, to_whom, run.today, run.settings), kind, to)
    if idea is not None:
        request = request.completed(idea)
    given = Given(opening, what, minutes, to=to, why=why)
    view: View = build(
        run.network, run.today, run.settings, to_whom, request, given, redacted=redact
    )
    run.print_view(view)
    return view.status
