"""Rounds: telling those who helped how it went, and thanking them."""

from __future__ import annotations

import click

from netnotes.commands._person import person
from netnotes.commands._shared import WHO, Run, reader


@click.command()
@click.argument("who", nargs=-1, type=WHO)
@click.option("--thanks", is_flag=True, help="Those whose help has no thanks yet, instead.")
@click.option("--why", default="", metavar="TEXT", help="A sentence of your own for each of them.")
@reader
def command(run: Run, who: tuple[str, ...], thanks: bool, why: str) -> int:
    r"""A draft for everyone who helped and has not heard your latest milestone.

    Each is for one person: what happened since they last heard, and what they did for it. With WHO
    only for these. Send them yourself; `netnotes log WHO message "told them" --out --posted` ticks
    one off, and with --thanks it is --thanked.

    \b
    Example:
      netnotes posted --thanks
    """
    from netnotes.messages.slots import Given
    from netnotes.views.posted import build

    only = frozenset(person(run, name).key for name in who)
    kind = "thank-you" if thanks else "keep-posted"
    view = build(run.network, run.today, run.settings, kind, Given(why=why), only)
    run.print_view(view)
    return view.status
