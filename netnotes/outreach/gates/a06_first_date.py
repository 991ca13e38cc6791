"""You have met once or twice: nothing big is asked on a first date, nor on a second.

Big asks need a few friendly occasions first, unless you declared the tie close or warm. Advice and
connecting over a shared interest are how one warms up, and stay open. Where the first contact was
business (`#work`), the next one should be personal.

Source: 003, the "First Date" rule: never on the first interaction, and honestly, not on the second.

Stopped: introduction to Globex "Introduce me to Bob Smith"

    [people/sam.md]
    ---
    name: Sam
    title: Software Engineer
    willing: [introduction]
    ---

    ## Log

    - 2026-11-10 coffee: second time
    - 2026-10-10 event: first time #gave

Ready: introduction to Globex "Introduce me to Bob Smith"

    [people/sam.md]
    ---
    name: Sam
    title: Software Engineer
    willing: [introduction]
    ---

    ## Log

    - 2026-11-15 walk: third time
    - 2026-11-10 coffee: second time
    - 2026-10-10 event: first time #gave
"""

from __future__ import annotations

from netnotes.model.head import SOURCE
from netnotes.model.network import Touch
from netnotes.model.person import KNOWN_SOURCES
from netnotes.outreach.case import Case
from netnotes.outreach.gate import Deed, Gate, Stop, times
from netnotes.outreach.gives import kindness
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.outreach.step import hello
from netnotes.sentences import say

gate = Gate(__name__, __doc__, verdict="warm-up", of_network=True, waived=True, big=True)


@gate.when
def stops(inquiry: Inquiry) -> bool:
    """A big ask after at most two interactions, the tie not declared close or warm."""
    case = inquiry.case
    few = len(case.contacts.all) <= case.settings.first_date
    return inquiry.big and few and case.person.closeness not in ("close", "warm")


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """A big ask after at most two interactions, the tie not declared close or warm."""
    case = inquiry.case
    if not stops(inquiry):
        return None
    met = len(case.contacts.all)
    missing = case.settings.first_date + 1 - met
    text = _how_often(case, met)
    happened = [touch for touch in case.touches if touch.entry.interacts(case.today)]
    evidence = _occasions(case) or (case.person.at(case.person.line),)
    if happened and "work" in happened[-1].entry.marks and not _personal(happened):
        step = Step(_make_it_personal(missing), hello(case).channel)
        return Stop(text, evidence, step, Deed(missing, ("personal",)))
    first, marks = kindness(case, inquiry.request.kind) or (hello(case), ())
    words = say("Be in touch {times} more first. {step}", times=times(missing), step=first.text)
    step = Step(words, first.channel)
    return Stop(text, evidence, step, Deed(missing, marks))


def _how_often(case: Case, met: int) -> str:
    """How often we were in touch; of an old tie it is said that only the notes tell it so."""
    if not met:
        return say("you hardly know each other yet, and this is too big for a first date.")
    if KNOWN_SOURCES.isdisjoint(case.person.head[SOURCE]):
        return say(
            "you have been in touch {times}, and this is too big for a first date.",
            times=times(met),
        )
    return say(
        "as far as the notes tell you have been in touch {times}, and this is too big for a first date; where you know each other well, `closeness` says so.",
        times=times(met),
    )


def _make_it_personal(missing: int) -> str:
    """What comes next where all there was is business."""
    if missing > 1:
        return say(
            "The first contact was business: make the next one personal, out of interest in them, and be in touch {times} more after that.",
            times=times(missing - 1),
        )
    return say(
        "The first contact was business: make the next one personal, out of interest in them."
    )


def _occasions(case: Case) -> tuple[str, ...]:
    """Where the occasions stand that are counted, each day once, the latest first; `met` too."""
    contacts = case.contacts
    return tuple(
        case.where(day) if day in contacts.logged else case.person.field_at("met")
        for day in reversed(contacts.all)
    )


def _personal(happened: list[Touch]) -> bool:
    """Whether a personal touch has been logged since (R68)."""
    return any("personal" in touch.entry.marks for touch in happened)
