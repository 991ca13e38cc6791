"""They helped you, and there is news that they have not heard.

Whoever helped is part of the way: when your own note gains a milestone (an interview, an offer), it
is theirs to hear. Told with `#posted`, they are up to date again.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, written_channel
from netnotes.words import calendar, shorten

reason = Reason(__name__, __doc__, order=80, of=("asks", "#got"))


@reason
def find(case: Case) -> Iterator[Because]:
    """The latest milestone on or after their first help and later than the last #posted."""
    me = case.network.me
    helps = [entry.ordinal for entry in case.marked("got")] if me else []
    for ask, _ in case.asks if me else ():
        day = ask.answered or ask.sent
        if ask.answer == "yes" and day is not None and day <= case.today:
            helps.append(day.toordinal())
    if me is None or not helps:
        return
    since = max(min(helps) - 1, case.last_marked("posted"))
    news = [m for m in me.milestones if since < m.ordinal <= case.now]
    if not news:
        return
    latest = max(news, key=lambda milestone: milestone.ordinal)
    org = case.network.org(latest.org)
    at = f" at {org.called if org else latest.org}" if latest.org else ""
    words = f"{latest.word}{at}" if latest.word else shorten(latest.text)
    text = f"They helped you, and there is news since {calendar(latest.day, case.today)}: {words}."
    how = written_channel(case)
    step = Step(f"{by(how)}: tell them how it went; it is their news too.", how)
    yield Because(latest.day, text, (me.at(latest.line),), step)
