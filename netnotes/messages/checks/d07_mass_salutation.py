"""A message greets a person, by name.

"Dear all" and "To whom it may concern" say that nobody in particular is meant, and so nobody feels
spoken to. News for many is sent to each of them.

Source: 002, a thoughtful, individualized message (R140).

Pass:

    Hi Ana, the book arrived. Thank you!

    Sam

Fail:

    Dear all, the book arrived. Thank you!

    Sam
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding

check = Check(__name__, __doc__, english=False)

_MASS = re.compile(
    r"(?:to whom it may concern|to (?:the|all|our|my|every) (?:[\w'-]+ ){0,3}?(?:team|manager|managers|department|committee|editors?|staff|friends|colleagues|contacts|members)(?=\s*[,!:;\n])|(?:dear |hi |hello |hey )?sir (?:or|and|/) madam|(?:dear|hi|hello|hey|greetings|good \w+),? (?:to )?(?:dear |lovely |beloved |esteemed )?(?:my |our )?"
    r"(?:sirs?(?:/madam)?|madam|all|everyone|everybody|every one|folks|friends|guys|team|colleagues?|colleague|connections?|network|subscribers?|readers?|customers?|valued \w+|friends and family|family and friends|contacts|ladies and gentlemen"
    r"|hiring (?:manager|team|committee)|recruiters?|recruiting team|hr|human resources|business owner|fellow \w+|members|community|professionals?|professor|founder|engineer|developer)(?: (?:and|&) (?:\w+ )?(?:friends|family|colleagues|contacts|connections|followers|supporters|neighbours|neighbors|all|everyone|gentlemen))?(?=\s*(?:[,!:;.\n]|-|$))"
    r"|(?:dear all|(?:dear|hi|hello|hey) (?:everyone|everybody|folks|guys))\b"
    r"|(?:sehr geehrte damen und herren|liebe alle|hallo (?:alle|zusammen)|liebe (?:kolleginnen und )?kollegen|madame,? monsieur|à qui de droit|bonjour à tous|chers? (?:tous|amis|collègues)|a quien corresponda|a quien pueda interesar"
    r"|estimad[oa]s? (?:señor(?:es)?|todos|amigos|colegas)|hola a todos|a chi di competenza|gentili (?:signori|tutti)|ciao a tutti|olá a todos|prezados? (?:senhores|todos)|caros? (?:senhores|todos|amigos)|beste (?:allemaal|mensen|heer/mevrouw)|geachte heer))"
)


@check
def find(draft: Draft) -> Iterator[Finding]:
    """A greeting that names nobody, at the very beginning."""
    message = draft.message
    start = message.greeting.start if message.greeting.text else None
    if start is None:
        start = message.sentences[0].start if message.sentences else 0
    head = message.plain.text[start : start + 80]
    found = _MASS.match(head)
    if found:
        yield Finding(
            start,
            start + found.end(),
            "this greets nobody in particular; write to one person, by name",
        )
