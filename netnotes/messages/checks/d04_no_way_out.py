"""A request comes with an easy way to say no.

A no has to be fine, and without a reason; saying so first makes it so, and makes a yes a glad one. A
proposal that they may change ("or whenever suits you") opens the same door.

Source: 002, a request that is easy to refuse (R144); 003, no is a complete sentence, and no pressure to
know the answer (R155); 000, wherever is convenient for you (R105).

Pass:

    Hi Ana, I noticed that you know Bo Chen. Would you introduce us, if you are comfortable with it?

    Sam
    https://sam.example

Fail:

    Hi Ana, I noticed that you know Bo Chen. Would you introduce us this week?

    Sam
    https://sam.example
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding

check = Check(__name__, __doc__)

_WAYS = re.compile(
    r"\bno (?:worries|pressure|problem|stress|rush|hurry|bother|biggie|hard feelings|harm|offence|offense|drama|obligation|reply|answer|need|explanation|reason)\b"
    r"|\b(?:a )?no (?:is|would be|will be|thanks? you is) (?:a |an |also |just |perfectly |totally |completely |entirely |always |quite |as )*(?:fine|ok|okay|good|welcome|complete|answer|perfectly|understood|alright)"
    r"|\bif (?:neither|you(?:'re|'d|'ll|'ve| are| feel|'d be| would be| feel at all)?|that(?:'s| is)?|it(?:'s| is)?|this(?: is|'s)?|not|now|either|any of|there|the|my|we|today|life|work|\w+day)"
    r"(?: \w+){0,4}? ?(?:comfortable|happy|willing|able|up for|open|interested|keen|inclined|can't|cannot|can not|couldn't|don't|doesn't|won't|aren't|isn't|not|rather|prefer|prefers|busy|full|too|wrong|bad|suits?|works?|convenient|fits?|appeals|any|time|neither|works|a (?:spare )?moment|trouble|okay|ok|possible|think|like|can spare|free|out of|swamped|hectic|impossible|quiet|help\w*|on offer|bearable|filled|taken|gone|closed|awkward|clumsy|odd|strange|rains|decided|shut|over|allows?|alright|all right|feels?)\b"
    r"|\bif not\b|\bi get it\b|\bget it if\b|\b(?:is|would be|will be|makes) (?:also )?an? (?:perfectly |quite |equally |very |just as )?(?:fine|good|acceptable) (?:answer|reply|response)\b|\bif i (?:hear nothing|(?:don't|do not) hear)\b|\bleave it (?:there|at that|be)\b|\bif so inclined\b|\bif (?:at all )?possible\b|\bor not\b"
    r"|\b(?:totally|completely|of course|fully|absolutely|perfectly|quite|entirely|will|i'd|i'll|would|also) (?:\w+ )?(?:understand|fine)\b|\bunderstand if\b|\b(?:it's|that's|it is|that is|be) (?:\w+ )?(?:fine|okay|ok|alright)\b"
    r"|\bfeel free (?:to|not)\b|\bdon't (?:worry|feel|hesitate to say no|think twice)\b|\b(?:do not|please don't|please do not) (?:worry|feel|think you)\b|\bonly if\b|\bsay (?:no|so|nope)\b|\bnot (?:at all )?(?:offended|expect\w*|hurt|mind)\b|\b(?:don't|do not|never|won't) (?:expect|mind|be (?:hurt|offended|upset))\b"
    r"|\b(?:or|at|on|to|work around|fit (?:in )?(?:with|around)|of) ?,? ?(?:say,? )?(?:any(?:where|time| time| day| other)|wherever|whenever|whatever|another|some other|a different|any place)\b|\b(?:wherever|whenever|whichever|whatever) (?:is|'s|suits?|works?|you|would|day|time)\b"
    r"|\beither way\b|\bwork around (?:your|you)\b|\b(?:ignore|decline|skip|pass|delete|refuse)\b|\bhave a lot (?:going )?on\b|\bwithout (?:a |any |giving |having )*(?:reason|explan\w+|repl\w+)\b|\bsilence is\b|\byour call\b|\bup to you\b|\bno is a\b|\bnothing (?:is )?lost\b|\bunless\b|\bcan wait\b|\b(?:better|other|another|different) (?:day|time|moment|week|place)\b|\bis (?:as|just as) good\b|\bas you (?:like|prefer|wish)\b|\bopen to change\b|\bif this is\b|\bsuits you better\b|\bwould suit you\b|\bany(?:where| ?time| day| place| other \w+)?(?: [\w']+){0,5} (?:works|suits|is fine|is good)\b|\btell (?:me|us) so\b|\b(?:just|simply|also) (?:say|shout|holler)\b|\b(?:hear|take|get|accept) a no\b|\b(?:another|any other|a different) (?:\w+ ){1,3}(?:is|would be|works) (?:\w+ ){0,2}(?:fine|good|great|okay|ok|alright)\b"
)


@check
def find(draft: Draft) -> Iterator[Finding]:
    """A request, and nowhere a word that makes a no easy."""
    if not draft.requests:
        return
    text = f"{draft.message.prose}\n{draft.message.closing.text}"
    if _WAYS.search(" ".join(text.replace("\n", " ").split())):
        return
    first = draft.requests[0]
    yield Finding(
        first.start,
        first.end,
        "there is no easy way to say no to this; add a few words that make one",
        "“if you are comfortable with it”, “no worries if not”, “or whenever suits you”",
    )
