"""They said no to this. A no is final and needs no reason.

The same kind about the same target stays closed. Targets compare as organizations or people;
`advice` and `favor` by the words of `what`. Where a request names no target, the same words count,
whoever the refused ask was about. A no to a `connect` without a topic holds half a year.
The friendship goes on; something else may be asked, in its time.

Source: 003, Rule #5, "No" is a complete sentence; friends' noes are to be respected.

Stopped: pitch to Acme "A backend position on the sync team" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    org: Acme
    title: Software Engineer
    willing: [pitch]
    asks:
      - {kind: pitch, to: Acme, what: Refer me, minutes: 10, sent: 2026-01-10, answer: no, answered: 2026-01-12}
    ---

Ready: pitch to Acme "A backend position on the sync team" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    org: Acme
    title: Software Engineer
    willing: [pitch]
    asks:
      - {kind: pitch, to: Globex, what: Refer me, minutes: 10, sent: 2026-01-10, answer: no, answered: 2026-01-12}
    ---
"""

from __future__ import annotations

import re
from datetime import date

from netnotes.model.ask import Ask
from netnotes.model.note import fold
from netnotes.model.org import company_key
from netnotes.model.topic import same_topic
from netnotes.outreach.gate import Gate, Stop
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.sentences import say
from netnotes.words import calendar

_WORD = re.compile(r"\w+")

#: So many words say one thing only, even in the midst of a message; "refer me" may be meant of anyone.
_A_SENTENCE = 4

gate = Gate(__name__, __doc__, verdict="no", asked=True)


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """An ask of the same kind about the same target that was answered no."""
    noes = refused(inquiry)
    if not noes:
        return None
    day, ask = max(noes, key=lambda pair: pair[0])
    if day > date.min:
        when = calendar(day, inquiry.case.today)
        text = say("they said no to this on {day}, and that is enough of an answer.", day=when)
    else:
        text = say("they said no to this, and that is enough of an answer.")
    step = Step(say("Let it be. A hello that asks for nothing is always fine."))
    return Stop(text, (inquiry.person.at(ask.line),), step)


def refused(inquiry: Inquiry) -> list[tuple[date, Ask]]:
    """The asks of the same about the same that were answered no, each with its day."""
    return [
        (ask.answered or ask.sent or date.min, ask)
        for ask, (state, _) in inquiry.case.asks
        if state == "no" and ask.kind == inquiry.request.kind and same_target(inquiry, ask)
    ]


def same_target(inquiry: Inquiry, ask: Ask) -> bool:
    """Whether an ask is about the same as the request."""
    request = inquiry.request
    if request.kind == "connect" and not (ask.what and request.what):
        when = ask.answered or ask.sent
        since = inquiry.case.now - inquiry.case.settings.soft_no
        return when is not None and when.toordinal() > since
    if request.kind in ("advice", "favor", "connect"):
        return ask.about == request.about and same_topic(ask.what, request.what)
    named = ask.to.target if ask.to else ""
    if named and not request.to:
        return _same_words(ask.what, request.what)
    network = inquiry.network
    person = network.person(named) if named else None
    if person is not None or inquiry.to_person is not None:
        return person is inquiry.to_person
    org = network.org(named) if named else None
    if org is not None or inquiry.org is not None:
        return org is inquiry.org
    return company_key(named) == company_key(request.to) or fold(named) == fold(request.to)


def _same_words(refused: str, said: str) -> bool:
    """Whether a text says the words of an ask: no others, or a longer sentence among others."""
    mine, theirs = (_WORD.findall(fold(text)) for text in (refused, said))
    if len(mine) < _A_SENTENCE:
        return bool(mine) and mine == theirs
    return f" {' '.join(mine)} " in f" {' '.join(theirs)} "
