"""Nobody owes you an answer, and no message says otherwise.

"Just checking in again" asks for nothing new and makes their silence a fault. One kind reminder after
about a week is fine; then let it be.

Source: 004, do not expect a response, one follow-up (R219, R220); 000, no trace of entitlement (R120).

Pass:

    Hi Ana, a short note after the one of last week about ten minutes on looms. If it is not the moment,
    no answer is needed. All the best for the launch!

    Sam
    https://sam.example

Fail:

    Hi Ana, just checking in again, since I have not heard back from you. If it is not the moment, no
    answer is needed.

    Sam
    https://sam.example
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding

check = Check(__name__, __doc__)

_GUILT = re.compile(
    r"\b(?:just |only |simply )?(?:checking|following|circling|touching|reaching|pinging|popping) (?:in|up|back|base|out)(?: with you| on (?:this|it|that))? (?:again|once more|one more time|yet again|for the (?:second|third|fourth|last) time)\b"
    r"|\bjust checking in\b|\b(?:haven't|have not|hadn't|had not|didn't|did not|still haven't|never) (?:yet )?(?:heard|received|gotten|got|had|hear|get|receive) (?:back|anything|a (?:reply|response|word)|any (?:reply|response|answer)|an answer|from you|your)\b"
    r"|\byou (?:still )?(?:haven't|have not|didn't|did not|never|have yet to) (?:yet |even )?(?:repl\w+|respond\w*|answer\w*|wr(?:ite|ote|itten)|g[eo]t(?:ten)? back|call\w*|bother\w*)\b"
    r"|\b(?:per|as per|as i said in|as mentioned in) my (?:last|previous|earlier) (?:e-?mail|message|mail|note)\b|\b(?:bump|bumping|pushing|moving) (?:this|it)(?: \w+){0,3}? (?:top|up|inbox)\b|\bbumping this\b"
    r"|\b(?:did|have|has) (?:you|my|this) (?:get|got|gotten|had|see|seen|receive|received|read|even|perhaps|find|found)(?: \w+){0,4}? (?:my|to my|last|a chance|time to|the) ?(?:\w+ ){0,2}?(?:e-?mails?|messages?|notes?|mails?|reply|respond|read|look)\b"
    r"|\bi(?:'m| am)? (?:still )?(?:waiting|await\w*|expect\w*) (?:for |to )?(?:your|a|an|hear)\b(?! (?:baby|child))|\blong overdue (?:reply|answer|response)\b|\byour (?:silence|lack of)\b|\bi guess you(?:'re| are) (?:too|very) busy\b|\btoo busy (?:for me|to (?:reply|answer|respond))\b"
    r"|\b(?:after (?:all|everything) (?:i|that i)(?:'ve| have)? (?:did|done|do)|you owe me|i (?:always|once) helped you|considering (?:all|how much) i|remember when i helped|the least you (?:can|could)|return the favou?r you owe|it hurts? that you|disappointed (?:that you|in you|not to))\b"
    r"|\b(?:surprised|disappointed|disappointing|hurt|hurts|annoyed|frustrat\w+|offended|a shame|sad) (?:me )?(?:that |to see |to find )?(?:i |you |not to |to )[^.?!]{0,30}?(?:n't|not|never|no) (?:\w+ ){0,2}?(?:find|answer\w*|repl\w+|respond\w*|writ\w+|hear\w*|call\w*|come|help\w*|bother\w*|make|made)\b"
    r"|\byou (?:couldn't|could not|can't|cannot) (?:even )?(?:find (?:the |a |two |five |one )?(?:time|minutes?|moment)|be bothered|bring yourself)\b"
    r"|\byou(?:'ve| have| must have| seem to have|'ve clearly| clearly| probably)* (?:clearly |probably |already )?forgot(?:ten)? (?:all )?(?:about )?(?:me|us|your (?:old )?friends)\b|\byou (?:don't|do not|no longer|never) (?:really )?(?:care|have time for (?:me|us|your)|think (?:of|about) (?:me|us))\b"
    r"|\bstill (?:no|without (?:a|any)) (?:word|news|reply|answer|response|sign)\b|\bstill nothing from you\b"
    r"|\bi (?:assume|guess|suppose|take it|conclude) (?:that )?(?:my|this|i|it)\b[^.?!]{0,40}?(?:n't|not|no longer) (?:\w+ ){0,2}?(?:important|worth|matter|interest\w*|a priority|good enough)\b"
    r"|\b(?:i|we)(?:'ve| have)? (?:always |once |also )?(?:helped|did|gave|lent|covered|supported|drove|fed)\b[^.?!]{0,40}?\bso (?:i (?:think|figured|thought|guess|hope|expect) |surely |now |maybe )?(?:that )?(?:you|it's only fair|it's your turn)\b"
    r"|\bthird (?:time|e-?mail|message|reminder|attempt)\b|\bagain and again\b"
)
#: "If you are too busy to answer" leaves a door open; it is no reproach.
_IF = re.compile(r"\b(?:if|in case|should|when) (?:you(?:'re| are)? )?(?:\w+ )?$")


@check
def find(draft: Draft) -> Iterator[Finding]:
    """Words that make a silence a debt."""
    for sentence in draft.message.sentences:
        for found in _GUILT.finditer(sentence.text):
            if _IF.search(sentence.text[: found.start()]):
                continue
            yield Finding(
                sentence.start + found.start(),
                sentence.start + found.end(),
                "this makes their silence weigh on them; say in a sentence what it was about, and let a no be fine",
            )
            return
