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
from netnotes.outreach.step import topic
from netnotes.words import listing, number, on, shorten

#: So many others are named; of more than that, the rest are counted.
_NAMED = 4

reason = Reason(__name__, __doc__, order=20, of=("plan",), agreed=True)


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
    noun = _NOUNS.get(channel, channel.capitalize() or "A meeting")
    others = _others(case, touch)
    if len(others) > _NAMED:
        others[_NAMED - 1 :] = [f"{number(len(others) - _NAMED + 1)} others"]
    return f"{noun} with {listing(others)}" if others else noun


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
    "video": "A video call",
    "call": "A call",
    "walk": "A walk",
    "meal": "A meal",
    "visit": "A visit",
}


def _ahead(case: Case, touch: Touch) -> Because:
    entry = touch.entry
    time = f", {entry.time}" if entry.time else ""
    place = f"{',' if entry.time else ''} at {entry.place}" if entry.place else ""
    about = f": {shorten(entry.text)}" if entry.text else ""
    text = f"{_what(case, touch)} {on(entry.day, case.today)}{time}{place}{about}."
    return Because(entry.day, text, (touch.at,), partial(_prepare, case, touch))


def _prepare(case: Case, touch: Touch) -> Step:
    group = case.settings.channel_group(touch.entry.channel)
    early = {
        "in_person": "be there ten minutes early",
        "live": "join five minutes early",
    }.get(group, "have a look at their note before")
    about = topic(case)
    text = f"Prepare: {about.text}; {early}." if about else f"Prepare, and {early}."
    return Step(text, touch.entry.channel)


def _passed(case: Case, touch: Touch) -> Because:
    entry = touch.entry
    day = on(entry.day, case.today).removeprefix("on ")
    text = f"{_what(case, touch)} was planned for {day}. How was it?"
    step = Step("Tick its box in the log and add a line, or mark it #cancelled.")
    return Because(entry.day, text, (touch.at,), step)
