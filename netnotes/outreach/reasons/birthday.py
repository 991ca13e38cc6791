"""Their birthday is within the week.

With or without the year; 29 February is kept on the 28th in common years.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, channel
from netnotes.words import on

reason = Reason(__name__, __doc__, order=50, of=("birthday",))


@reason
def find(case: Case) -> Iterator[Because]:
    """The birthday, when it comes round within the horizon."""
    born = case.person.birthday
    if born is None or not born.may_come_within(case.settings.horizon, case.today):
        return
    day = born.next_on_or_after(case.today)
    if day is None or (day - case.today).days > case.settings.horizon:
        return
    age = day.year - born.year
    turns = f"; they turn {age}" if born.year and 0 < age < 130 else ""
    text = f"Their birthday is {on(day, case.today)}{turns}."
    how = (
        channel(case)
        if channel(case) in ("call", "video", "letter", "message", "email")
        else "message"
    )
    step = Step(f"{by(how)}: wish them well in your own words; a present is a nice surprise.", how)
    if (day - case.today).days > 2:
        step = Step(
            f"Note the day, and think of something small. {by(how)} on the day itself.", how
        )
    yield Because(day, text, (case.person.field_at("birthday"),), step)
