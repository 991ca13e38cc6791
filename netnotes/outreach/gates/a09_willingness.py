"""Do you know that they would be glad to? A pitch or an introduction is a huge thing to ask.

From someone warm but not close it needs either your knowing that they are willing (`willing`), or
that you did something for them lately.

Source: 000, the three conditions: know them really well, be in touch regularly, and know for a fact
that they are willing.

Stopped: introduction to Globex "Introduce me to Bob Smith"

    [people/sam.md]
    ---
    name: Sam
    title: Software Engineer
    context: personal
    ---

    ## Log

    - 2026-11-10 coffee: climbing
    - 2026-10-10 coffee: climbing
    - 2026-09-10 coffee: climbing

Ready: introduction to Globex "Introduce me to Bob Smith"

    [people/sam.md]
    ---
    name: Sam
    title: Software Engineer
    willing: [introduction]
    ---

    ## Log

    - 2026-11-10 coffee: climbing
    - 2026-10-10 coffee: climbing
    - 2026-09-10 coffee: climbing
"""

from __future__ import annotations

from netnotes.outreach.gate import Deed, Gate, Stop
from netnotes.outreach.gives import fitting_give, gave_lately, kindness
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.sentences import say

gate = Gate(
    __name__,
    __doc__,
    verdict="warm-up",
    of_network=True,
    waived=True,
    kinds=("pitch", "introduction"),
)


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """A pitch or introduction of someone warm, who is not known to be willing, without a give."""
    case, kind = inquiry.case, inquiry.request.kind
    if kind not in ("pitch", "introduction") or case.standing != "warm":
        return None
    if kind in case.person.willing or gave_lately(case):
        return None
    if kind == "pitch":
        text = say("you do not know yet whether they would be glad to refer you.")
    else:
        text = say("you do not know yet whether they would be glad to introduce you.")
    step, marks = kindness(case, kind) or fitting_give(case)
    evidence = (case.person.at(case.person.line),)
    words = say(
        "{step} Or, where you know it for a fact, note `willing: [{kind}]`.",
        step=step.text,
        kind=kind,
    )
    return Stop(text, evidence, Step(words, step.channel), Deed(contacts=1, marks=marks))
