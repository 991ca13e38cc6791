"""What a message names of theirs, and what it gives: by its own words, or by what the note holds."""

from __future__ import annotations

import re

from netnotes.messages.reading import Message

#: What follows "your" in any message to anybody, and so says nothing of this person.
_ANYBODYS = frozenset(
    "time help advice thought thoughts feedback brain convenience consideration attention reply replies "
    "response email mail inbox opinion opinions input perspective insight insights support guidance "
    "assistance understanding patience side end way day days week weekend evening morning afternoon "
    "year name career work company profile background experience expertise success journey own behalf "
    "network contacts contact connections connection friends people industry field kindness generosity "
    "family schedule calendar availability office choice place area city town phone number address "
    "site team job role position business organization organisation firm startup message note letter answer "
    "answers question questions interest welcome favor favour part hands mind knowledge wisdom story life "
    "best leave pardon decision call hand chance opportunity skills achievements accomplishments "
    "leadership passion energy personality guy folks all reading honesty blessing permission take impressions guess ideas idea view views eye eyes ear ears "
    "boss bosses manager managers recruiter recruiters investor investors director ceo cto hr department "
    "coworker coworkers teammates superiors disposal discretion reach service usual".split()
)
_WITH_A_TOPIC = frozenset(
    "work experience story background research team company career startup office site job role position "
    "question answer note message letter help advice support kindness feedback questions journey friends "
    "decision choice reading".split()
)
_YOUR = re.compile(r"\byour((?: [\w'.&/+-]+){1,5})")
_THANKED = re.compile(
    r"\b(?:thank(?:s| you)|grateful)(?: [\w]+){0,3}? for (?:the|that|those|all the|(?:sending|lending|sharing|showing|giving|writing|posting|introducing)(?: me| us)?(?: over| along)?(?: the| that| those| a| an| your)?)((?: [\w'.&/+-]+){1,5})"
)
_STOPS = frozenset(
    "of on at and or to for in with is was are were has have had about from by as that which who if "
    "but so because will would could can last this next when while i we you it the a an my made "
    "gave helped went did does again there before after yesterday".split()
)
_ABOUT_A_TOPIC = re.compile(
    r" (?:on|about|with|at|in|to|into|that|behind|from|between|of) (?!my\b|me\b|this\b|it\b|all\b|general\b|advance\b|mind\b|the (?:coming|next)|your\b|hearing|getting)[\w'\"]+"
)
#: What somebody made is theirs with its purpose, too: "your letter for the zoo".
_MADE = frozenset("letter note message story research work team site".split())
_FOR_A_PURPOSE = re.compile(
    r" for (?:the|a|an|that|your|kids|children) (?!call\b|chat\b|talk\b|coffee\b)[\w'\"]+"
)
_SEEN = re.compile(
    r"\b(?:i|we) (?:just |also |recently |only |really |finally )?(?:saw|see|read|noticed|notice|heard|hear|watched|understand|gather|remember|learned|learnt|know)"
    r"(?: \w+){0,5}? (?:that )?(?:you|you're|you've|you'd)(?: just| also| recently| now)? (?!would|could|can|might|may|will|must|have a lot|are busy|busy|get a lot|don't|receive)"
    r"|(?:^|[,;:!.(-] ?)(?:just |also |and )?(?:saw|read|heard|noticed|see)(?: (?:from|through|in|on) \w+(?: \w+)?)?(?: that)? (?:you|you're|you've)(?: just| also| finally| recently| now)? (?!would|could|can|might|may)"
    r"|\b(?:loved|enjoyed|liked|admired?|reading|watching|using|listening to|learned (?:a lot |so much )?from) (?:how you|what you (?!do\b|are\b)\w+|the \w+ you)"
    r"|\b(?:when|where|after|since|that|which|as|what|how|while|because|whom|thing|one) you (?:\w+ly |two |once |just |kindly )?(?:mentioned|told|said|wrote|gave|spoke|posted|published|built|build|maintain|made|shared|launched|recommended"
    r"|talked|moved|joined|started|won|ran|run|organi[sz]ed?|showed|taught|described|explained|worked|presented|suggested|lent|sent|introduced|drew|sang|played|left|brought|answered|call|led|wrestled)"
    r"|\byou (?:last |once )?(?:mentioned|told|asked me|wrote|spoke|posted|published|built|maintain|launched|recommended|gave a|taught|once said|said that|introduced|worked (?:at|for|on|with)|work (?:at|on|for|as)|moved|joined|started|lent me|sent me|made the|designed|were telling)"
    r"|(?<!if )\byou (?:led|ran|founded|chair|run|lead|[a-z]{3,}ed) (?:the|a|an|at|from|your) (?!time\b|moment\b|help\b)\w+"
    r"|\b(?:congratulations|congrats|well done|happy birthday|bravo|mazel tov)\b"
    r"|^(?:great|lovely|wonderful|brilliant|excellent|beautiful|fantastic|superb|fascinating) (?:\w+ ){0,2}?(?:article|post|talk|essay|piece|episode|thread|book|paper|workshop|podcast|show|photos?|video|newsletter|column|exhibition|concert|keynote|interview) (?:on|about|in|at|from|with|last|yesterday) \w+"
    r"|\b(?:lovely|good|great|glad|happy|delighted|thrilled|wonderful|nice|pleased|so pleased) to (?:hear|read|see|learn) (?:that |about |of )(?:the|your|that|you)\b"
    r"|\bhow(?:'s|'re| is| are| was| were| did| does| has) (?:the|your|that|life|things|married|little|it|everyone|parenthood) (?!are|is|you\b|day|going\?|week|weekend)[\w-]+"
    r"|\bhow did (?:the|your) \w+|\b(?:did|has) (?:the|your) (?:[\w-]+ ){1,3}?(?:go|work|hold|turn|survive|come|arrive|forgiven|like)\b"
    r"|\b(?:the|that|those|what) (?:[\w'-]+ ){1,4}?(?:that |which )?you (?:once |just |kindly |had |have |all )*(?:made|wrote|gave|built|drew|told|showed|lent|sent|recommended|mentioned|posted|published|shared|left|baked|knit|taught|organi[sz]ed|translated|recorded|designed|suggested|brought|found|read|sang|practi[sc]ed)\b"
)
_SHARED = re.compile(
    r"\b(?:our|ours) (?:last |first |long |short |old |recent |brief |lovely |own )*(?:conversation|chat|talk|walk|coffee|call|lunch|dinner|evening|project|time|days|team|course|class|workshop|meeting|trip|ride|argument|bench|flat|office|years|exchange|thread|seminar|choir|reading)"
    r"|\bwe (?:\w+ly |both |first |last |once )?(?:met|spoke|talked|chatted|worked|walked|sat|studied|shared|discussed|did|built|ate|sang|played|ran|were|had|got|bumped)\b"
    r"|\b(?:meeting|met|seeing|saw|talking (?:to|with)|sitting next to|bumping into|worked with|speaking with|chatting with|met with|working with) you (?:at|in|on|last|about|during|over|after|again)\b"
)
_NOT_SHARED = re.compile(
    r"\bwe (?:haven't|have not|never|hardly|don't)\b|\bsince we (?:last )?(?:spoke|talked|met|were|had)\b(?! (?:at|about|in))"
)
_GIVES = re.compile(
    r"\b(?:thank(?:s| you)|grateful (?:to|for)|congrat\w*|well done|happy birthday|hope (?:you|all|this|that you|everyone|your|the|life|things)|hoping you(?:'re| are)|how are you|how have you|how's"
    r"|enjoyed|loved|admire|i (?:made|wrote|built|found|fixed|brought|put together|translated|reported|tested|tried|ran|sent) (?:you|a|an|the|your|that|it)|thought of you|reminded (?:me )?of you|made me think of"
    r"|i'd be (?:happy|glad) to|happy to (?:help|write|send|share|return|lend)|in return|i can (?:offer|bring|send|help)|here(?:'s| is)|attached|sorry|merry|lovely|good to|great to|wonderful to|nice to)\b"
)


def named(message: Message) -> tuple[int, ...]:
    """Where the message's own words name something of theirs, or something the two share."""
    found: list[int] = []
    for part in (message.greeting, *message.sentences):
        found += [part.start + at for at in _in(part.text)]
    return tuple(found)


def names_something(text: str) -> bool:
    """Whether a piece of a message names something of theirs or shared."""
    return bool(_in(text))


def gives(message: Message) -> tuple[int, ...]:
    """Where it is kind before anything is asked: thanks, a wish, an offer, something brought."""
    return tuple(
        sentence.start + found.start()
        for sentence in message.sentences
        for found in _GIVES.finditer(sentence.text)
    )


def _in(text: str) -> list[int]:
    found = [match.start() for match in _SEEN.finditer(text)]
    if not _NOT_SHARED.search(text):
        found += [match.start() for match in _SHARED.finditer(text)]
    found += [
        match.start()
        for pattern in (_YOUR, _THANKED)
        for match in pattern.finditer(text)
        if _is_theirs(match, text)
    ]
    return sorted(found)


def _is_theirs(found: re.Match[str], text: str) -> bool:
    """Whether "your …" names a thing of this person: "your essay", not "your time"."""
    noun, at = "", found.start(1)
    for word in found[1].split(" ")[1:]:
        if word in _STOPS:
            break
        noun, at = word, at + 1 + len(word)
        if word.endswith((".", ",")):
            break
    bare = noun.strip(".,'\"-").removesuffix("'s")
    if not bare or bare.endswith("ly") or bare.isdigit():
        return False
    if bare in _MADE and _FOR_A_PURPOSE.match(text, at):
        return True
    if bare in _WITH_A_TOPIC and _ABOUT_A_TOPIC.match(text, at):
        return "my " not in text[at : at + 25]
    return bare not in _ANYBODYS
