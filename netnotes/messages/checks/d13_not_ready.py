"""The ask is ready: the tie carries it.

With `--to` the gates of `netnotes ask check` answer, and their sentence and next step are said here. Left
out, the message itself may say it: a big ask of somebody you have not spoken with for years is one to
warm up first, with something smaller or with nothing at all.

Source: 002, the message after ten years (R147); 000, on warming up before asking (R45, R76).

Pass:

    Hi Ana, it has been years! I saw your exhibition of looms in the paper and was proud to have known
    you. How are you?

    Sam

Fail:

    Hi Ana, we have not talked in years, though I saw your exhibition of looms in the paper. Could you
    introduce me to Bo Chen, if you are comfortable with it?

    Sam
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import ASK_KINDS, Check, Draft, Finding
from netnotes.messages.kinds import ASKING, ask_kind

check = Check(__name__, __doc__)

_SILENCE = re.compile(
    r"\b(?:haven't|have not|not|never really|hardly|didn't|did not) (?:really |properly )?(?:spoken|talked|been in touch|caught up|seen each other|written|met|chatted|kept in touch|keep in touch|stayed? in touch|heard from)\b[^.?!]{0,40}?\b(?:years?|decades?|ages|forever|so long|a (?:very |really )?long time|since (?:college|university|school|uni|high school|\d{4}|we (?:graduated|left)))\b"
    r"|\b(?:it(?:'s| has|'s)? been|has it been|it is) (?:\w+ ){0,4}?(?:years|decades?|ages|forever|a lifetime)\b|\byears ago\b[^.?!]{0,60}\b(?:last|since)\b|\blong time no (?:see|speak|talk)\b|\byou (?:may|might|probably|will|'ll) (?:\w+ )?(?:not |don't |won't )?(?:even )?remember me\b|(?:^|\bdo you (?:still )?|(?:if|whether) you(?:'ll| still)* )remember me\b"
    r"|\b(?:19\d\d|20[01]\d)\b[^.?!]{0,40}\bremember\b|\bremember\b[^.?!]{0,40}\b(?:19\d\d|20[01]\d)\?$"
    r"|\b(?:years|decades?|ages|a lifetime) since (?:we|i|you|our|us|the|school|college|uni|university|graduation)\b|\b(?:lost|fell out of|been out of) touch\b|\bafter all (?:this|these) (?:time|years)\b"
    r"|\b(?:last (?:spoke|talked|met|saw each other|wrote)|(?:last time|since) (?:we|i|you) (?:\w+ )?(?:spoke|talked|met|saw|wrote))\b[^.?!]{0,30}?\b(?:19\d\d|20[01]\d|years? ago|decades? ago|college|university|school|uni|graduat\w+)\b"
)


@check
def find(draft: Draft) -> Iterator[Finding]:
    """What the gates say, or the long silence that the message speaks of itself."""
    if draft.audience is not None:
        yield from _by_the_notes(draft)
    elif draft.big:
        for sentence in draft.message.sentences:
            found = _SILENCE.search(sentence.text)
            if found and draft.requests:
                first = draft.requests[0]
                yield Finding(
                    first.start,
                    first.end,
                    "this is a big ask after a long silence; be in touch first, and ask later",
                    "Write today about something of theirs, and ask for nothing.",
                )
                return


def _by_the_notes(draft: Draft) -> Iterator[Finding]:
    audience = draft.audience
    if audience is None:
        return
    place = _place(draft)
    person = audience.case.person
    if draft.kind == "follow-up":
        sent = audience.case.open_ask
        if sent is not None and sent.followed_up is not None:
            said = "you have followed this up already; one reminder, and then peace"
            yield Finding(*place, f"{said} ({person.at(sent.line)})")
            return
    if draft.kind == "follow-up" or not (draft.requests or draft.kind in ASKING):
        if person.died or person.do_not_contact:
            answer = audience.readiness("connect", None, "")
            yield Finding(*place, _small(answer.sentence), answer.step.text)
        return
    asks = draft.kind if draft.kind in ASK_KINDS else _asks(draft)
    first = draft.requests[0] if draft.requests else None
    answer = audience.readiness(asks, first, draft.prose, draft.bounded)
    if answer.verdict != "ready":
        where = " ".join(answer.stops[0][1].evidence)
        said = f"{_small(answer.sentence).rstrip('.')} ({answer.stops[0][0].code}{', ' if where else ''}{where})"
        yield Finding(*place, said, answer.step.text)


def _asks(draft: Draft) -> str:
    """The kind of ask that a cold message, a warm-up or an invitation makes."""
    if draft.kind == "warm-up":
        return "connect"
    guessed = ask_kind(draft.message.prose, draft.requests)
    return guessed if guessed in ASK_KINDS else "connect"


def _place(draft: Draft) -> tuple[int, int]:
    if draft.requests:
        return draft.requests[0].start, draft.requests[0].end
    first = draft.message.sentences[0] if draft.message.sentences else draft.message.greeting
    return first.start, first.end


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
