"""They helped you and have not been thanked.

A `#got` in the log, or a yes that led somewhere, later than the last `#thanked`. It is offered for
two months and then left to the person's page: a thank-you is a joy, never a debt.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.head import HELPS
from netnotes.model.network import Network
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, written_channel
from netnotes.sentences import mark, say
from netnotes.words import calendar, quoted, shorten


def _likely(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """Those who helped within the window, by their log or by saying yes to something."""
    now = today.toordinal()
    since = now - settings.thank_you_window
    return frozenset(
        key
        for key, note in network.notes.items()
        if any(since < day <= now for day in note.head[HELPS])
    )


reason = Reason(
    __name__, __doc__, badge=mark("thank you"), order=70, of=("asks", "#got"), likely=_likely
)


@reason
def find(case: Case) -> Iterator[Because]:
    """The latest help that no thanks followed, within the window."""
    thanked = case.last_marked("thanked")
    since = max(thanked, case.now - case.settings.thank_you_window)
    helps = sorted(_helps(case), reverse=True)
    latest = next(((day, what, at) for day, what, at in helps if since < day <= case.now), None)
    if latest is None:
        return
    ordinal, what, at = latest
    day = date.fromordinal(ordinal)
    when = calendar(day, case.today)
    if what:
        text = say("They helped you on {day}: {what}.", day=when, what=quoted(what))
    else:
        text = say("They helped you on {day}.", day=when)
    how = written_channel(case)
    words = say("{by}: thank them, and say what it changed for you.", by=by(how))
    yield Because(day, text, (at,), Step(words, how))


def _helps(case: Case) -> Iterator[tuple[int, str, str]]:
    """Each help: its day, what it was, and where it is written."""
    for entry in case.marked("got"):
        words = " ".join(word for word in entry.text.split() if not word.startswith("#"))
        yield entry.ordinal, shorten(words), case.person.at(entry.line)
    for ask, (state, _) in case.asks:
        day = ask.answered or ask.sent
        if state == "yes" and ask.outcome and day is not None:
            yield day.toordinal(), shorten(ask.outcome), case.person.at(ask.line)
