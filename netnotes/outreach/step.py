"""What to do next: the channel they like, and something to say that the note knows of."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from netnotes.model.note import fold
from netnotes.model.whom import with_names
from netnotes.outreach.case import Case
from netnotes.outreach.hard_time import hard_time
from netnotes.outreach.reason import Step
from netnotes.sentences import mark, say
from netnotes.words import ago, quoted, shorten

_BY = {
    "coffee": mark("Over coffee"),
    "walk": mark("On a walk"),
    "meal": mark("Over a meal"),
    "visit": mark("On a visit"),
    "event": mark("When you see each other"),
    "meeting": mark("When you meet"),
    "video": mark("On a video call"),
    "call": mark("On the phone"),
    "email": mark("By e-mail"),
    "message": mark("In a message"),
    "letter": mark("In a letter"),
    "social": mark("Where they post"),
}


#: Fewer words than these say what was talked about only where one of them is not hollow.
_SAYS = 3
_HOLLOW = frozenset(
    """a again an and at bye call called catch catch-up catching catchup chat chatted check check-in
    checking coffee congrats day dinner drink drinks email event first for goodbye good hello hey hi
    in intro introduction later letter long lunch meal meet meet-up meeting meetup message met
    morning nice of our out planning plan quick second see session short small soon sorry sync talk
    talked talking tea thank thanks the third time to together touch up update us video visit walk
    weekly with you""".split()
)
_LETTERS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Topic(NamedTuple):
    """Something to say, with the day it is from and where it is written."""

    text: str
    at: str


def channel(case: Case) -> str:
    """How to reach them: their preference, else in person > video > call > message (R104).

    In person needs both of us in one place: where the cities are known to differ, it is video.
    """
    person = case.person
    avoided = {fold(word) for word in person.avoid}
    for word in person.prefers:
        if fold(word) not in avoided:
            return fold(word)
    me = case.network.me
    apart = me is not None and me.city and person.city and fold(me.city) != fold(person.city)
    order = ["video", "call", "message"] if apart else ["coffee", "video", "call", "message"]
    return next((word for word in order if word not in avoided), "message")


def written_channel(case: Case) -> str:
    """A channel for a few written words: the preferred one among those that are written."""
    avoided = {fold(word) for word in case.person.avoid}
    liked = [
        fold(word)
        for word in case.person.prefers
        if case.settings.channel_group(fold(word)) == "written"
    ]
    for word in (*liked, "message", "email"):
        if word not in avoided:
            return word
    return "letter"


def by(channel: str) -> str:
    """The words that open a step by this channel."""
    return say(_BY[channel]) if channel in _BY else say("By {channel}", channel=channel)


def topic(case: Case) -> Topic | None:
    """Something to say from the note: news, top of mind, the last talk, an interest, a give."""
    person, today = case.person, case.today
    hard = hard_time(case)
    if hard is not None:
        text = say(
            "say that you think of them, and leave the rest to them; you noted {what}",
            what=quoted(hard.text),
        )
        return Topic(text, person.at(hard.line))
    for news in sorted(person.news, key=lambda dated: -dated.ordinal):
        if _recent(news.day, case):
            text = say("bring up their news: {news}", news=quoted(news.text))
            return Topic(text, person.at(news.line))
    for mind in sorted(person.mind, key=lambda dated: -dated.ordinal):
        if mind.day is None or mind.day > today:
            continue
        if _recent(mind.day, case):
            text = say("ask how it goes with {what}", what=quoted(mind.text))
        else:
            text = say(
                "ask what is on their mind these days; {ago} it was {what}",
                ago=ago(mind.day, today),
                what=quoted(mind.text),
            )
        return Topic(text, person.at(mind.line))
    for touch in case.touches:
        if touch.entry.text and touch.entry.interacts(today):
            said = with_names(case.network, without_marks(touch.entry.text))
            if _says_something(said):
                text = say("pick up where you left off: {what}", what=quoted(shorten(said)))
                return Topic(text, touch.at)
    if person.needs:
        text = say("see whether you can help with {what}", what=quoted(person.needs[0]))
        return Topic(text, person.field_at("needs"))
    if person.interests:
        text = say("talk about {what}", what=person.interests[0])
        return Topic(text, person.field_at("interests"))
    return None


def hello(case: Case) -> Step:
    """A step that is nothing but being in touch."""
    how = channel(case)
    if not case.person.prefers and hard_time(case) is not None:
        how = written_channel(case)  # a few lines ask nothing of them
    about = topic(case)
    what = about.text if about else say("say hello, and ask how they are")
    return Step(say("{by}: {what}.", by=by(how), what=what), how)


def _recent(day: date | None, case: Case) -> bool:
    return day is not None and 0 <= (case.today - day).days <= case.settings.stale_mind


def _says_something(text: str) -> bool:
    """Whether one could go on from a text. “catch up” says that we were in touch, and not of what."""
    words = [word.casefold() for word in _LETTERS.findall(text)]
    return len(words) >= _SAYS or not _HOLLOW.issuperset(words)


def without_marks(text: str) -> str:
    """The first line of a text without its #marks."""
    words = [word for word in text.split("\n", 1)[0].split() if not word.startswith("#")]
    return " ".join(words)
