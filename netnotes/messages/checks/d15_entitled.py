"""A request is a question; it gives no orders and no deadlines of its own making.

Place and time are proposed for their ease, not dictated for yours, and no answer is due by tonight.

Source: 000, on proposing a place and time without dictating them (R99), and on entitlement (R120).

Pass:

    Hi Ana, I saw you moved to the river. Would a coffee there suit you on Friday, say at 4pm, or
    whenever is better?

    Sam
    https://sam.example

Fail:

    Hi Ana, I saw you moved to the river. Could you look over my plan? I need it back ASAP. No worries if
    not.

    Sam
    https://sam.example
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding

check = Check(__name__, __doc__)

_DEMANDS = re.compile(
    r"\b(?:asap|as soon as (?:you can|possible)|urgently|at your earliest convenience)\b|\bi (?:expect|demand|insist|require|deserve) (?:you|your|a|an|that you|to (?:hear|be))\b|\byou (?:must|have to|need to|should really|really should) (?:meet|help|see|introduce|reply|respond|answer|get back|call|read|send)\b"
    r"|\b(?:reply|respond|answer|get back to me|let me know|confirm|revert)(?: to (?:me|this))? (?:by|before|no later than) (?:tomorrow|tonight|today|noon|end of|eod|cob|\w+day)\b|(?:^|[.!?] )(?:meet me|be there|see me|call me)\b(?! (?:if|when|whenever|any))|\bmake sure (?:you|to) (?:reply|respond|come|call|be)\b|\bi(?:'ll| will) (?:expect|assume) you(?:'ll| will| to)?\b|\b(?:awaiting|await) your (?:prompt|reply|response)\b"
)

#: Said of what they are to do, where nothing stronger is said.
_NEEDS = re.compile(r"\bi (?:just )?need you to (?!know\b|believe\b|be\b)")

_ANSWER_ME = re.compile(
    r"(?<!nothing )(?<!nothing that )(?<!nothing which )\byou (?:must|have to|need to) (?:reply|respond|answer|get back|confirm)\b"
    r"|\b(?:reply|respond|answer|get back to me|confirm)(?: to (?:me|this))? (?:by|before|no later than) (?:tomorrow|tonight|today|noon|end of|eod|cob|\w+day)\b"
    r"|\bi (?:expect|demand|insist on|require) (?:you|your|an|a) (?:\w+ )?(?:answer|reply|response|call|decision)\b"
)


@check
def find(draft: Draft) -> Iterator[Finding]:
    """Orders and deadlines, in a message that asks; a demand for an answer, in any."""
    for pattern in (_DEMANDS, _NEEDS) if draft.asks else (_ANSWER_ME,):
        for sentence in draft.message.sentences:
            found = pattern.search(sentence.text)
            if found:
                yield Finding(
                    sentence.start + found.start(),
                    sentence.start + found.end(),
                    "this gives an order; propose, and leave it to them",
                    "“say at 4pm, or whenever suits you”",
                )
                return
