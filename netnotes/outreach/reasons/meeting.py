"""You are about to meet, or a planned meeting has passed and nobody said how it was.

A plan is an entry with an open box, or one dated after today. It is shown from a week before, so
that there is time to prepare. When its day has passed and the box is still open, you are asked once,
kindly, how it was; after a week that question rests too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netnotes.model.log import Entry
from netnotes.model.network import Touch
from netnotes.model.note import Note
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import topic, without_marks
from netnotes.sentences import count, mark, say
from netnotes.words import listing, named, number, on, shorten

#: So many others are named; of more than that, the rest are counted.
_NAMED = 4

reason = Reason(
    __name__, __doc__, badge=mark("meeting"), order=20, of=("plan",), agreed=True, of_others=True
)


@reason
def find(case: Case) -> Iterator[Because]:
    """Plans within the horizon, entries of today with a time, and plans just passed."""
    horizon = case.settings.horizon
    for touch in (*_own(case), *case.network.shared_touches(case.person)):
        entry = touch.entry
        days = entry.ordinal - case.now
        if "cancelled" in entry.marks or entry.box == "x" or not -horizon <= days <= horizon:
            continue
        if days >= 0 and (entry.planned(case.today) or _meets(entry)):
            yield _ahead(case, touch)
        elif days < 0 and entry.box == " " and touch.own:
            yield _passed(case, touch)


def _meets(entry: Entry) -> bool:
    """Whether an entry of today is a meeting at a time, and not something that was written then."""
    return bool(entry.time) and not entry.direction


def _own(case: Case) -> Iterator[Touch]:
    for entry in case.notable:
        yield Touch(entry, case.person, own=True)


def _what(case: Case, touch: Touch) -> str:
    """`A meal with Hana and Ada`: what is planned, and who else is there."""
    channel = touch.entry.channel
    noun = say(_NOUNS[channel]) if channel in _NOUNS else channel.capitalize()
    others = _others(case, touch)
    if len(others) > _NAMED:
        more = len(others) - _NAMED + 1
        others[_NAMED - 1 :] = [count("one other", "{n} others", more, n=number(more))]
    return say("{what} with {others}", what=noun, others=listing(others)) if others else noun


def _others(case: Case, touch: Touch) -> list[str]:
    """Who is there besides the two of us, each once: whose note it stands in, then the others."""
    network = case.network
    owner: list[Note | str] = [] if touch.own else [touch.note]
    named = [network.resolve(one.target) or one.target for one in touch.entry.companions]
    found: dict[str, str] = {}
    for one in (*owner, *named):
        if isinstance(one, str):
            found.setdefault(one, one)
        elif one is not case.person and one is not network.me:
            found.setdefault(one.key, one.called)
    return list(found.values())


_NOUNS = {
    "": mark("A meeting"),
    "video": mark("A video call"),
    "call": mark("A call"),
    "walk": mark("A walk"),
    "meal": mark("A meal"),
    "visit": mark("A visit"),
}
#: What to do before, by the group of the channel.
_EARLY = {
    "in_person": mark("be there ten minutes early"),
    "live": mark("join five minutes early"),
    "": mark("have a look at their note before"),
}


def _ahead(case: Case, touch: Touch) -> Because:
    entry = touch.entry
    what, when = _what(case, touch), _when(case, entry)
    if about := without_marks(entry.text):
        text = say("{what} {when}: {about}.", what=what, when=when, about=shorten(about))
    else:
        text = say("{what} {when}.", what=what, when=when)
    return Because(entry.day, text, (touch.at,), partial(_prepare, case, touch))


def _when(case: Case, entry: Entry) -> str:
    """The day of a plan, with its time and place as far as they are known."""
    day, time, place = on(entry.day, case.today), entry.time, entry.place
    if time and place:
        return say("{day}, {time}, at {place}", day=day, time=time, place=place)
    if time:
        return say("{day}, {time}", day=day, time=time)
    return say("{day} at {place}", day=day, place=place) if place else day


def _prepare(case: Case, touch: Touch) -> Step:
    group = case.settings.channel_group(touch.entry.channel)
    early = say(_EARLY.get(group, _EARLY[""]))
    about = topic(case)
    if about:
        text = say("Prepare: {about}; {early}.", about=about.text, early=early)
    else:
        text = say("Prepare, and {early}.", early=early)
    return Step(text, touch.entry.channel)


def _passed(case: Case, touch: Touch) -> Because:
    entry = touch.entry
    what, day = _what(case, touch), named(entry.day, case.today)
    text = say("{what} was planned for {day}. How was it?", what=what, day=day)
    step = Step(say("Tick its box in the log and add a line, or mark it #cancelled."))
    return Because(entry.day, text, (touch.at,), step)
