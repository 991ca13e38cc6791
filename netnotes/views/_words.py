"""Words for what notes and rules hold as keys, as tables, badges and lines show them.

The keys stay as they are, in notes, in JSON and in the site's scripts; only what people read is said.
"""

from __future__ import annotations

from datetime import date

from netnotes.sentences import mark, say
from netnotes.words import calendar

#: The one set of words for how well two know each other, wherever it stands in a word.
_STANDINGS = {
    "close": mark("close"),
    "warm": mark("warm"),
    "new": mark("new"),
    "acquaintance": mark("acquaintance"),
    "dormant": mark("dormant"),
    "stranger": mark("not met yet"),
    "died": mark("has died"),
    "second-degree": mark("no note yet"),
}
_STATES = {
    "idea": mark("idea"),
    "waiting": mark("waiting"),
    "follow-up-due": mark("follow up due"),
    "no-answer": mark("no answer"),
    "yes": mark("yes"),
    "no": mark("no"),
    "later": mark("later"),
    "standing": mark("standing"),
}
_VERDICTS = {
    "ready": mark("ready"),
    "warm-up": mark("warm up"),
    "wait": mark("wait"),
    "not-this-person": mark("not this person"),
    "no": mark("no"),
    "cold": mark("cold"),
}
_SEVERITIES = {
    "error": mark("error"),
    "warning": mark("warning"),
    "information": mark("information"),
}
_CHANNELS = {
    "": mark("meeting"),
    "coffee": mark("coffee"),
    "walk": mark("walk"),
    "meal": mark("meal"),
    "visit": mark("visit"),
    "event": mark("event"),
    "meeting": mark("meeting"),
    "video": mark("video call"),
    "call": mark("call"),
    "email": mark("e-mail"),
    "message": mark("message"),
    "letter": mark("letter"),
    "interview": mark("interview"),
}
#: How the same are called of what was, where that is another word.
_HOW = {"video": mark("video"), "email": mark("email"), "social": mark("social")}
_DAYS = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday"),
    mark("Saturday"), mark("Sunday"),
)  # fmt: skip


def standing_word(standing: str) -> str:
    """How well two know each other, in a word."""
    return say(_STANDINGS.get(standing, standing))


def state_word(state: str) -> str:
    """What became of an ask."""
    return say(_STATES.get(state, state.replace("-", " ")))


def verdict_word(verdict: str) -> str:
    """Whether one may ask."""
    return say(_VERDICTS.get(verdict, verdict.replace("-", " ")))


def severity_word(severity: str) -> str:
    """How grave a finding is."""
    return say(_SEVERITIES.get(severity, severity))


def channel_noun(channel: str) -> str:
    """What a meeting by a channel is called within a line; a channel of one's own keeps its name."""
    return say(_CHANNELS[channel]) if channel in _CHANNELS else channel


def channel_word(channel: str) -> str:
    """The way in which two were in touch, in a word; '' where none is known."""
    if channel in _HOW:
        return say(_HOW[channel])
    return channel_noun(channel) if channel else ""


def weekday_name(number: int) -> str:
    """A day of the week, Monday being 0."""
    return say(_DAYS[number])


def day_words(day: date, today: date) -> str:
    """`Saturday, 21 November`, with the year where it is another one."""
    return say("{weekday}, {day}", weekday=weekday_name(day.weekday()), day=calendar(day, today))
