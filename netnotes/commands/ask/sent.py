"""An ask that was sent."""

from __future__ import annotations

import click

from netnotes.commands._shared import WHO, Run
from netnotes.commands._writing import run_write, writer
from netnotes.commands.ask._options import (
    asked_person,
    day_of,
    kind_of_ask,
    on_day,
    said_of,
    saying,
)


@click.command()
@click.argument("who", type=WHO)
@kind_of_ask(default=None, required=False)
@saying
@on_day
@click.option(
    "--anyway", default="", metavar="SENTENCE", help="Why you asked although it was not ready."
)
@writer
def command(run: Run, who: str, kind: str | None, on: str, anyway: str, **said: str) -> int:
    r"""Write down that you asked WHO. netnotes itself never sends anything.

    Without KIND it is the one idea in the note; with it, the idea of that kind, or a new ask of what
    you say. Where the rules did not say ready on that day, nothing is written, the answer is that of
    `netnotes ask check`, and the status is 1: the rules advise, you decide. One sentence behind
    --anyway writes it down, and is kept with the ask.

    \b
    Example:
      netnotes ask sent alice advice --what "How do you review designs?" --minutes 20
    """
    from netnotes.views.asked import asked
    from netnotes.writing.ask_idea import sending

    person = asked_person(run, who)
    day = day_of(run, on) or run.today
    done = sending(
        run.network, run.today, run.settings, person, kind or "", said, day, anyway
    )  # fmt: skip
    if done.intent is None or done.told is None:
        from netnotes.views.ask import not_ready

        assert done.answer is not None
        view = not_ready(done.answer)
        run.print_view(view)
        return view.status
    intent = done.intent
    return run_write(run, intent.title, intent.steps, said_of(run, person.key, done.told, asked))
