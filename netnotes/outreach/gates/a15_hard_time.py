"""They go through a hard time: be there, and ask for nothing for three weeks.

As far as their news, or what is on their mind, tell of a death, a grave illness, a separation or a loss.
`connect` is no favour, and company may be what is wanted. It waits whoever they are, and whoever brought the
matter up.

Source: 004, networking is making friends, and friends come before what one wants of them.

Stopped: advice "How you review designs" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    ---

    ## News

    - 2026-11-10 his father died

Ready: advice "How you review designs" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    ---

    ## News

    - 2026-09-10 his father died
"""

from __future__ import annotations

from datetime import date, timedelta

from netnotes.outreach.gate import Deed, Gate, Stop
from netnotes.outreach.hard_time import LASTS, hard_time
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.sentences import say
from netnotes.words import quoted, shorten

gate = Gate(__name__, __doc__, verdict="wait")


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """News of a hard time that are three weeks old at most."""
    if inquiry.request.kind == "connect":
        return None
    case = inquiry.case
    hard = hard_time(case)
    if hard is None:
        return None
    until = date.fromordinal(hard.ordinal) + timedelta(days=LASTS)
    if until <= case.today:
        return None
    text = say("they go through a hard time ({what}).", what=quoted(shorten(hard.text)))
    step = Step(say("Be there without asking: say that you think of them."))
    evidence = (case.person.at(hard.line),)
    return Stop(text, evidence, step, Deed(until=until, contacts=1), until=until)
