"""Most of the days on which you were in touch lately were days of asking.

Everyone knows the one who only calls when in need. A few contacts for their own sake put it right.
Only you see this.

Source: 000, the person who seems to remember you only when they need something.

Stopped: advice "How you plan a quarter" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: warm
    asks:
      - {kind: favor, about: practical, what: Lend me your drill, minutes: 5, sent: 2026-01-10, answer: yes}
      - {kind: favor, about: look-over, what: Read my letter, minutes: 20, sent: 2026-04-10, answer: yes}
      - {kind: favor, about: inside-info, what: Who runs platform, minutes: 5, sent: 2026-07-10, answer: yes}
    ---

    ## Log

    - 2026-06-01 coffee: in town by chance

Ready: advice "How you plan a quarter" 20

    [people/sam.md]
    ---
    name: Sam
    closeness: warm
    asks:
      - {kind: favor, about: practical, what: Lend me your drill, minutes: 5, sent: 2026-01-10, answer: yes}
      - {kind: favor, about: look-over, what: Read my letter, minutes: 20, sent: 2026-04-10, answer: yes}
    ---

    ## Log

    - 2026-10-01 walk: along the river
    - 2026-06-01 coffee: in town by chance
"""

from __future__ import annotations

from netnotes.outreach.gate import Deed, Gate, Stop, times
from netnotes.outreach.reason import Step
from netnotes.outreach.request import Inquiry
from netnotes.outreach.step import hello
from netnotes.sentences import say

gate = Gate(__name__, __doc__, verdict="warm-up", asked=True)

YEAR = 365


@gate
def check(inquiry: Inquiry) -> Stop | None:
    """More than half of the days in touch carry a `sent` other than `connect`."""
    case = inquiry.case
    since = case.now - YEAR
    asked: set[int] = set()
    sent: set[int] = set()
    evidence: list[str] = []
    for ask, _ in case.asks:
        if ask.sent is None or not since < ask.sent.toordinal() <= case.now:
            continue
        sent.add(ask.sent.toordinal())
        if ask.kind != "connect":
            asked.add(ask.sent.toordinal())
            evidence.append(case.person.at(ask.span("sent").line))
    if not asked:
        return None
    days = sent | {
        touch.entry.ordinal
        for touch in case.touches
        if touch.entry.counts(case.today)
        and touch.entry.direction != "in"
        and touch.entry.ordinal > since
    }
    if len(days) < case.settings.need_contacts or 2 * len(asked) <= len(days):
        return None
    missing = 2 * len(asked) - len(days)
    first = hello(case)
    text = say("on most days on which you were in touch this year, you asked for something.")
    words = say(
        "First be in touch {times} for their own sake, without asking. {step}",
        times=times(missing),
        step=first.text,
    )
    step = Step(words, first.channel)
    return Stop(text, tuple(evidence[:3]), step, Deed(contacts=missing))
