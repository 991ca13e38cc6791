"""Praise rests on a fact.

"I am a huge fan of your amazing work" could be sent to anyone, and often is. Say what it was: the page,
the sentence, what you did after reading it. A fact pleases more than an adjective.

Source: 003, authenticity is scarce (R200); 000, bring up something relevant (R95).

Pass:

    Hi Ana, I am a great fan of your essay on benches: I have counted ours since. Would you have ten
    minutes for a call about how you edit? A no is fine.

    Sam
    https://sam.example

Fail:

    Hi Ana, your profile is truly inspiring. I saw you work at Acme. Would you have ten minutes for a
    call? A no is fine.

    Sam
    https://sam.example
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding
from netnotes.messages.theirs import names_something

check = Check(__name__, __doc__)

_GLOWING = (
    r"(?:amazing|inspiring|incredible|awesome|impressive|fantastic|outstanding|brilliant|remarkable|"
    r"extraordinary|stellar|phenomenal|exceptional|admirable|fascinating|wonderful|great|unbelievable)"
)
_OF_ANYBODY = (
    r"(?:work|profile|career|journey|company|achievements?|accomplishments?|background|experience|"
    r"person|success|things|path|story|leader|mind|skills|talent|content|job|expertise|impact|contributions?)"
)
_PRAISE = re.compile(
    rf"\b(?:(?:huge|big|great|massive|biggest|long-?time) (?:fan|admirer)|(?:truly |really |deeply |so |very )*(?:admire|look up to|idoli[sz]e|am in awe of|in awe of) (?:you|your)\b"
    rf"|your (?:\w+ ){{0,2}}?{_GLOWING} {_OF_ANYBODY}\b|your {_OF_ANYBODY} (?:is|has been|are|looks|seems) (?:\w+ ){{0,2}}?{_GLOWING}"
    rf"|you(?:'re| are) (?:\w+ ){{0,2}}?(?:an? )?(?:legend|inspiration|genius|guru|rockstar|rock star|hero|visionary|wizard|{_GLOWING})\b"
    rf"|(?:impressed|inspired|blown away|amazed|fascinated) by (?:you|your (?:\w+ )?{_OF_ANYBODY})\b|love (?:what you do|your work|everything you do|your content|your vibe)\b"
    rf"|(?:such an? |an? ){_GLOWING} (?:person|leader|expert|professional|engineer|mind|human))"
)


@check
def find(draft: Draft) -> Iterator[Finding]:
    """Praise for anybody, in a message that asks, with no fact in the sentence or next to it."""
    if not draft.asks:
        return
    sentences = draft.message.sentences
    for number, sentence in enumerate(sentences):
        found = _PRAISE.search(sentence.text)
        if found is None:
            continue
        rest = f"{sentence.text[: found.start()]} … {sentence.text[found.end() :]}"
        whole = (
            f"your{rest[rest.find('…') + 1 :]}"
            if found[0].endswith(("work", "experience", "career"))
            else ""
        )
        after = sentences[number + 1].text if number + 1 < len(sentences) else ""
        if names_something(rest) or (whole and names_something(whole)) or _tells_why(rest, after):
            continue
        yield Finding(
            sentence.start + found.start(),
            sentence.start + found.end(),
            "praise without a fact; say what it was that you read, saw or used",
        )
        return


def _tells_why(rest: str, after: str) -> bool:
    """Whether a reason or a thing of theirs stands in the sentence, or in one on how it helped."""
    if re.search(
        r"\b(?:because|ever since|since (?:i|you)|the way you|how you|when you)\b|[\"“]\w", rest
    ):
        return True
    return bool(
        re.match(
            r"(?:the|your|it|that|because|i (?:use|used|read|still|built|learned)|especially|in particular)\b",
            after,
        )
    ) and names_something(after)
