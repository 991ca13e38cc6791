"""You asked them something not long ago: give it two months.

`connect` neither starts nor obeys it: seeing each other over something you both like is no favour.
Nor does advice that led to a conversation, nor a "later" whose day has come. Where they brought a matter
up, or it is their work, only silence counts: who never answered is left in peace all the same.

Source: 003, Don't always ask; 002, it is hard to like a person who keeps asking for favours.

Stopped: favor/word "Put in a word with your head of platform" 10

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    asks:
      - {kind: favor, about: practical, what: Lend me your drill, minutes: 5, sent: 2026-11-01, answer: yes}
    ---

Ready: favor/word "Put in a word with your head of platform" 10

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    asks:
      - {kind: favor, about: practical, what: Lend me your drill, minutes: 5, sent: 2026-08-01, answer: yes}
    ---
"""

from __future__ import annotations

from datetime import date, timedelta

from netnotes.model.ask import Ask
from netnotes.outreach.ask_state import AskState
from netnotes.outreach.case import Case
from netnotes.outreach.gate import Deed, Gate, Stop
from netnotes.outreach.readiness import they_raised_it
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.sentences import say
from netnotes.words import calendar

gate = Gate(__name__, __doc__, verdict="wait", asked=True)


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """An ask sent to them within the gap."""
    if inquiry.request.kind == "connect":
        return None
    case = inquiry.case
    gap = timedelta(case.settings.ask_gap)
    sent = [
        (ask.sent, ask) for ask, state in case.asks if _counts(inquiry, ask, state) and ask.sent
    ]
    if sent and they_raised_it(inquiry):
        sent = [(day, ask) for day, ask in sent if _is_silent(case, ask, day)]
    if not sent:
        return None
    day, ask = max(sent, key=lambda pair: pair[0])
    until = day + gap
    if until <= case.today:
        return None
    text = say("you asked them something on {day}.", day=calendar(day, case.today))
    evidence = (case.person.at(ask.span("sent").line),)
    if inquiry.stranger:
        step, deed = Step(say("Let it rest until then.")), Deed(until=until)
    else:
        step = Step(say("Let it rest until then, and be in touch without asking."))
        deed = Deed(until=until, contacts=1)
    return Stop(text, evidence, step, deed, until=until)


def _counts(inquiry: Inquiry, ask: Ask, state: AskState) -> bool:
    """Whether a sent ask starts the gap."""
    case = inquiry.case
    if ask.sent is None or ask.sent > case.today or ask.kind == "connect" or ask.standing:
        return False
    if state.state == "later" and state.due_on is not None and state.due_on <= case.today:
        return False
    if ask.kind == "advice":
        since = ask.sent.toordinal()
        days = case.contacts.all
        return not days or days[-1] <= since
    return True


def _is_silent(case: Case, ask: Ask, sent: date) -> bool:
    """Whether nothing came of an ask, and nothing from them since."""
    return not ask.answer and case.last_contact <= sent.toordinal()
