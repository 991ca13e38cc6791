"""An answer on its way into the note: what `ask yes`, `ask no` and `ask later` share."""

from __future__ import annotations

from netnotes.commands._shared import Run
from netnotes.commands._writing import run_write
from netnotes.commands.ask._options import asked_person, day_of, said_of, which_one


def write_answer(
    run: Run, answer: str, who: str, kind: str | None, to: str, what: str, on: str, *,
    until: str = "", outcome: str = "", people: tuple[str, ...] = (),
) -> int:  # fmt: skip
    """Write down an answer, and say what is kind now; gives the exit status."""
    from netnotes.commands._when import day
    from netnotes.views.asked import answered
    from netnotes.writing.ask_answer import answering

    person = asked_person(run, who)
    back = day(until, run.today, "--until", to_come=True) if until else None
    intent, told = answering(
        run.network, run.today, run.settings, person, which_one(kind, to, what), answer,
        day_of(run, on), until=back, outcome=outcome, people=people,
    )  # fmt: skip
    return run_write(run, intent.title, intent.steps, said_of(run, person.key, told, answered))
