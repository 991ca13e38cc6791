"""One person or organization on one screen."""

from __future__ import annotations

import click

from netnotes.commands._shared import WHO, Run, reader


@click.command()
@click.argument("who", type=WHO)
@reader
def command(run: Run, who: str) -> None:
    r"""WHO on one screen: who is this, how are we, what next.

    WHO is a slug, a name, an alias, an e-mail address, or the beginning of one.

    \b
    Example:
      netnotes show alice
    """
    from netnotes.model.person import Person
    from netnotes.views import org, person

    settings = run.settings
    note = run.who(who)
    view = person if isinstance(note, Person) else org
    run.show(view.build(run.network, run.today, settings, note.slug))
