"""Asks in one line, to choose from."""

from __future__ import annotations

import click

from netnotes.commands._shared import WHO, Run, reader
from netnotes.commands.ask._options import KINDS, KindOfAsk, kind_of_ask


@click.command()
@kind_of_ask(required=False, default="", type=KindOfAsk(["", *KINDS.choices]), metavar="[KIND]")
@click.option("--for", "who", type=WHO, default="", metavar="WHO", help="Those that fit WHO.")
@reader
def command(run: Run, kind: str, who: str) -> int:
    r"""Asks in one line, each with its kind, the minutes it takes them and what it weighs from 1 to 5.

    KIND is pitch, introduction, advice, connect or favor. With --for they are said to WHO. Your own
    stand in `asks/engineer.md` and the like, beside people/; `replace: yes` on the first line of
    such a file puts it in the place of ours.

    \b
    Example:
      netnotes ask ideas advice --for alice
    """
    from netnotes.messages import shelves
    from netnotes.messages.ideas import FOLDER, ideas
    from netnotes.model.person import Person
    from netnotes.reporters.plain import one_line
    from netnotes.views.ideas import build
    from netnotes.views.view import View

    for problem in ideas(run.root)[1]:
        click.echo(f"netnotes: {one_line(problem)}", err=True)

    def make(settings: object) -> View:
        del settings
        person = run.who(who) if who else None
        if person is not None and (not isinstance(person, Person) or person is run.network.me):
            raise click.BadParameter(f"{person.called}; ask a person", param_hint="--for")
        return build(run.network, run.today, run.settings, person, kind)

    return run.show(make, rests_on=shelves.signature(FOLDER, run.root))
