"""The opening of a message: something of theirs that the note knows, or nothing at all.

Authenticity is scarce (R200), so an opening is never invented: it names their news, what was on
their mind, what they publish, a love that you share, or the last time you were together. Where the
note holds none of these, a draft is refused and asks what you noticed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from netnotes.messages.wording import clause, to_you, told, when
from netnotes.model.dated import Dated
from netnotes.model.log import Entry
from netnotes.model.note import fold
from netnotes.outreach.case import Case
from netnotes.outreach.hard_time import hard_time

#: How an interaction is called when it is remembered.
MEMORIES = {
    "coffee": "our coffee",
    "walk": "our walk",
    "meal": "our meal",
    "visit": "our visit",
    "meeting": "our meeting",
    "video": "our video call",
    "call": "our call",
    "email": "our e-mails",
    "message": "our messages",
    "letter": "our letters",
    "social": "our exchange",
}

#: So many days the news of somebody's life are worth bringing up first.
_NEWS_LAST = 730
#: An occasion that was none: you met in writing.
_WRITTEN = re.compile(
    r"\b(?:e-?mails?|mail|messages?|online|chat|tracker|forum|thread)\b|[\"“”]", re.IGNORECASE
)
#: And so many the occasion on which you met, where no event is logged.
_EVENT_LASTS = 120

#: Labels of links that are an address rather than something they made.
_NO_WORK = frozenset(
    "website site homepage home web profile linkedin twitter mastodon bluesky instagram facebook "
    "github gitlab url link contact calendar".split()
)

#: First words of a log entry that tell what somebody did, without saying who.
_DEEDS = frozenset(
    "asked brought bought came cooked drew found fed gave got had held heard helped kept left lent "
    "let made met played put ran rang read saw sang sent showed slept spent stood swapped taught "
    "thanked told took traded tuned went wrote being going".split()
)


def opening(case: Case, *, cold: bool = False) -> str:
    """The first sentences of a message to somebody; '' where the note knows nothing to open with."""
    if hard_time(case) is not None:
        return ""  # what one says then can only be said in one's own words
    finders = _cold(case) if cold else _known(case)
    return next((text for text in finders if text), "")


def _known(case: Case) -> Iterator[str]:
    person = case.person
    yield from (_news(case, news) for news in _newest(person.news) if _lately(case, news))
    yield from (_mind(case, mind) for mind in _newest(person.mind) if _fresh(case, mind))
    yield shared_love(case)
    yield memory(case)
    yield from (_mind(case, mind) for mind in _newest(person.mind) if not _coming(case, mind))
    yield from interests(case)
    yield published(case)


def _cold(case: Case) -> Iterator[str]:
    yield published(case)
    yield shared_love(case)
    yield from interests(case)


def _newest(items: Iterable[Dated]) -> list[Dated]:
    return sorted(items, key=lambda item: -item.ordinal)


def _coming(case: Case, item: Dated) -> bool:
    return not item.ordinal or item.ordinal > case.now


def _fresh(case: Case, item: Dated) -> bool:
    return not _coming(case, item) and case.now - item.ordinal <= case.settings.stale_mind


def _lately(case: Case, news: Dated) -> bool:
    """News of a life last longer than what was on a mind."""
    return not _coming(case, news) and case.now - news.ordinal <= _NEWS_LAST


def _news(case: Case, news: Dated) -> str:
    said = told(news.text, case.person.pronouns)
    return f"Your news has stayed with me: {said}. How have things been since?" if said else ""


def _mind(case: Case, mind: Dated) -> str:
    said = told(mind.text, case.person.pronouns)
    day = mind.day
    if not said or day is None:
        return ""
    if case.now - mind.ordinal <= 31:
        return f"I remember what was on your mind the other day: {said}. How are things now?"
    return (
        f"I remember what was on your mind {when(day, case.today)}: {said}. How does it stand now?"
    )


def published(case: Case) -> str:
    """Something they made and put where others can see it."""
    for label in case.person.links:
        word = label.strip().casefold()
        if word and word not in _NO_WORK and word.replace(" ", "").isalpha():
            is_are = "are" if word.endswith("s") and not word.endswith("ss") else "is"
            return f"Your {word} {is_are} why I am writing to you."
    return ""


def shared_love(case: Case) -> str:
    """An interest that both of you have."""
    me = case.network.me
    mine = {fold(word) for word in me.interests} if me is not None else set()
    for word in case.person.interests:
        if fold(word) in mine:
            return f"We share a weakness for {word}, so I thought of you."
    return ""


def interests(case: Case) -> Iterator[str]:
    """What they love, though I may not."""
    for word in case.person.interests[:1]:
        yield f"I was wondering what is new with you and {word}."


def memory(case: Case) -> str:
    """The last time you were together, with where it was or what it was about."""
    for touch in case.touches:
        entry = touch.entry
        if not entry.interacts(case.today):
            continue
        where = f" at {entry.place}" if entry.place and "[[" not in entry.place else ""
        gist = gist_of(entry, case.person.pronouns) if touch.own else ""
        if not where and not gist:
            continue
        called = MEMORIES.get(entry.channel)
        day = when(entry.day, case.today)
        about = f": {gist}" if gist else ""
        if called:
            return f"I was thinking back to {called}{where} {day}{about}."
        if where or gist:
            return f"I was thinking back to when we saw each other{where} {day}{about}."
    return ""


def gist_of(entry: Entry, pronouns: str) -> str:
    """What an entry was about, as it can be mentioned to them: never what one of you did."""
    said = told(entry.text, pronouns)
    first = said.partition(" ")[0].casefold()
    if not first or first in _DEEDS or first.endswith("ed") or said[0] in "\"“'‘":
        return ""
    return said


def last_time(case: Case) -> str:
    """The last time you were in touch, as a plain statement; '' where nothing is logged."""
    for touch in case.touches:
        entry = touch.entry
        if entry.interacts(case.today):
            called = MEMORIES.get(entry.channel, "the last time we saw each other")
            verb = "were" if called in {"our e-mails", "our messages", "our letters"} else "was"
            last = called.replace("our ", "our last ", 1)
            return f"{last[0].upper()}{last[1:]} {verb} {when(entry.day, case.today)}."
    return ""


def since_when(case: Case) -> str:
    """Since when you know each other, as a plain statement; '' where the note does not say."""
    met, today = case.person.met, case.today
    if met is None or not met.year or met.first > today:
        return ""
    if (today - met.last).days > _NEWS_LAST:
        return f"We go back to {met.year}."
    if met.month and met.day:
        return f"We met {when(met.first, today)}."
    return f"We met in {met.words()}."


def occasion(case: Case) -> str:
    """Where and when you saw each other last at an event: `at DSD Lisbon on 17 October`, or ''."""
    event = latest_event(case)
    if event is not None:
        day = when(event.day, case.today)
        return f"at {event.place} {day}" if event.place and "[[" not in event.place else day
    met, said = case.person.met, case.person.met_at
    place = clause(said, also_comma=True)
    if met is None or not (met.year and met.month and met.day) or to_you(place, "") != place:
        return ""
    if not place[:1].isupper() and not place.startswith(("the ", "a ", "an ")):
        return ""
    if _WRITTEN.search(said):
        return ""
    lately = 0 <= (case.today - met.first).days <= _EVENT_LASTS
    return f"at {place} {when(met.first, case.today)}" if place and lately else ""


def latest_event(case: Case) -> Entry | None:
    """The latest event at which you saw each other, where it is not long ago."""
    for touch in case.touches:
        entry = touch.entry
        if case.now - entry.ordinal > _EVENT_LASTS:
            break
        if entry.channel == "event" and entry.interacts(case.today):
            return entry
    return None


__all__ = [
    "clause",
    "gist_of",
    "last_time",
    "latest_event",
    "memory",
    "opening",
    "published",
    "since_when",
]
