"""Their birthday is within the week.

With or without the year; 29 February is kept on the 28th in common years.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.values.partial_date import PartialDate
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, channel
from netnotes.sentences import say
from netnotes.words import on


def _near(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """Those whose birthday is near, told without dates: nearly everyone has one."""
    near = {
        (0, month, day)
        for month in range(1, 13)
        for day in range(1, 32)
        if PartialDate(0, month, day).may_come_within(settings.horizon, today)
    }
    return frozenset(
        key
        for key, note in network.notes.items()
        if "birthday" in note.values and (0, *note.values["birthday"][1:]) in near
    )


reason = Reason(__name__, __doc__, order=50, of=("birthday",), likely=_near)


@reason
def find(case: Case) -> Iterator[Because]:
    """The birthday, when it comes round within the horizon."""
    born = case.person.birthday
    if born is None:
        return
    day = born.next_on_or_after(case.today)
    if day is None or (day - case.today).days > case.settings.horizon:
        return
    age = day.year - born.year
    when = on(day, case.today)
    if born.year and 0 < age < 130:
        text = say("Their birthday is {on}; they turn {age}.", on=when, age=age)
    else:
        text = say("Their birthday is {on}.", on=when)
    how = (
        channel(case)
        if channel(case) in ("call", "video", "letter", "message", "email")
        else "message"
    )
    if (day - case.today).days > 2:
        words = say(
            "Note the day, and think of something small. {by} on the day itself.", by=by(how)
        )
    else:
        words = say(
            "{by}: wish them well in your own words; a present is a nice surprise.", by=by(how)
        )
    yield Because(day, text, (case.person.field_at("birthday"),), Step(words, how))
