"""A line into a note, where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._shared import WHO, Run
from netnotes.commands._typed import TakesText, standard_input
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.views.view import View


@click.command(cls=TakesText)
@click.argument("who", type=WHO)
@click.argument("text", nargs=-1, required=True, metavar="TEXT")
@click.option("--mind", "what", flag_value="mind", help="What is on their mind, with the day.")
@click.option("--likes", "what", flag_value="likes", help="An interest of theirs.")
@click.option("--promise", "what", flag_value="promise", help="Something that you owe them.")
@click.option("--question", "what", flag_value="question", help="Something to ask them.")
@click.option(
    "--news", "what", flag_value="news", help="What happened in their life, with the day."
)
@click.option("--due", default="", metavar="DAY", help="When the promise is due: fri, in 2 weeks …")
@click.option(
    "--on", default="", metavar="DAY", help="When you heard what is on their mind, or news."
)
@writer
def command(
    run: Run, who: str, text: tuple[str, ...], what: str | None, due: str, on: str
) -> int:  # fmt: skip
    r"""Write a line into WHO's note: a note of your own unless an option says what it is.

    Without an option it goes to the end of the text before the sections; with one, to the section
    or the field of that name. --due makes it a promise. An organization takes lines and news. `-`
    takes the text from standard input. What is there already is not written twice.

    \b
    Example:
      netnotes jot ada --promise "send her the paper" --due fri
    """
    from netnotes.commands._when import day
    from netnotes.writing.jot import NOTE, PROMISE, jot, place_of

    what = what or (PROMISE if due else NOTE)
    if due and what != PROMISE:
        raise click.UsageError(f"--due is for a promise; leave it out with --{what}")
    if on and what not in ("mind", "news"):
        raise click.UsageError("--on is for --mind and --news, which have a day")
    said = standard_input() if text == ("-",) else " ".join(text)
    intent, wanted = jot(
        run.network, run.today, run.who(who), what, said,
        day=day(on, run.today, "--on") if on else None,
        due=day(due, run.today, "--due", to_come=True) if due else None,
    )  # fmt: skip
    new = place_of(wanted.note, wanted) is None

    def say(network: Network) -> View:
        from netnotes.views.jot import build

        return build(network, run.today, wanted, new=new)

    return run_write(run, *intent, say, always=True)
