"""Whether somebody goes through a hard time, as far as their news and what is on their mind tell.

Told by the words (`model.hard`). Then nothing cheerful is suggested: no light question, no opening
about a hobby.
"""

from __future__ import annotations

from netnotes.model.dated import Dated
from netnotes.model.hard import SIGN, tells_of_a_hard_time
from netnotes.model.head import SIGNS
from netnotes.outreach.case import Case
from netnotes.sentences import mark

#: For so many days it is brought up, and asks wait.
LASTS = 21

#: What may be asked of somebody in a hard time, in place of the bank.
QUESTIONS = (
    mark("How are you today?"),
    mark("Would you like to speak of it, or rather of something else?"),
    mark("What would make this week a little lighter?"),
    mark("Who is with you these days?"),
)


def hard_time(case: Case) -> Dated | None:
    """The latest that tells of a hard time, while it is fresh; None where nothing does."""
    if SIGN not in case.person.head[SIGNS]:
        return None
    found = [
        item
        for item in (*case.person.news, *case.person.mind)
        if 0 < item.ordinal <= case.now
        and case.now - item.ordinal <= case.settings.stale_mind
        and tells_of_a_hard_time(item.text)
    ]
    return max(found, key=lambda item: item.ordinal, default=None)
