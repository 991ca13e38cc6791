"""Something that you asked them is still open: one thing at a time.

An ask is open until it is answered, or until it closes by itself. An agreed, lasting ask (of an
advisor) is never open in this sense.

Source: 002, one core ask instead of a gazillion things.

Stopped: advice "How you review designs" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: warm
    asks:
      - {kind: connect, what: Climb together, minutes: 90, sent: 2026-11-18}
    ---

Ready: advice "How you review designs" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: warm
    asks:
      - {kind: connect, what: Climb together, minutes: 90, sent: 2026-11-18, answer: yes}
    ---
"""

from __future__ import annotations

from datetime import date, timedelta

from netnotes.model.ask import Ask
from netnotes.outreach.ask_state import OPEN
from netnotes.outreach.gate import Deed, Gate, Stop
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.sentences import say
from netnotes.words import calendar, shorten

gate = Gate(__name__, __doc__, verdict="wait", asked=True)


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """Any open ask to this person, the same one included."""
    case = inquiry.case
    still = [ask for ask, (state, _) in case.asks if state in OPEN and ask.sent is not None]
    if not still:
        return None
    ask = max(still, key=lambda ask: (closing_day(inquiry, ask), ask.sent, ask.what))
    assert ask.sent is not None
    closes = closing_day(inquiry, ask)
    day, what = calendar(ask.sent, case.today), shorten(ask.what, 60)
    if what:
        text = say("what you asked on {day} ({what}) is still open.", day=day, what=what)
    else:
        text = say("what you asked on {day} is still open.", day=day)
    step = Step(
        say("Wait for their answer, or until it closes by itself; write down what they say.")
    )
    evidence = (case.person.at(ask.span("sent").line),)
    return Stop(text, evidence, step, Deed(until=closes), until=closes)


def closing_day(inquiry: Inquiry, ask: Ask) -> date:
    """The day on which an unanswered ask closes."""
    settings = inquiry.case.settings
    if ask.followed_up is not None and ask.followed_up <= inquiry.case.today:
        return ask.followed_up + timedelta(settings.closed_after)
    assert ask.sent is not None
    return ask.sent + timedelta(settings.closed_without_follow_up)
