"""What is asked for is one thing that can be done, not "help with my project".

Whoever reads an open-ended request has to work out how to help before they can begin, and has no idea
where it ends. Say the one thing: the introduction, the page to read, the question.

Source: 004, an unbounded time commitment (R217); 003, be concrete (R152, R153).

Pass:

    Hi Ana, your library made my thesis possible. Would you have twenty minutes on a call to help me
    with my project's file format? If this is a bad month, no reply is needed.

    Sam
    https://sam.example

Fail:

    Hi Ana, your library made my thesis possible. Will you help me with my project? If this is a bad
    month, no reply is needed.

    Sam
    https://sam.example
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding

check = Check(__name__, __doc__)

_HELP = re.compile(
    r"\b(?:help(?:ing)?|assist(?:ing)?|support(?:ing)?|guid(?:e|ing)|advis(?:e|ing)|mentor(?:ing)?) (?:me |us )?(?:out )?(?:a bit |a little )?(?:with|on|through|in) (?:my|our|this|a|the) (?:\w+ ){0,2}?(?:projects?|start-?up|business|app|idea|career|job search|job hunt|search|thesis|work|company|life|website|venture|research|transition|journey|code|codebase|process|switch|change|field|industry)\b(?!')"
    r"|\b(?:help|assist|support|guide|advise) (?:me|us) (?:out )?(?:with|on|in|through) (?:it|this|that|these|everything|all of (?:it|this)|things|stuff)(?=\s*(?:[.?!,]|$))"
    r"|\b(?:be|become|being) my (?:mentor|coach|sponsor|guide)\b|\bmentor me\b|\btake me under\b"
    r"|\bany (?:kind of |sort of |and all )?(?:help|advice|support|guidance|tips|pointers|assistance|leads) (?:at all )?(?:\w+ ){0,3}?(?:would|will|is|are|you can|you could|welcome|appreciated)\b"
    r"|\b(?:anything|whatever|however|any way|in any way|something) (?:that )?you (?:can|could|might)(?: be able to)? (?:do|help|offer|think of)\b"
    r"|\b(?:hear|know|learn|think) (?:of|about) (?:anything|something|any opportunities|any openings|any jobs)\b(?! (?:for|in|at|as))|\b(?:hear|know) of (?:anything|something)\b"
    r"|\bkeep me in mind\b|\bkeep an (?:eye|ear) (?:out|open)\b|\bkeep your (?:ears?|eyes?) open\b|\b(?:introduce me|connect me|intros?|introductions?) (?:to|with) (?:some |a few |any |all )?(?:people|anyone|anybody|someone|somebody|your (?:network|contacts|connections|friends))\b(?! (?:who|at|in|that|from|on|working))"
)


@check
def find(draft: Draft) -> Iterator[Finding]:
    """Help without a measure, in a message that names no minutes either."""
    if not draft.asks or draft.minutes:
        return
    for sentence in draft.message.sentences:
        found = _HELP.search(sentence.text)
        if found:
            start = sentence.start + found.start()
            yield Finding(
                start,
                sentence.start + found.end(),
                "this has no end and leaves it to them to find out how; ask for one thing that can be done",
                "Name the page to read, the person to meet, the question to answer, or the minutes.",
            )
            return
