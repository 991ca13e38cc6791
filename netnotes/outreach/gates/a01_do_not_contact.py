"""They do not wish to be contacted, or they have died: nothing is asked of them.

A wish not to be contacted is final, and survives every import.

Source: 003, "No" is a complete sentence; 004, follow the preferences that people express.

Stopped: advice "How you chose your first team" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    do_not_contact: yes
    ---

Ready: advice "How you chose your first team" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: close
    ---
"""

from __future__ import annotations

from netnotes.model.head import HELD
from netnotes.outreach.gate import Gate, Stop
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.sentences import say

gate = Gate(__name__, __doc__, verdict="no")


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """`do_not_contact: yes`, or `died`."""
    person = inquiry.person
    held = person.head[HELD]
    if "died" in held:
        step = Step(say("Keep the note; there is nothing to ask."))
        return Stop(say("they have died."), (person.field_at("died"),), step)
    if "do_not_contact" not in held or not person.do_not_contact:
        return None
    step = Step(say("Leave them in peace. There are other ways in."))
    text = say("they do not wish to be contacted.")
    return Stop(text, (person.field_at("do_not_contact"),), step)
