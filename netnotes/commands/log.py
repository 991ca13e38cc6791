"""What happened between us, or is planned, into the log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands._completing import beginning
from netnotes.commands._shared import Run
from netnotes.commands._typed import TakesText, standard_input
from netnotes.commands._writing import run_write, writer

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from netnotes.writing.log import Asked, Order

#: The marks that can be put on an entry from here, with their help.
_MARKS = {
    "gave": "You gave them something of value.",
    "got": "They helped you.",
    "thanked": "You thanked them.",
    "posted": "You told them how it went.",
    "introduced": "You brought two people together.",
    "opening": "They told you of an opening.",
    "asked": "They asked you for something.",
    "declined": "You said no to it.",
    "lit": "This lit them up.",
    "missed": "You could have said hi.",
    "personal": "It was friendship.",
    "work": "It was business.",
    "cancelled": "It did not happen.",
}


def _marks(function: Callable[..., Any]) -> Callable[..., Any]:
    for mark, says in reversed(_MARKS.items()):
        function = click.option(f"--{mark}", is_flag=True, help=says)(function)
    return function


def _words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Slugs, and behind the first name channels too."""
    from netnotes.commands._shared import WHO
    from netnotes.errors import NetnotesError

    found = WHO.shell_complete(ctx, param, incomplete)
    if ctx.params.get(param.name or ""):
        try:
            channels = ctx.ensure_object(Run).lenient_settings.channel_words()
        except (NetnotesError, OSError):
            return found
        found += beginning(incomplete, channels)
    return found


@click.command(cls=TakesText)
@click.argument(
    "words", nargs=-1, required=True, metavar="WHO… [CHANNEL] [TEXT]", shell_complete=_words
)
@click.option(
    "--on",
    default="",
    metavar="DAY",
    help="When: 2026-11-05, yesterday, last fri, -3d, in 2 weeks.",
)
@click.option("--at", "time", default="", metavar="TIME", help="The time of day, 16:00.")
@click.option("--place", default="", metavar="PLACE", help="Where it was.")
@click.option(
    "--with", "company", multiple=True, metavar="NAME", help="Who else was there, with or without a note."
)  # fmt: skip
@click.option("--out", "outgoing", is_flag=True, help="You wrote, and have no answer.")
@click.option("--in", "incoming", is_flag=True, help="They wrote.")
@click.option("--plan", is_flag=True, help="It is still to come today.")
@_marks
@writer
def command(
    run: Run, words: tuple[str, ...], on: str, time: str, place: str, company: tuple[str, ...],
    outgoing: bool, incoming: bool, plan: bool, **marks: bool,
) -> int:  # fmt: skip
    r"""Add an entry to the log of WHO, dated today unless --on says otherwise.

    First the people, then a channel (coffee, walk, meal, visit, event, meeting, video, call, email,
    message, letter, social, or one of your settings), and all behind it is the text; `-` takes the
    text from standard input. Several people get one entry, in the note of the first. A day to come
    makes a plan; on its day the same command without a text ticks it, and the channel can be left
    out. What is there already is not written twice.

    With `-` alone, each line of standard input is an entry: WHO… CHANNEL: TEXT, with a date before
    it (or yesterday, last friday) and all that an entry of the log can hold (`2026-11-05 ada, bo coffee at Blue Bottle: looms`).
    All of them are written, or none.

    \b
    Example:
      netnotes log ada bo coffee "launch stories" --on yesterday --gave
    """
    from netnotes.commands._when import day
    from netnotes.writing.log import Asked, Logging

    if outgoing and incoming:
        raise click.UsageError("--out and --in: say one, or none where both of you spoke")
    asked = Asked(
        day=day(on, run.today, "--on") if on else run.today,
        time=time,
        direction="out" if outgoing else "in" if incoming else "",
        company=company,
        place=place,
        marks=tuple(mark for mark in _MARKS if marks[mark]),
        plan=plan,
    )
    orders = _orders(run, words, asked)
    logging = Logging(run.network, run.today, run.settings, orders)

    def say(network: Any) -> Any:
        from netnotes.views.log import build

        return build(network, logging)

    return run_write(run, *logging.intent, say, always=True)


def _orders(run: Run, words: tuple[str, ...], asked: Asked) -> list[Order]:
    """What is to be written: one entry, or one for each line of standard input."""
    from netnotes.commands._when import leading
    from netnotes.writing.log import order, order_of_line
    from netnotes.writing.log_words import people, read_lines, split

    network, settings, today = run.network, run.settings, run.today
    if words == ("-",):
        text = "\n".join(leading(line, today) for line in standard_input().splitlines())
        found = read_lines(text, network, asked.day, settings, run.who)
        if not found:
            raise click.UsageError("standard input holds no line to log")
        return [order_of_line(network, today, settings, line, asked) for line in found]
    said = split(words, settings)
    text = standard_input() if said.text == ("-",) else " ".join(said.text)
    who = people(network, said.names, settings, run.who)
    return [order(network, today, settings, who, said.channel, asked._replace(text=text))]
