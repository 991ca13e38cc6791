"""Let somebody rest until a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import WHO, Run
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.views.view import View


@click.command()
@click.argument("who", type=WHO)
@click.argument("until", nargs=-1, metavar="[UNTIL]")
@click.option("--off", is_flag=True, help="Suggest them again.")
@writer
def command(run: Run, who: str, until: tuple[str, ...], *, off: bool) -> int:
    r"""Let nothing suggest WHO until a day: a date, or plain words.

    Promises you made and meetings you agreed on still come up.

    \b
    Example:
      netnotes snooze ada "in 3 months"
    """
    from netnotes.commands._when import day
    from netnotes.errors import BadValueError
    from netnotes.model.person import Person
    from netnotes.writing import set_field

    if off == bool(until):
        raise click.UsageError("say UNTIL when, or --off")
    person = run.who(who)
    if not isinstance(person, Person):
        raise BadValueError("WHO", f"{person.called} is an organization, and is never suggested")
    if person is run.network.me:
        raise BadValueError("WHO", "that is you, and you are never suggested")
    shared = (run.network, run.today, run.settings, person, "snooze")
    if off:
        intent = set_field.clearing(*shared)
        title = f"{person.called} may be suggested again"
    else:
        last = day(" ".join(until), run.today, "UNTIL", to_come=True)
        if last <= run.today:
            raise BadValueError("UNTIL", f"{last} is not to come; --off ends a rest")
        intent = set_field.setting(*shared, [last.isoformat()])
        title = f"Let {person.called} rest until {last}"

    def say(network: Network) -> View:
        from netnotes.views.snooze import build

        return build(network, run.today, run.settings, person.slug)

    return run_write(run, title, intent.steps, say)
