"""A referral programme is mentioned only among people who know each other well. Never stops an ask.

Where their company pays for referrals and the tie is not close, leave the money out of the message.

Source: 002, bring the programme up only with people you know well; it may make others uncomfortable.

Noted: pitch to Acme "A backend position" 20

    [people/acme.md]
    ---
    kind: org
    name: Acme
    referral_program: yes
    ---
    [people/sam.md]
    ---
    name: Sam
    closeness: warm
    org: Acme
    title: Software Engineer
    willing: [pitch]
    ---

Silent: pitch to Acme "A backend position" 20

    [people/acme.md]
    ---
    kind: org
    name: Acme
    referral_program: yes
    ---
    [people/sam.md]
    ---
    name: Sam
    closeness: close
    org: Acme
    title: Software Engineer
    willing: [pitch]
    ---
"""

from __future__ import annotations

from netnotes.outreach.gate import Gate, Stop
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.sentences import say

gate = Gate(__name__, __doc__, verdict="ready", only_notes=True, kinds=("pitch",))


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """The organization has a programme, and the standing is not close."""
    org = inquiry.org or inquiry.network.org(inquiry.person.org)
    if inquiry.request.kind != "pitch" or org is None or org.referral_program != "yes":
        return None
    if inquiry.case.standing == "close":
        return None
    text = say(
        "{org} pays for referrals; leave that out of the message until you know each other well.",
        org=org.called,
    )
    step = Step(say("Leave the programme out."))
    return Stop(text, (org.field_at("referral_program"),), step)
