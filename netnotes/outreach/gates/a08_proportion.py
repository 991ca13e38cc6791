"""The ask is bigger than what the two of you carry so far.

Close ties carry a huge ask, warm ones a big one, everyone else a small one. A long record of being
in touch carries one more. A discount weighs the most of all; work offered in trade makes it lighter.

Source: 004, engagements are proportional to how well you know someone, and one can borrow against
a well established reputation.

Stopped: favor/practical "Lend me your van for the move on Saturday" 180

    [people/sam.md]
    ---
    name: Sam
    closeness: acquaintance
    ---

    ## Log

    - 2026-11-01 coffee: his garden #gave
    - 2026-09-01 coffee: his garden
    - 2026-07-01 coffee: his garden

Ready: favor/practical "Lend me your van for the move on Saturday" 180

    [people/sam.md]
    ---
    name: Sam
    closeness: warm
    ---

    ## Log

    - 2026-11-01 coffee: his garden #gave
    - 2026-09-01 coffee: his garden
    - 2026-07-01 coffee: his garden
"""

from __future__ import annotations

from dataclasses import replace

from netnotes.outreach.gate import Deed, Gate, Stop, times
from netnotes.outreach.gives import kindness
from netnotes.outreach.reason import Step
from netnotes.outreach.request import CARRIED, CARRIES, SIZES, Inquiry
from netnotes.outreach.step import hello
from netnotes.sentences import mark, say

gate = Gate(__name__, __doc__, verdict="warm-up", of_network=True, waived=True)

_PAY = mark("Pay what their work is worth, or offer some of yours in trade.")


@gate.when
def stops(inquiry: Inquiry) -> bool:
    """The weight is above what the standing carries."""
    return inquiry.weight > inquiry.carries


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """The weight is above what the standing carries."""
    case = inquiry.case
    if not stops(inquiry):
        return None
    text = say(
        "{size}; so far you two carry {carried}.",
        size=say(SIZES[inquiry.weight]),
        carried=say(CARRIED[inquiry.carries]),
    )
    closeness = case.person.closeness
    at = (
        case.person.field_at("closeness")
        if closeness
        else (case.touches[0].at if case.touches else case.person.at(case.person.line))
    )
    even = _even(inquiry)
    if even is not None and even.weight <= even.carries:
        step = Step(say(_PAY), hello(case).channel)
        return Stop(text, (at,), step, Deed(request=even.request))
    asked = even or inquiry
    missing = _missing(asked)
    first, marks = kindness(case, asked.request.kind) or (hello(case), ())
    words = [say(_PAY)] if even is not None else []
    words.append(say("Be in touch {times} more first, without asking.", times=times(missing)))
    if closeness:
        words.append(
            say(
                "If “{word}” no longer says how close you are, change that word in the note.",
                word=closeness,
            )
        )
    fields = (("closeness", _grown(asked)),) if closeness else ()
    deed = Deed(missing, marks, fields=fields, request=even.request if even else None)
    return Stop(text, (at,), Step(" ".join((*words, first.text)), first.channel), deed)


def _even(inquiry: Inquiry) -> Inquiry | None:
    """A discount with a trade in return, where that makes it lighter (R168, R169)."""
    request = inquiry.request
    if request.about != "discount" or request.offer:
        return None
    even = Inquiry(inquiry.case, replace(request, offer=say("some work of mine in return")))
    return even if even.weight < inquiry.weight else None


def _grown(inquiry: Inquiry) -> str:
    """The standing that carries it, a long record counted in."""
    borrowed = inquiry.carries - CARRIES[inquiry.case.standing]
    return "warm" if inquiry.weight - borrowed <= CARRIES["warm"] else "close"


def _missing(inquiry: Inquiry) -> int:
    """How many contacts would make the tie carry it, each on a day of its own."""
    case, settings = inquiry.case, inquiry.case.settings
    close = _grown(inquiry) == "close"
    needed = settings.close_contacts if close else settings.warm_contacts
    # While the missing ones are made, older ones leave the window: a quarter of a year is kept.
    since = case.now - settings.contact_window + 90
    recent = sum(day > since for day in case.contacts.all)
    return max(1, needed - recent)
