"""A guess which kind a message is, of those that can be drafted; `--kind` says it better."""

from __future__ import annotations

import re

from netnotes.messages.asking import Request, asked
from netnotes.messages.reading import Message
from netnotes.model.ask import KINDS as ASK_KINDS

#: Kinds that exist to ask for something; a message of one has exactly one request.
ASKING = frozenset((*ASK_KINDS, "cold", "warm-up"))

_DECLINE = re.compile(
    r"\b(?:sorry|afraid)\b[^.?!]{0,30}\b(?:can't|cannot|won't be|not able|unable)\b|\b(?:(?:can't|cannot|won't be able to|not able to|unable to) (?:take|do|make|join|say yes|accept|commit|help|come|be|write|speak|give)"
    r"|have to (?:say no|pass|decline|turn)|need to (?:say no|pass|decline)|(?:i'll|i will) (?:have to )?pass|i must decline|say no to|it's a no|my answer is no|not (?:this time|for me|the right person))\b"
)
_DOUBLE = re.compile(
    r"\b(?:you two(?! (?:\w+ )?(?:weeks?|days|months?|years|minutes|hours|times|e-?mails|mails|messages|notes|lines|questions|things))|the two of you|you both|both of you|(?:i'll )?(?:let|leave) (?:the two|it to you|you (?:two|both|to it))|(?:i'd like|i would like|i want|happy|glad|pleased|delighted) (?:you )?to (?:introduce|connect) (?:you|\w+ (?:and|to))|introducing you|connecting you)\b|(?:^|\n)[\w'-]+,? meet [\w'-]+"
)
_FOLLOW_UP = re.compile(
    r"\b(?:following up|follow(?:ing)?-? ?up|my (?:last|previous|earlier|first) (?:note|mail|e-mail|email|message|letter)|i wrote (?:to )?you|(?:note|mail|e-mail|email|message|letter) (?:of|from|i sent) (?:last|a week|\w+day|two weeks)"
    r"|bump(?:ing)?|circling back|check(?:ing)? in(?: again| on)?|second and last|one (?:small |short |last )?reminder|in case (?:it|this|my) (?:got|was|slipped|fell)|touching base)\b"
)
_COLD = re.compile(
    r"\b(?:we (?:haven't|have not|have never|'ve never|don't) (?:actually |yet )?(?:met\b|spoken (?:before|yet)|know each)|we've never (?:met|spoken)|you don't know me|never met|my name is|my name's|out of the blue|you(?:'ve| have) never heard|a stranger|stranger to you|we don't know each other"
    r"|i'm (?:a|an) (?:\w+ ){1,5}(?:from|in|at|based) )"
)
_AGAIN = re.compile(
    r"\b(?:our (?:\w+ )?(?:conversation|chat|talk|walk|coffee|time|days|course|class)|last time we|(?:when|since|where|after|that) we (?:\w+ )?(?:met|worked|studied|spoke|talked|sat|shared|were)|(?:long|a|quite a) (?:time|while)(?: since)?|been (?:\w+ ){0,3}(?:while|years|ages|months)|years? ago|months? ago|haven't (?:spoken|talked|seen|caught)|reminded (?:me )?of (?:our|what you|the)|you told me (?:about|at|of)|catch(?:ing)? up|we met)\b"
)
_LEARN = re.compile(
    r"\b(?:advice|advise|learn|lessons?|decid\w+|career|insights?|perspective|how (?:did )?you(?! (?:are|feel|have been)\b|'ve been)|thoughts|feedback|pick your brain|ask you)\b"
)
_COUNSEL = re.compile(
    r"\b(?:advice|advise|perspective|lessons?|learn)\b"
    r"|\b(?:tell (?:me|us)|hear|explain|answer)(?! who\b)(?: [\w,]+){0,6}? (?:how|why|what|which|when|whether|where|one question|a question)\b"
)
_A_PIECE = re.compile(r"\b(?:try|test|read|look|review|check|proofread)\b")
_PITCH = re.compile(
    r"\b(?:refer|referral|interview|good word|hire me|hiring|my (?:cv|resume|application)|role at|position at|pass (?:on |along )?my|forward my|submit my|the (?:role|position|opening))\b"
)
_THANKS = re.compile(r"\b(?:thank(?:s| you)|grateful|appreciate|you(?:'ve| have)? helped me)\b")
_NEWS = re.compile(
    r"\b(?:update|keep you posted|wanted (?:to tell you|you to know|to let you know)|good news|(?:i|we) (?:got|start|started|took|accepted|landed|passed|finished|signed|shipped)\b|it worked|i have news|news from|quick news|i did it|how it went|turned out|since (?:then|our))"
)
_EVENT = re.compile(
    r"\b(?:conference|meet-?up|summit|pycon\w*|workshop|festival|panel|hackathon|at the (?:party|booth|talk|event|fair)|good to meet you|(?:lovely|great|nice|good|a pleasure) (?:to meet|meeting) you|join us|dinner (?:at|with) (?:a few|some)|come along|party|invit\w+|fosdem|europython)\b"
)

#: Several people at one table, or in one room.
_TABLE = re.compile(
    r"\b(?:join us|a few (?:friends|people|of us)|some (?:friends|of us)|(?:small|little) (?:dinner|evening|party|gathering|round)|my (?:party|birthday|housewarming)|if you came|we(?:'re| are) having)\b"
)


def guess(message: Message, found: tuple[Request, ...], standing: str = "") -> str:
    """The kind that a message most likely is; `standing` is theirs, where it is known."""
    text = f"{message.subject.text}\n{message.prose}"
    real = asked(found)
    if not real and _DECLINE.search(text):
        return "decline"
    if _DOUBLE.search(text) and not any(one.sort in ("contacts", "word") for one in real):
        return "double-intro"
    if _FOLLOW_UP.search(text):
        return "follow-up"
    if real:
        return _of_request(text, real, standing)
    return _of_none(message, text)


def _of_request(text: str, real: tuple[Request, ...], standing: str) -> str:
    if standing == "stranger" or (not standing and _COLD.search(text)):
        return "cold"
    return ask_kind(text, real, standing)


def ask_kind(text: str, real: tuple[Request, ...], standing: str = "") -> str:
    """The kind of ask that the first request is, or a warm-up."""
    sort = real[0].sort if real else "time"
    if sort == "contacts":
        return "introduction"
    if sort == "word":
        return "pitch" if _PITCH.search(text) else "favor"
    if sort == "work":
        if any(one.sort == "time" for one in real) or _is_counsel(real[0].text):
            return "warm-up" if _AGAIN.search(text) and standing in ("", "dormant") else "advice"
        return "pitch" if re.search(r"\b(?:refer me|interview)\b", text) else "favor"
    if _TABLE.search(text):
        return "event"
    if _AGAIN.search(text) and standing in ("", "dormant", "acquaintance", "new"):
        return "warm-up"
    return "advice" if _LEARN.search(text) else "connect"


def _is_counsel(said: str) -> bool:
    """Whether a request is for what they know, rather than for a piece of work."""
    return bool(_COUNSEL.search(said)) and not _A_PIECE.search(said)


def _of_none(message: Message, text: str) -> str:
    first = " ".join(sentence.text for sentence in message.sentences[:2])
    if _NEWS.search(text) and not _THANKS.search(first):
        return "keep-posted"
    if _THANKS.search(first):
        return "thank-you"
    if _EVENT.search(text):
        return "event"
    return "thank-you" if _THANKS.search(text) else "reconnect"
