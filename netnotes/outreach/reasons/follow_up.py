"""You asked a week ago and have no answer: exactly one follow-up, then peace.

People are busy, and mail gets lost; one friendly reminder is fine, a second is not. Two weeks after
it the ask closes by itself, and nothing nags. Nobody owes an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.case import Case
from netnotes.outreach.parts import holders
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, written_channel
from netnotes.sentences import mark, say
from netnotes.words import calendar, shorten


def _likely(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """Those of whom something was asked that has no answer."""
    del settings
    return holders(network, today, "ask open")


reason = Reason(
    __name__, __doc__, badge=mark("follow up"), order=30, of=("asks",), search=True, likely=_likely
)


@reason
def find(case: Case) -> Iterator[Because]:
    """Asks in the state follow-up-due."""
    for ask, (state, _) in case.asks:
        if state != "follow-up-due" or ask.sent is None:
            continue
        day, what = calendar(ask.sent, case.today), shorten(ask.what)
        if what:
            text = say(
                "You asked on {day} ({what}) and have heard nothing yet.", day=day, what=what
            )
        else:
            text = say("You asked on {day} and have heard nothing yet.", day=day)
        how = ask.channel or written_channel(case)
        words = say(
            "{by}: one friendly follow-up that is easy to say no to, then let it rest.", by=by(how)
        )
        step = Step(words, how)
        due = ask.sent.fromordinal(ask.sent.toordinal() + case.settings.follow_up_after)
        yield Because(due, text, (case.person.at(ask.span("sent").line),), step)
