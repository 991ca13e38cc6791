"""A day to remember is within the week: a wedding, a move, a loss.

The days are those of the note's `dates`, each under a label of your own.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, written_channel
from netnotes.sentences import count, mark, say
from netnotes.words import capital, number, on

reason = Reason(__name__, __doc__, badge=mark("a day to remember"), order=60, of=("dates",))


@reason
def find(case: Case) -> Iterator[Because]:
    """Days of the note's `dates` that come round within the horizon."""
    for label, kept in case.person.dates.items():
        day = kept.next_on_or_after(case.today)
        if day is None or (day - case.today).days > case.settings.horizon:
            continue
        years = day.year - kept.year if kept.year else 0
        what, when = capital(label), on(day, case.today)
        if years > 0:
            text = count(
                "{what}: {on}; one year.", "{what}: {on}; {n} years.", years,
                what=what, on=when, n=number(years),
            )  # fmt: skip
        else:
            text = say("{what}: {on}.", what=what, on=when)
        how = written_channel(case)
        step = Step(say("{by}: a line on the day says that you remembered.", by=by(how)), how)
        yield Because(day, text, (case.person.field_at("dates"),), step)
