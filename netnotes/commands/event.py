"""An event, and who of mine will be there."""

from __future__ import annotations

import click

from netnotes.commands._shared import Run, reader


@click.command()
@click.argument("name")
@click.option("--form", is_flag=True, help="Print the lines to log afterwards, and nothing else.")
@reader
def command(run: Run, name: str, form: bool) -> int:
    r"""Who of yours will be at the event NAME, and what to bring up with each.

    They are there whose tags name it, or with whom a plan does. Afterwards: finish the lines of the
    form, take out whom you did not see, and give them to `netnotes log -`.

    \b
    Example:
      netnotes event pycon --form > pycon.txt
    """
    from netnotes.messages.gathering import Gathering
    from netnotes.messages.gathering import form as lines
    from netnotes.reporters.plain import plain
    from netnotes.views.event import build

    if not name.strip():
        raise click.BadParameter("an event has a name", param_hint="NAME")
    if form and not run.json:
        for line in lines(Gathering(run.network, name, run.today, run.settings)):
            click.echo(plain(line))
        return 0
    return run.show(lambda settings: build(run.network, run.today, settings, name))
