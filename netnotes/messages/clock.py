"""The clock of a meeting: what to do how many minutes before it begins, and after.

In person one is there first and pays; on a video call one is in the room first; a telephone call is
made on the minute. A job interview has a clock of its own: nobody pays, thanks go out the next day,
and it becomes a milestone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from netnotes.model.log import Entry
from netnotes.sentences import count, mark, say

DAY = 24 * 60

#: A plan's text that begins so; "tell her about the interview" is a coffee like any other.
_INTERVIEW = re.compile(
    r"(?:(?:the|a|an|my|first|second|third|last|final|technical|job|phone|video|on-?site|panel|"
    r"hiring|round|coding|system|design|recruiter)[ -]+){0,4}(?:interviews?|(?<=[ -])screen)\b",
    re.IGNORECASE,
)


class Tick(NamedTuple):
    """One step: `minutes` before the beginning (below zero: after it), and what to do.

    `send` is a message to copy, '' where there is none.
    """

    minutes: int
    text: str
    send: str = ""

    @property
    def when(self) -> str:
        """The time of the step in words, seen from the beginning."""
        if self.minutes == 0:
            return say("on the minute")
        after = self.minutes < 0
        if abs(self.minutes) == DAY:
            return say("the day after") if after else say("the day before")
        if after:
            return count("{n} minute after", "{n} minutes after", -self.minutes)
        return count("{n} minute before", "{n} minutes before", self.minutes)


_READ = Tick(
    DAY,
    mark(
        "Read this page, choose two questions you would love to hear answered, and sleep on them."
    ),
)
_FOR_THE_WAY = mark("I could bring you something to drink on the way. What would you like?")
_DRINK = mark("I’m at the counter already. What may I get you?")


def clock(channel: str, group: str, *, interview: bool = False) -> tuple[Tick, ...]:
    """The steps of a meeting by this channel, the earliest first; none for what is written.

    `group` is the channel's: in_person, live, written, or '' where it is not known.
    """
    steps = _interview(channel, group) if interview else _steps(channel, group)
    return tuple(Tick(step.minutes, say(step.text), step.send and say(step.send)) for step in steps)


def _steps(channel: str, group: str) -> tuple[Tick, ...]:
    if group == "written":
        return ()
    if group == "live":
        return (_READ, *(_CALL if channel == "call" else _VIDEO))
    return (_READ, *_STEPS.get(channel, _SOMEWHERE))


_COFFEE = (
    Tick(10, mark("Be there. Find a table in a quiet corner, and put the phone away.")),
    Tick(2, mark("Ask what they drink, so that it stands there when they come."), _DRINK),
    Tick(0, mark("You pay, without a word about it: they gave you their time.")),
)
_WALK = (
    Tick(10, mark("Be at the meeting point, in shoes that last as long as the talk does.")),
    Tick(2, mark("Ask what they would like to drink on the way."), _FOR_THE_WAY),
    Tick(0, mark("You pay for it, and they choose the way and the pace.")),
)
_VISIT = (
    Tick(
        10,
        mark(
            "Be around the corner, with something small to bring; and ring when you said you would."
        ),
    ),
)
_EVENT = (
    Tick(10, mark("Be there, and look for a place where the two of you can hear each other.")),
    Tick(0, mark("What they drink is on you.")),
)
_MEAL = (
    Tick(
        10,
        mark(
            "In a restaurant: be there, ask for a quiet table, leave them the better seat. At theirs: be "
            "around the corner with something small to bring, and ring when you said you would."
        ),
    ),
    Tick(
        0,
        mark(
            "In a restaurant you pay, without a word about it: tell whoever serves you before the bill "
            "can come. At theirs, lend a hand."
        ),
    ),
)
_SOMEWHERE = (
    Tick(10, mark("Be there, with the phone put away.")),
    Tick(0, mark("If there is something to eat or drink, it is on you.")),
)
_STEPS = {
    "coffee": _COFFEE,
    "event": _EVENT,
    "meal": _MEAL,
    "walk": _WALK,
    "visit": _VISIT,
}
_VIDEO = (
    Tick(
        5, mark("Be in the call: light from the front, sound tried, and a smile when they come in.")
    ),
)
_CALL = (
    Tick(5, mark("Find a quiet place, and have something to write with.")),
    Tick(
        0,
        mark("You ring them, so that they need not think of it; ask whether it still suits them."),
    ),
)


def _interview(channel: str, group: str) -> tuple[Tick, ...]:
    """A job interview: rested, early, nothing bought; thanks and the milestone the next day."""
    last = mark("Then stop reading: drink some water, and think of someone who believes in you.")
    there = (
        Tick(5, mark("Be reachable, in a quiet room, with your questions on paper."))
        if channel == "call"
        else Tick(5, mark("Be in the call: light from the front, sound tried, water at hand."))
        if group == "live"
        else Tick(
            10,
            mark("Be at the door. Whoever opens it is the first of the people you may work with."),
        )
    )
    return (
        Tick(DAY, mark("Read about the people you will meet, write down what you want to know, and go to bed early.")),
        Tick(30, last),
        there,
        Tick(-DAY, mark("Thank each of them in three sentences of their own, and write the milestone into your note.")),
    )  # fmt: skip


def is_interview(entry: Entry) -> bool:
    """Whether a plan is a job interview: it is tagged so, or its channel or text begins so."""
    if "interview" in entry.marks or entry.channel == "interview":
        return True
    return _INTERVIEW.match(entry.text.lstrip()) is not None
