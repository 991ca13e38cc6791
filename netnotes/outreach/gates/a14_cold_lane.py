"""A first message to a stranger: welcome, if it is well prepared.

It needs their contact preferences read, one thing to ask, the minutes it takes, and something of
theirs that it is about. Only a small ask, or a pitch. One follow-up, no more; and nobody owes an
answer. A positive one brings them into your network. Whoever was brought to you by somebody you both
know is no stranger in the same way: one small question and the minutes it takes are enough.

Source: 004, You Can Just Email People, and its four prerequisites; 001, pitch yourself to people who
are in your network and warm, or completely outside of it.

Stopped: advice "How you test timetables" 15

    [people/sam.md]
    ---
    name: Sam
    source: cold
    interests: [timetables]
    ---

Ready: advice "How you test timetables" 15

    [people/sam.md]
    ---
    name: Sam
    source: cold
    interests: [timetables]
    preferences_reviewed: 2026-11-01
    ---
"""

from __future__ import annotations

from dataclasses import replace

from netnotes.model.topic import shares, topics
from netnotes.outreach.gate import Deed, Gate, Stop
from netnotes.outreach.gates.a02_final_no import refused
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry, Request
from netnotes.sentences import say
from netnotes.words import listing

gate = Gate(__name__, __doc__, verdict="cold", strangers=True)

_SMALL = 2
_USUAL = 15


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """What is missing before a stranger may be written to."""
    if not inquiry.stranger:
        return None
    person, request = inquiry.person, inquiry.request
    evidence = (person.at(person.line),)
    theirs = _theirs(inquiry)
    if inquiry.weight > _SMALL and request.kind != "pitch":
        text = say("this is too big for someone who does not know you.")
        return Stop(text, evidence, *begin_small(inquiry))
    if request.kind == "connect" and person.introduced_by is not None:
        return None
    missing: list[str] = []
    fields: list[tuple[str, str]] = []
    filled = request
    # Somebody asked them whether they would like to hear from me; a pitch is more than that.
    brought = person.introduced_by is not None and request.kind != "pitch"
    if not brought and not person.has("preferences_reviewed"):
        missing.append(say("how they wish to be contacted (`preferences_reviewed`)"))
        fields.append(("preferences_reviewed", inquiry.case.today.isoformat()))
    if not request.what:
        missing.append(say("your question in one sentence (--what)"))
    if not request.minutes:
        missing.append(say("how many minutes it takes them (--minutes)"))
        filled = replace(filled, minutes=_USUAL)
    if not brought and not shares(request.what, theirs):
        missing.append(
            say("something of theirs that it is about (`interests`, `links`, or your words)")
        )
        filled = replace(filled, what=_what(request.what, theirs))
        if not shares(filled.what, theirs):
            fields.append(("interests", min(topics(filled.what))))
    if not missing:
        return None
    text = say("note first {what}.", what=listing(missing))
    step = Step(say("Note what is missing; then write, short and kind."))
    deed = Deed(fields=tuple(fields), request=filled if filled != request else None)
    return Stop(text, evidence, step, deed)


def begin_small(inquiry: Inquiry) -> tuple[Step, Deed]:
    """What may be asked of a stranger instead: advice, unless they said no to that too."""
    said, theirs = inquiry.request.what, _theirs(inquiry)
    for what in (_what(said, theirs), _what("", theirs), _what("", inquiry.person.offers)):
        request = Request("advice", "", what, inquiry.request.minutes or _USUAL)
        small = Inquiry(inquiry.case, request)
        if small.weight <= _SMALL and not refused(small):
            words = say(
                "Begin with something small: fifteen minutes of advice on something of theirs."
            )
            return Step(words), Deed(request=request)
    return Step(say("Let it be; there are other ways in.")), Deed()


def _what(said: str, theirs: list[str]) -> str:
    """The request as it stands, where it has a topic; else one about something of theirs."""
    if topics(said):
        return said
    known = next((text for text in theirs if topics(text)), "")
    return say("How you came to {what}", what=known or say("vector clocks"))


def _theirs(inquiry: Inquiry) -> list[str]:
    """What the note holds of theirs: interests, link labels, and what I wrote about them."""
    person = inquiry.person
    return [*person.interests, *person.links, *(text for _, text in person.prose)]
