"""Give first. A big ask comes after something of value to them, and after the last thanks.

It need not be much: a link they would like, a hand with a move, bringing two people together. Where
they are ahead of you, thanks and news count. Friends do not keep books: in a personal context, where
you declared the tie close, or where you know that they are willing, this gate stands open.

Source: 002, give value and then ask, and not ten years ago; 004, reciprocity, and less of it is
expected when networking up; 003, no balance sheet among friends.

Stopped: favor/word "Put in a word with your head of platform" 10

    [people/sam.md]
    ---
    name: Sam
    closeness: warm
    ---

    ## Log

    - 2026-11-10 coffee: climbing
    - 2025-10-10 coffee: found him a flat #gave

Ready: favor/word "Put in a word with your head of platform" 10

    [people/sam.md]
    ---
    name: Sam
    closeness: warm
    ---

    ## Log

    - 2026-11-10 coffee: climbing
    - 2026-10-10 coffee: found him a flat #gave
"""

from __future__ import annotations

from datetime import date

from netnotes.outreach.gate import Deed, Gate, Stop
from netnotes.outreach.gives import keeps_no_books, kindness, last_give, thanks_owed
from netnotes.outreach.request import Inquiry
from netnotes.sentences import say
from netnotes.words import ago, calendar

gate = Gate(__name__, __doc__, verdict="warm-up", of_network=True, waived=True, big=True)


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """A big ask without a give in the window, or while thanks for their last yes are owed."""
    case = inquiry.case
    kind = inquiry.request.kind
    if not inquiry.big or keeps_no_books(case, kind):
        return None
    first = kindness(case, kind)
    if first is None:
        return None
    owed = thanks_owed(case)
    last, at = last_give(case)
    if owed is not None:
        day, at = owed
        text = say(
            "they said yes on {day}, and a thank-you comes first.", day=calendar(day, case.today)
        )
    elif last:
        when = ago(date.fromordinal(last), case.today)
        text = say("what you last did for them was {ago}.", ago=when)
    else:
        text = say("something for them comes first, and so far the notes tell of nothing.")
    evidence = (at or case.person.at(case.person.line),)
    return Stop(text, evidence, first.step, Deed(contacts=1, marks=first.marks))
