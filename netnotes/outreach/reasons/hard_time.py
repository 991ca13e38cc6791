"""They go through a hard time, and you have not been in touch since you heard of it.

Their news, or what is on their mind, tell of a death, a grave illness, a separation or a loss. That
waits for no rhythm: it comes up at once, and rests once you were in touch or wrote. After three weeks
the rhythm has it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from netnotes.model.hard import SIGN
from netnotes.outreach.case import Case
from netnotes.outreach.hard_time import LASTS, hard_time
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, hello
from netnotes.sentences import mark, say
from netnotes.words import quoted, shorten

reason = Reason(__name__, __doc__, badge=mark("a hard time"), order=42, of=(SIGN,))


@reason
def find(case: Case) -> Iterator[Because]:
    """The latest that tells of it, while I have neither written nor been in touch since."""
    hard = hard_time(case)
    if hard is None or case.now - hard.ordinal > LASTS or _wrote_since(case, hard.ordinal):
        return
    text = say("They go through a hard time: {what}.", what=quoted(shorten(hard.text)))
    day = date.fromordinal(hard.ordinal)
    yield Because(day, text, (case.person.at(hard.line),), partial(_step, case))


def _step(case: Case) -> Step:
    how = hello(case).channel
    return Step(
        say("{by}: say that you think of them, and leave the rest to them.", by=by(how)), how
    )


def _wrote_since(case: Case, day: int) -> bool:
    """Whether I was in touch or wrote on that day or later; what they wrote says nothing of me."""
    return any(
        touch.entry.ordinal >= day
        and touch.entry.direction != "in"
        and touch.entry.counts(case.today)
        for touch in case.touches
    )
