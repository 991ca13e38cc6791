"""They helped you, and there is news that they have not heard.

Whoever helped is part of the way: when your own note gains a milestone (an interview, an offer), it
is theirs to hear. Told with `#posted`, they are up to date again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netnotes.model.sections import Milestone
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, written_channel
from netnotes.sentences import say
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
    latest = next((m for m in _news(case) if m.ordinal <= case.now), None)
    if latest is None or latest.ordinal <= since:
        return
    said = partial(_say, case, latest)
    yield Because(latest.day, said, (me.at(latest.line),), partial(_step, case))


def _news(case: Case) -> list[Milestone]:
    """My milestones, the latest first; asked for everyone who helped."""
    me = case.network.me
    return case.network.once(
        "news", lambda: sorted(me.milestones if me else [], key=lambda m: -m.ordinal)
    )


def _say(case: Case, latest: Milestone) -> str:
    org = case.network.org(latest.org)
    what = latest.word or shorten(latest.text)
    if latest.word and latest.org:
        what = say("{what} at {org}", what=what, org=org.called if org else latest.org)
    day = calendar(latest.day, case.today)
    return say("They helped you, and there is news since {day}: {what}.", day=day, what=what)


def _step(case: Case) -> Step:
    how = written_channel(case)
    return Step(say("{by}: tell them how it went; it is their news too.", by=by(how)), how)
