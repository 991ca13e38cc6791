"""Organizations I would like to work at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import WHO, Run
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.views.view import View


@click.command()
@click.argument("org", type=WHO, nargs=-1, required=True)
@click.option("--off", is_flag=True, help="They are targets no more; their notes stay.")
@writer
def command(run: Run, org: tuple[str, ...], *, off: bool) -> int:
    r"""Say that you would like to work at ORG; the answer is the best way in.

    ORG is a slug, a name or an alias, meant whole. One that has no note gets one; with --off the
    beginning is enough.

    \b
    Example:
      netnotes target globex initech
    """
    from netnotes.writing.target import aiming

    if off:  # nothing is made, so a beginning can only mean one that is there
        org = tuple(
            name if run.network.org(name) else run.who(name, kind="organization").slug
            for name in org
        )
    done = aiming(run.network, run.today, run.settings, org, off=off)
    before = run.network

    def say(network: Network) -> View:
        from netnotes.views.target import build

        run.tell_missed(network)
        near = {slug: [n for n in before.near(slug) if n != slug] for slug in done.made}
        return build(network, run.today, run.settings, done.slugs, near)

    return run_write(run, done.intent.title, done.intent.steps, say)
