"""Their birthday is within the week.

With or without the year; 29 February is kept on the 28th in common years. On the day itself it is
done once you were in touch or wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from netnotes.config import Settings
from netnotes.model.head import BORN
from netnotes.model.network import Network
from netnotes.model.values.partial_date import PartialDate
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, channel
from netnotes.sentences import mark, say
from netnotes.words import on


def _near(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """Those whose birthday is near, told without dates: nearly everyone has one."""
    near = {
        (month, day)
        for month in range(1, 13)
        for day in range(1, 32)
        if PartialDate(0, month, day).may_come_within(settings.horizon, today)
    }
    return frozenset(key for key, note in network.notes.items() if note.head[BORN][1:] in near)


reason = Reason(__name__, __doc__, badge=mark("birthday"), order=50, of=("birthday",), likely=_near)


@reason
def find(case: Case) -> Iterator[Because]:
    """The birthday, when it comes round within the horizon."""
    plain = case.person.head[BORN]
    if not plain:
        return
    born = PartialDate._make(plain)
    day = born.next_on_or_after(case.today)
    if day is None or (day - case.today).days > case.settings.horizon:
        return
    if day == case.today and _wished(case):
        return
    yield Because(
        day, partial(_say, case, born, day), partial(_where, case), partial(_step, case, day)
    )


def _wished(case: Case) -> bool:
    """Whether I was in touch or wrote today; what they wrote says nothing of me."""
    return any(
        touch.entry.ordinal == case.now
        and touch.entry.direction != "in"
        and touch.entry.counts(case.today)
        for touch in case.touches
    )


def _say(case: Case, born: PartialDate, day: date) -> str:
    age = day.year - born.year
    when = on(day, case.today)
    if born.year and 0 < age < 130:
        return say("Their birthday is {on}; they turn {age}.", on=when, age=age)
    return say("Their birthday is {on}.", on=when)


def _where(case: Case) -> tuple[str, ...]:
    return (case.person.field_at("birthday"),)


def _step(case: Case, day: date) -> Step:
    how = (
        channel(case)
        if channel(case) in ("call", "video", "letter", "message", "email")
        else "message"
    )
    if day > case.today and how != "letter":  # a letter is to be on its way by then
        words = say(
            "Note the day, and think of something small. {by} on the day itself.", by=by(how)
        )
    else:
        words = say(
            "{by}: wish them well in your own words; a present is a nice surprise.", by=by(how)
        )
    return Step(words, how)
