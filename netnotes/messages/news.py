"""My own news and their help, in words: for keeping people posted, and for thanking them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netnotes.messages.wording import company, sentence, to_you, told, when, without_marks
from netnotes.model.dated import Milestone
from netnotes.model.wikilink import WIKILINK
from netnotes.outreach.case import Case
from netnotes.outreach.helped import helped

#: So many milestones are told at once, the latest.
MOST = 3

#: An outcome of so many characters is told whole.
_SHORT = 140
#: So many days back news are news to somebody who had no part in them.
_LATELY = 60

_HAPPENED = {
    "applied": "I applied{at}",
    "screen": "I had a first conversation{at}",
    "interview": "I had an interview{at}",
    "final": "I was in the last round{at}",
    "offer": "I was made an offer{at}",
    "accepted": "I said yes to an offer{at}",
    "declined": "it came to an end{at}",
}


#: How the log of a yes begins; what follows is what they did.
_YES = re.compile(r"^(?:yes|sure|gladly|of course)[,;:.!]? (?:and )?(?=\w)", re.IGNORECASE)


class Help(NamedTuple):
    """A help of theirs: the day, what it was as it can be said to them ('' if it cannot), where."""

    day: date
    said: str
    at: str


def helps(case: Case) -> list[Help]:
    """Everything that they helped with, latest first: each `#got`, and each yes to an ask."""
    person, found = case.person, []
    for entry in case.marked("got"):
        said = told(_YES.sub("", entry.text), person.pronouns, deeds=True)
        found.append(Help(entry.day, said, person.at(entry.line)))
    for ask, (state, _) in case.asks:
        day = ask.answered or ask.sent
        if state == "yes" and ask.kind != "connect" and day is not None and day <= case.today:
            found.append(Help(day, _outcome(ask.outcome, person.pronouns), person.at(ask.line)))
    return sorted(found, key=lambda help_: (help_.day, bool(help_.said)), reverse=True)


def _outcome(text: str, pronouns: str) -> str:
    """An outcome as it can be said to them: the whole of it where that is short, else its head."""
    said = _YES.sub("", without_marks(text)).rstrip(" .")
    for part in (said, said.partition(";")[0]):
        if part and len(part) <= _SHORT and (turned := to_you(part, pronouns)):
            return turned
    return told(said, pronouns, deeds=True)


def unheard(case: Case) -> list[Milestone]:
    """The milestones that they have not heard of: since they first helped, and since last told.

    Help is here what it is for whom the news is due (`keep-posted`). Of those who did not help, the
    ones of the last weeks.
    """
    me = case.network.me
    if me is None:
        return []
    first = min(helped(case), default=case.now - _LATELY)
    since = max(first - 1, case.last_marked("posted"))
    news = [m for m in me.milestones if since < m.ordinal <= case.now]
    return sorted(news, key=lambda milestone: milestone.ordinal)


def news_of(case: Case, milestones: list[Milestone]) -> str:
    """The latest of these milestones as sentences of mine, oldest first."""
    return " ".join(_told(case, milestone) for milestone in milestones[-MOST:])


def _told(case: Case, milestone: Milestone) -> str:
    day = when(milestone.day, case.today)
    text = without_marks(spoken(case, milestone.text)).rstrip(" .")
    if not milestone.word:
        return sentence(f"{day}: {text}")
    org = case.network.org(milestone.org)
    name = company(org.called if org else without_marks(milestone.org))
    happened = _HAPPENED[milestone.word].format(at=f" at {name}" if name else "")
    return sentence(f"{day} {happened}{f': {text}' if text else ''}")


def spoken(case: Case, text: str) -> str:
    """A text of mine in which references are names, as they are said."""

    def name(found: re.Match[str]) -> str:
        note = case.network.resolve(found["target"].strip())
        return found[0] if note is None or found["words"] else note.called

    return WIKILINK.sub(name, text)


def thanks_to(case: Case, milestones: list[Milestone]) -> bool:
    """Whether one of these milestones came about thanks to this person."""
    named = (name for milestone in milestones for name in milestone.thanks)
    return any(case.network.person(name) is case.person for name in named)


def kindnesses(case: Case) -> Iterator[str]:
    """What they did that can be spoken of gladly: helps, and gifts that I was given."""
    for help_ in helps(case):
        if help_.said:
            yield f"your help {when(help_.day, case.today)}: {help_.said}"
    for gift in sorted(case.person.gifts, key=lambda gift: gift.date or date.min, reverse=True):
        if gift.direction == "received" and gift.date is not None and gift.date <= case.today:
            said = told(gift.what, case.person.pronouns, deeds=True)
            if said:
                yield f"your present {when(gift.date, case.today)}: {said}"
