"""It has been a long time: first be back in touch, then ask.

Asking for advice or to connect is a good way to warm up, and stays open. What is big waits until
there is a current relationship again.

Source: 002, after ten years of silence an introduction is unlikely to be made; nurture first.

Stopped: introduction to Facebook "Introduce me to Bob Smith"

    [people/sally.md]
    ---
    name: Sally
    title: Software Engineer
    met: 2014
    source: classmate
    ---

    ## Log

    - 2016-05-03 event: graduation
    - 2016-04-03 meeting: accounting homework #gave
    - 2016-03-03 meeting: accounting homework #gave

Ready: advice "How you decided where to work" 30

    [people/sally.md]
    ---
    name: Sally
    title: Software Engineer
    met: 2014
    source: classmate
    ---

    ## Log

    - 2016-05-03 event: graduation
"""

from __future__ import annotations

from datetime import date

from netnotes.outreach.gate import Deed, Gate, Stop
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.outreach.step import hello
from netnotes.sentences import say
from netnotes.words import ago

gate = Gate(__name__, __doc__, verdict="warm-up", of_network=True, waived=True, big=True)


@gate.when
def stops(inquiry: Inquiry) -> bool:
    """A big ask of someone whose standing is dormant."""
    return inquiry.big and inquiry.case.standing == "dormant"


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """A big ask of someone whose standing is dormant."""
    case = inquiry.case
    if not stops(inquiry):
        return None
    days = case.contacts.all  # an answer is contact, but not yet a relationship
    if days:
        when = ago(date.fromordinal(days[-1]), case.today)
        text = say("you were last in touch {ago}; this needs a current relationship.", ago=when)
    else:
        text = say("nothing is logged between you; this needs a current relationship.")
    touch = next((t for t in case.touches if t.entry.interacts(case.today)), None)
    evidence = (touch.at if touch else case.person.at(case.person.line),)
    first = hello(case)
    words = say("Catch up first, for its own sake. {step}", step=first.text)
    step = Step(words, first.channel)
    return Stop(text, evidence, step, Deed(contacts=1))
