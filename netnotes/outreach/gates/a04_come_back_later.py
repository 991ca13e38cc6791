"""They said "later" and named a day that has not come.

Until then the same kind rests, and so does every big ask.

Source: 003, respect what friends tell you; 004, be conservative in what you ask for.

Stopped: pitch to Acme "A backend position" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    org: Acme
    title: Software Engineer
    willing: [pitch]
    asks:
      - {kind: introduction, to: Globex, what: Introduce me to Bo, sent: 2026-08-01, answer: later, later: 2027-01-10}
    ---

Ready: pitch to Acme "A backend position" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    org: Acme
    title: Software Engineer
    willing: [pitch]
    asks:
      - {kind: introduction, to: Globex, what: Introduce me to Bo, sent: 2026-08-01, answer: later, later: 2026-11-10}
    ---
"""

from __future__ import annotations

from netnotes.outreach.gate import Deed, Gate, Stop
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.sentences import say
from netnotes.words import calendar

gate = Gate(__name__, __doc__, verdict="wait", asked=True)


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """An ask answered `later` whose date has not come: the same kind, or any big ask."""
    case = inquiry.case
    named = [
        (later, ask)
        for ask, (state, later) in case.asks
        if state == "later"
        and later is not None
        and later > case.today
        and (ask.kind == inquiry.request.kind or inquiry.big)
    ]
    if not named:
        return None
    later, ask = max(named, key=lambda pair: pair[0])
    text = say("they said “later” and named {day}.", day=calendar(later, case.today))
    evidence = (case.person.at(ask.span("later").line),)
    if inquiry.stranger:
        step, deed = Step(say("Let the day come.")), Deed(until=later)
    else:
        step = Step(say("Let the day come. Until then, be in touch without asking."))
        deed = Deed(until=later, contacts=1)
    return Stop(text, evidence, step, deed, until=later)
