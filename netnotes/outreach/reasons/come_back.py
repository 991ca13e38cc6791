"""They answered "later", and the day they named has come.

A later is neither a yes nor a no: you may come back to it, once, from that day on. It stands here
until something is asked of them on or after that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.case import Case
from netnotes.outreach.parts import holders
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, channel
from netnotes.sentences import mark, say
from netnotes.words import calendar, shorten


def _likely(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """Those who named a day."""
    del settings
    return holders(network, today, "ask named")


reason = Reason(
    __name__,
    __doc__,
    badge=mark("come back to it"),
    order=40,
    of=("asks",),
    search=True,
    likely=_likely,
)


@reason
def find(case: Case) -> Iterator[Because]:
    """Asks answered `later` whose date has come, until one is sent on or after that date.

    Not those that I let go.
    """
    for ask, (state, later) in case.asks:
        if state != "later" or later is None or later > case.today or ask.dropped:
            continue
        if any(other.sent and later <= other.sent <= case.today for other, _ in case.asks):
            continue
        day, what = calendar(later, case.today), shorten(ask.what)
        if what:
            text = say("They said “later” and named {day}: {what}.", day=day, what=what)
        else:
            text = say("They said “later” and named {day}.", day=day)
        how = channel(case)
        words = say("{by}: ask how they are first, then come back to it.", by=by(how))
        step = Step(words, how)
        yield Because(later, text, (case.person.at(ask.span("later").line),), step)
