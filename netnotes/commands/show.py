"""One person or organization on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import WHO, Run, reader

if TYPE_CHECKING:
    from netnotes.config import Settings
    from netnotes.views.view import View


@click.command()
@click.argument("who", type=WHO)
@reader
def command(run: Run, who: str) -> None:
    r"""WHO on one screen: who is this, how are we, what next.

    WHO is a slug, a name, an alias, an e-mail address, or the beginning of one, with or without
    its accents; `me` is your own note.

    \b
    Example:
      netnotes show alice
    """
    from netnotes.model.person import Person
    from netnotes.views import org, person

    def make(settings: Settings) -> View:
        note = run.who(who)
        page = person.build if isinstance(note, Person) else org.build
        return page(run.network, run.today, settings, note.slug)

    run.show(make)
