"""What a message asks for: each request with its place and its sort.

A request is for their time, work, word or contacts, as a question or as an invitation (RULES,
"Meetings and messages"). A wish and the meeting proposed for it are one; an offer and a friendly
question are none. Requests are found by how they begin ("could you", "I was hoping you") and told
apart by the first word that says what for; what begins in another way is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from netnotes.messages.reading import Message, Part

Sort = Literal["time", "work", "word", "contacts"]


class Request(NamedTuple):
    """Something asked for. `wish` where it is said rather than asked; `more` counts what it adds.

    `more` is 0 where it belongs to a request before it: a restatement, a proposed hour, another way.
    """

    text: str
    start: int
    end: int
    sort: Sort
    wish: bool
    more: int


_QUESTION = (
    r"(?:could|can|would|will|won't|can't|couldn't|wouldn't|might) (?:you|u|either of you|one of you)\b"
    r"|(?:could|can|may|might|should|shall) (?:i|we)\b"
    r"|do you (?:still |maybe |perhaps |by any chance |happen to )?(?:have|know|think you|want|fancy|mind|feel like)\b"
    r"|(?:have you|you have|you've) got\b|^got (?=time|a|some|ten|half)|^any (?:time|chance|room)\b|any chance\b"
    r"|are you (?:still |by any chance |maybe )?(?:free|available|around|open|able|willing|up for|keen|interested)\b"
    r"|is there (?:any|a) (?:chance|way|possibility)|is there (?:anyone|anybody|someone|somebody)\b"
    r"|(?:would|might) it be (?:possible|ok|okay|alright|all right|fine|convenient)|is it (?:possible|ok|okay)\b"
    r"|let(?:'s| us) (?=(?:\w+ ){1,4}(?:call|zoom|meeting|phone)\b)|(?:how|what) about\b|why don't (?:we|you)\b|^fancy\b|^up for\b|^mind (?=if i|taking|having|looking|sharing|giving)"
    r"|^(?:want|wanna) (?:to )?(?=grab|get|meet|have|join|come|catch|go)|who (?:should|could|can|would) i\b"
    r"|(?:does|would|will|is) (?:that|this|then|\w+day|it|noon|\d[\w:.]*)(?: \w+){0,4} (?:work|suit|good|ok|okay)\b"
    r"|(?:do you|would you) (?:have|see) (?:any )?(?:openings|roles|positions)"
)  # fmt: skip
_LIKING = r"(?:love|like|appreciate|value|welcome|be (?:\w+ )?(?:grateful|glad|thankful|delighted|thrilled|honou?red|happy|keen|curious|interested))"
_WISH = (
    rf"(?:i'd|i would|we'd|would|i should) (?:(?:really|very much|so|also|greatly|truly|just|dearly) )*{_LIKING}\b"
    r"|(?:hoping|wondering|wondered (?=if|whether))\b(?! you'?(?:'re| are) (?:well|doing))|i wonder (?:if|whether)"
    r"|i (?:really |could really |just )?(?:need|could use) (?:your|you(?! to (?:know|believe|be)\b)|some of your|a favou?r|some help|help|a hand)\b"
    r"|it(?:'d| would) (?:also |really |truly )*(?:be|mean|help)\b|i (?:want|wanted|would like) to (?:ask|pick|meet)\b"
    r"|(?:i'm|i am) (?:writing|reaching out|asking|here) (?:to|if|whether|you|for)\b|^pick your brain"
    r"|(?:if there(?:'s| is) )?(?:anything|any way) (?:that )?you (?:can|could|might) (?:do|help|suggest|offer|think of)\b"
    r"|i ask (?:you|for|that)\b|ask (?:you )?for your\b|a (?:small |quick |big )?favou?r to ask"
)  # fmt: skip
_ORDER = (
    r"(?:please )?let me know\b|(?<!you )(?<! u )please\b"
    r"|(?:^|^(?:and|so|then|also|just|maybe|perhaps|if you can,|if so,) )(?:introduce|refer|recommend|forward|pass|send|share|"
    r"give me|help me|help us|call me|ping me|connect me|put me|review|check out my|take a look at|have a look at|look at my|"
    r"tell me|reply|respond|get back|meet me|join (?:me|us)|come (?:along|with|to|over|by)|keep an eye|keep me in mind)\b"
)  # fmt: skip
_OPENER = re.compile(
    rf"(?<![\w'])(?:(?P<question>{_QUESTION})|(?P<wish>{_WISH})|(?P<order>{_ORDER}))"
)

_SORTS = re.compile(
    r"\b(?:(?P<contacts>introduc(?:e|ed|ing|tions?)|intros?|(?:put|putting) (?:me|us) in (?:touch|contact)|connect(?:ing)? (?:me|us)"
    r"|know (?:of )?(?:any|some)(?:one|body)|know who|know (?:of )?(?:any|a|an|some) (?:\w+ ){0,3}(?:jobs?|openings?|roles?|positions?|opportunit\w+)"
    r"|point me (?:to|toward|towards|at)|who i (?:should|could|can)|i (?:talk|speak|write) to|(?:hear|know) (?:of|about) (?:any|an|some)\w*"
    r"|keep (?:an eye|me in mind|your ears?|your eyes)|contact details|(?:her|his|their) (?:e-?mail|number|address|contact)|hiring manager)"
    r"|(?P<word>refer|referr?al|referring|recommend me|recommendation|reference|good word|word in|vouch|pass (?:on |along )?(?:my|me|it)|forward(?:ing)? (?:my|it)"
    r"|hand (?:in )?my|submit (?:my|me)|put me forward|endorse|hire me|interview|consider(?:ing)? me|share my|repost|retweet|quote you|use your name|mention(?:ing)? (?:you|your))"
    r"|(?P<time>information(?:al)? interviews?|(?:give|spare|lend|grant) (?:me|us) (?:\w+ ){0,3}(?:time|minutes?|mins|hour)|time|minutes?|mins?|hours?|coffee|coffees|cuppa|tea|calls?|chat|chatting|talk(?:ing)? (?:to|with|about|over|through|it)|(?<!in a )(?<!in my )(?<!for a )(?<!for my )(?<!your )(?<!the )talk|speak(?:ing)? (?:to|with)|speak|meet|meeting"
    r"|meet-?up|catch(?:ing)? up|catch-up|lunch|dinner|breakfast|brunch|drinks?|beers?|pint|walk|zoom|video|phone|hop on|pick(?:ing)? your brain|join(?:ing)? (?:us|me)"
    r"|come (?:along|over|by|with|to)|conversation|learn from|free|available|session|hang(?:ing)? out|get together|mentor\w*|moment|sit down|visit|half an hour)"
    r"|(?P<work>review\w*|feedback|look(?:ing)? (?:at|over|through|into)|look|read(?:ing)?|help\w*|hand|advice|advise|thoughts?|opinions?|tips?|input|insights?|perspective|guidance|take on|impressions?"
    r"|shar(?:e|ing)|explain\w*|lend\w*|borrow|send\w*|fill|test\w*|try|survey|sponsor|favou?r|answer\w*|tell|show|check\w*|write|give|suggest\w*|teach|translate|fix|bring|drive|carry|recommend))\b"
)

#: Where an opener leads to no request: an offer, a friendly question, a courtesy.
_NONE = re.compile(
    r"(?:can|could|may|might|shall|should|would) (?:i|we) (?:help|offer|get you|bring|return|do (?:any|some)thing|be of|make (?:that|the|an?) intro|lend|pay|treat"
    r"|introduce you|connect you|put you|give you|order|show you (?!my)|(?:send|share|forward) (?:you )?(?!you my|my))"
    r"|(?:can|could|may|might) i (?:just )?(?:say|add|ask (?:you )?(?:what|how|why|where|which|when|whether|about your))"
    r"|would you like (?:me|it|that|this|some|any|an? (?:intro\w*|copy|lift|ride|hand|link)|the|to (?:see|read|hear|have (?:it|a look|the|my old)|borrow|keep))"
    r"|would you like to (?:be introduced|(?:meet|know) (?!me|us|for|up|on|at|in|with|over|again|some|there|a\b|an\b|tomorrow|next|this|to\b|and\b|or\b|\w+day))"
    r"|do you (?:want|need|fancy) (?:me|any|some|an? (?:hand|intro\w*|lift|copy))"
    r"|(?:could|can|would|will) you (?:believe|imagine|say|ever|two|both|be (?:at|there|coming|going|in)|tell (?:i|that|how much|me (?:all|more|everything|how (?:you|your|it|the)|what (?:you|your)|about (?:your|it|the))))"
    r"|can't you\b|won't you be\b|do you (?:still )?have (?:any )?(?:kids|children|plans|pets|news|fun|a (?:dog|cat|favou?rite))"
    r"|do you (?:still )?(?:know (?:it|them|her|him|each|that|what|how|the|this|where|why|when)\b)"
    r"|are you (?:still )?(?:around|available|free|open|able|interested) (?:for pycon|at pycon|there)"
    r"|(?:please )?let me know (?:how (?:it|you|that|things|the)|if (?:you(?:'d| would) (?:like|prefer|rather|enjoy)|you (?:want|need|prefer|have any (?:questions|dietary)|get stuck|change your mind|ever|fancy)"
    r"|i can|i could|i (?:may|might)|there(?:'s| is) anything|anything|that (?:would be|is|helps|'s)|this (?:helps|is)|it (?:helps|arrives)))"
    r"|please (?:find|excuse|forgive|say hi|say hello|give my|give them my|don't|do not|no |feel free|ignore|keep in touch|keep it|keep the|take care|take (?:your|all)|note|accept|know|send my (?:love|best|regards)"
    r"|send (?:him|her|them) my|think|enjoy|be assured|never|stay|pass on my (?:best|love|regards|thanks)|thank)"
    r"|(?:come|join us) if you"
)
_KIND_WISH = re.compile(
    r".{0,40}?\b(?:be (?:\w+ )?(?:happy|glad|delighted|thrilled) to (?!chat|talk|meet(?! you (?:there|again))|speak|get|have a c)"
    r"|(?:to )?(?:hear|know|see) (?:how|what|where|whether|about|more|all|from you|your news|that you)"
    r"|(?:to )?learn (?:more )?(?:about|how) (?:you|your|what you|it|the)|to (?:go|come) with you|to see (?:you|it|your|this|that)|to meet you (?:there|again)|for you to (?:meet|have|see|join)|to (?:return|repay|help|buy|drop|bring|leave|give|read|support|try|send|thank|hear|show|cook|work|join))"
)
_KIND_CHANCE = re.compile(
    r"(?:when(?:ever)? (?:you|i|we)(?:'re| are)|next time|one day|some ?day|at the next|once (?:you|i|things))\b"
)
_SELF_WISH = re.compile(
    r"(?:hoping|wonder(?:ing|ed)) (?:to|what|how|about|where|when|why|that (?:it|the|i|we|things)|it|the|things|this)\b"
)
_OF_THEM = re.compile(r"\b(?:you|your|yours|u|us|we|together|me)\b")
_CONFIRM = re.compile(
    r"(?:does|would|will|is) (?:that|this|then|\w+day|it|noon|\d[\w:.]*)(?: \w+){0,4} (?:work|suit|good|ok|okay)\b"
    r"|(?:please )?let me know (?:if (?:that|this|it|you(?:'d| would| could| can| are|'re)|not|so|any|\w+day|one of|either|there)|whether|what you think|either way|your thoughts|which|when|a time|what works|what suits|by)"
    r"|(?:how|what) about\b|(?:please )?(?:respond|reply|answer|get back|confirm)\b"
)
_ALTERNATIVE = re.compile(
    r"(?:if (?:not|that's not|that is not|you(?:'re| are) not|you (?:can't|cannot|don't|aren't)|it's not|someone|somebody|there(?:'s| is) (?:someone|somebody)|another)"
    r"|or,? (?:if|would|could|perhaps|maybe)|otherwise|alternatively|failing that|even)\b"
)
_ALSO = re.compile(
    r"\b(?:also|another|one more|besides|in addition|additionally|secondly|second|as well|on top of|while (?:we|you|i)(?:'re| are) at it)\b"
)
_AND = re.compile(
    r"(?:\band\b|,|\bplus\b|\bthen\b|;)(?: (?:also|then|maybe|perhaps|even|possibly|could you|can you|would you|to|please|could also|have you|whether you(?:'d| would| could| might| can)?|if you(?:'d| would| could| might| can)))*"
    r" (?:(?P<contacts>introduce me|an? (?:introduction|intro)|connect me|put me in (?:touch|contact))|(?P<word>refer me|a referral|put in a (?:good )?word|pass (?:on |along )?my|forward my"
    r"|recommend me|hand my|submit my)|(?P<work>(?:review|look over|look at|check|proofread|edit|fix) my|lend me|send me|give me feedback on my)"
    r"|(?P<time>(?:have|grab|get) (?:a |some )?(?:coffee|call|chat|lunch|dinner)|meet me|mentor me|hop on a call|jump on a call))\b"
)
_TARGET = re.compile(
    r"(?:introduce|connect) (?:me|us) (?:to|with) (?:your \w+ )?(?P<name>\w+)|(?:intro|introduction) to (?P<other>\w+)"
)
_WHICH = re.compile(
    r"\b(?:(?P<when>when|what time|which day|what day)|what|which|how|why|where|how \w+|what \w+|which \w+) $"
)
#: "A coffee on Friday at 4?", without a verb.
_INVITES = re.compile(
    r"(?!(?:did|does|do|is|are|was|were|has|have|had|how|what|where|why|who|which|when|remember|still|isn't|wasn't|and how)\b)"
    r".*?\b(?:coffee|call|chat|walk|lunch|dinner|drinks?|pint|beer|tea|zoom)\b.*"
)
#: What stands in quotation marks is somebody's words, and asks nothing here.
_QUOTED = re.compile(r'(?<![\w"])"(?=\S)[^"]{1,400}"(?!\w)')
_POINTS_BACK = re.compile(r"\b(?:it|them|this|that|both|one of)\b")
_FOR_TALK = re.compile(
    r"\b(?:advice|thoughts?|perspective|feedback|insights?|input|take on|guidance|opinions?|experience|help|tips?|impressions?|answer\w*|tell|show|explain\w*)\b"
)


#: So many are looked at; a message with more has been told about two of them already.
_MOST = 40


def requests(message: Message) -> tuple[Request, ...]:
    """Every request, in its place; the subject is read first."""
    unquoted = _QUOTED.sub(lambda quote: " " * len(quote[0]), message.plain.text)
    parts = [message.subject] if message.subject.text.strip() else []
    for sentence in message.sentences:
        said = unquoted[sentence.start : sentence.end].replace("\n", " ")
        parts.append(Part(said, sentence.start))
    every = (request for part in parts for request in _in_sentence(part))
    return tuple(_counted(list(islice(every, _MOST))))


def asked(found: tuple[Request, ...]) -> tuple[Request, ...]:
    """The requests that count, each once."""
    return tuple(request for request in found if request.more)


def _in_sentence(sentence: Part) -> Iterator[Request]:
    """The requests of a sentence: from each opener to the next."""
    openers = list(_OPENER.finditer(sentence.text))
    if (
        not openers
        and sentence.asks
        and len(sentence.text) < 90
        and _INVITES.fullmatch(sentence.text)
    ):
        yield Request(sentence.text, sentence.start, sentence.end - 1, "time", False, 1)
    before = 0
    for number, opener in enumerate(openers):
        end = openers[number + 1].start() if number + 1 < len(openers) else len(sentence.text)
        clause = sentence.text[opener.start() : end]
        lead = sentence.text[before : opener.start()]
        sort = _sort(clause, lead, opener, sentence)
        if sort is not None:
            wish = opener["question"] is None
            start = sentence.start + opener.start()
            said = f"{lead[-60:]}{clause}".strip()
            length = len(clause.rstrip(" ,;.!?\"')"))
            yield Request(said, start, start + length, sort, wish, 1)
            yield from _added(clause, start, sort)
        before = end


def _sort(clause: str, lead: str, opener: re.Match[str], sentence: Part) -> Sort | None:
    """What a clause asks for; None where it is no request."""
    if _NONE.match(clause):
        return None
    asking = _WHICH.search(lead)
    if asking and opener["question"]:
        return "time" if asking["when"] and _sorted(clause) == "time" else None
    if opener["question"]:
        return _asked(clause, opener[0], sentence)
    if opener["wish"]:
        return _wished(clause, opener[0])
    if opener[0].endswith("let me know"):
        found = _sorted(clause) == "contacts" or _IF_YOU_HEAR.search(lead)
        return "contacts" if found else _let_me_know(clause)
    if re.match(
        r"(?:take|have) a look at(?! my)|send (?:my|him|her|them)|share (?:it|this)|give (?:my|them|him|her)|pass on my|(?:(?:just|so|and|then|also) )?tell me (?:all|every|more|how|what|(?:when|where)(?! (?:you|we|i) (?:can|could|are|have))|whether|if|it's|it is|that)\b|please tell me how (?:you|it)",
        clause,
    ):
        return None
    return _sorted(clause) or "work"


#: "If you hear of anything, let me know."
_IF_YOU_HEAR = re.compile(
    r"\bif you (?:ever |do |happen to )?(?:hear|know|learn|think|come across|see|spot)\b(?: (?:of|about))? (?:any|a|an|some)\w*"
)


def _let_me_know(clause: str) -> Sort | None:
    return (
        "time"
        if re.match(r"(?:please )?let me know (?:a time|when|what time|which day|any time)", clause)
        else None
    )


def _asked(clause: str, opener: str, sentence: Part) -> Sort | None:
    sort = _sorted(clause)
    if opener.startswith(
        (
            "do you",
            "have you",
            "are you",
            "is there",
            "you have",
            "you've",
            "any ",
            "up for",
            "fancy",
        )
    ):
        if opener.endswith(("know", "anyone", "anybody", "someone", "somebody")):
            return (
                sort
                if sort == "contacts"
                else "contacts"
                if opener.startswith("is there")
                else None
            )
        if opener.endswith(("free", "available")):
            return "time" if sentence.asks else None
        return sort
    if _CONFIRM.match(clause) or opener.startswith("let"):
        return "time"
    if opener.startswith("why don't"):
        return sort
    if not sentence.asks and opener.endswith((" we", " i")):
        return None  # "what I can do", "so that we can talk": no question
    if not sentence.asks and opener.startswith(("can ", "will ", "might ", "would ")):
        return (
            sort
            if opener.startswith(("can you", "can u", "would you", "will you", "will u"))
            and clause.startswith(opener + " ")
            and sort
            else None
        )
    if opener.startswith(("might ", "should ")) and sort is None:
        return None
    return sort or "work"


def _wished(clause: str, opener: str) -> Sort | None:
    if clause.startswith(("i need you to ", "if there", "anything", "any way")):
        return _sorted(clause) or "work"
    if opener.startswith(("it'd", "it would")) and not re.search(
        r"\bif you (?:could|can|would)|to (?:chat|talk|meet|get|have|speak|pick|jump|hop|zoom|catch up|connect|grab|sit down)",
        clause,
    ):
        return None
    if opener.rstrip() in ("hoping", "wondering", "wondered"):
        if (
            re.match(
                r"(?:hoping|wonder(?:ing|ed)) (?:you|that you|if you|whether you|if i|whether i|if we|whether we|to)",
                clause,
            )
            is None
        ):
            return None
        if _SELF_WISH.match(clause) and not re.search(r"\b(?:you|your)\b", clause):
            return None
        if re.match(
            r"(?:hoping|wonder(?:ing|ed)) (?:that |if |whether )?you (?:are|were|had|have (?:a|had)|got|did|enjoy|like|remember|ended|made|still)\b",
            clause,
        ):
            return None
    if _KIND_WISH.match(clause) or (
        _KIND_CHANCE.search(clause) and not re.search(r"\bif you (?:could|can)\b", clause)
    ):
        return None
    if not _OF_THEM.search(clause) and not re.search(
        r"\b(?:chance|advice|help|feedback|introduction|intro|referral|chat|call|coffee|zoom|video|phone)\b",
        clause,
    ):
        return None
    return _sorted(clause) or (
        "work"
        if re.search(
            r"\bask (?:you )?(?:to|for|if|whether)\b|\bif you (?:could|can|would)\b|\byou (?:could|can|would|might)\b",
            clause,
        )
        else None
    )


def _sorted(clause: str) -> Sort | None:
    """The sort of the first word that says what for."""
    found = _SORTS.search(clause)
    return found.lastgroup if found else None  # type: ignore[return-value]


def _added(clause: str, start: int, sort: Sort) -> Iterator[Request]:
    """What else the same clause asks for: "introduce me to Bo and review my plan"."""
    for found in _AND.finditer(clause):
        other = found.lastgroup
        if (
            other
            and other != sort
            and not (sort == "time" and other == "work" and "feedback" in found[0])
        ):
            at = start + found.start(other)
            yield Request(found[other], at, start + found.end(), other, False, 2)  # type: ignore[arg-type]


def _counted(found: list[Request]) -> Iterator[Request]:
    """The requests, with what each adds to those before it."""
    seen: list[Request] = []
    for request in found:
        more = int(request.more == 2 or not seen or _is_another(request, seen))
        kept = request._replace(more=more)
        seen.append(kept)
        yield kept


def _is_another(request: Request, seen: list[Request]) -> bool:
    """Whether a request asks for something else than those before it."""
    last, text = seen[-1], request.text
    clause = text[-(request.end - request.start) - 3 :] if text else text
    if (
        _CONFIRM.match(clause.lstrip())
        or _ALTERNATIVE.match(text)
        or _ALTERNATIVE.search(text[:70])
    ):
        return (
            request.sort not in {one.sort for one in seen}
            and request.sort in ("word", "contacts")
            and not _ALTERNATIVE.search(text[:70])
        )
    if _ALSO.search(text[:80]) and not (request.sort == "time" and last.sort == "time"):
        return True
    if request.sort == "time":
        return not any(one.sort == "time" or (one.sort == "work" and one.wish) for one in seen)
    same = [one for one in seen if one.sort == request.sort]
    if request.sort == "work":
        if (
            any(one.sort == "time" for one in seen)
            and (request.wish or not same)
            and _FOR_TALK.search(text)
        ):
            return False
        return not any(one.wish != request.wish or _POINTS_BACK.search(text) for one in same)
    if request.sort == "contacts" and same:
        mine, theirs = _target(text), {_target(one.text) for one in same}
        return bool(mine) and mine not in theirs and "" not in theirs
    return not same


def _target(text: str) -> str:
    found = _TARGET.search(text)
    return (found["name"] or found["other"]) if found else ""
