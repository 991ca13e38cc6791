"""A meeting proposed so that it is easy to take, easy to change, and easy to leave.

What they like comes first; else in person, then video, then the phone (R104). Coffee or a walk near
them, a meal only from close up (R100 to R103); a day and an hour, said as a mere suggestion (R105).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netnotes.messages.wording import company, length
from netnotes.model.note import fold
from netnotes.outreach.case import Case

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_THURSDAY = 3
#: So many days at least lie between the message and what it proposes.
_NOTICE = 4
_USUAL_HOUR = 16
#: Hours of theirs in the order in which they are tried; mine has to be bearable too.
_HOURS = (16, 17, 15, 11, 10, 18, 9, 19, 20, 8)
_MINE = range(8, 22)
_SAID = {
    8: "eight in the morning", 9: "nine in the morning", 10: "ten in the morning", 11: "eleven",
    15: "three", 16: "four", 17: "five", 18: "six", 19: "seven in the evening",
    20: "eight in the evening",
}  # fmt: skip

#: How a meeting is named where it is proposed.
_CALLED = {
    "coffee": "a coffee", "walk": "a walk", "meal": "a meal", "visit": "a visit",
    "meeting": "a coffee", "event": "a coffee", "video": "a video call", "call": "a phone call",
}  # fmt: skip
_CLOSE_ONLY = frozenset(("meal", "visit"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A meeting to suggest: by which channel, where ('' for a call), when, for how long."""

    channel: str
    place: str
    time: str
    minutes: int

    @property
    def meeting(self) -> str:
        """What is suggested: `a coffee`."""
        return _CALLED.get(self.channel, f"some {self.channel}")

    @property
    def where(self) -> str:
        """`a coffee somewhere near you`, `a video call`."""
        return f"{self.meeting} {self.place}" if self.place else self.meeting

    @property
    def length(self) -> str:
        """How long, in words."""
        return length(self.minutes)

    @property
    def or_else(self) -> str:
        """That it may be changed, and how."""
        if self.place:
            return "Another day or another place is just as good"
        return "Another day or another hour is just as good"


#: So many days a place that you shared can be brought up as one to go back to.
_AGAIN = 730


def propose(case: Case, *, minutes: int, place: str = "", time: str = "") -> Proposal:
    """A meeting with somebody, from their note; `place` and `time` are said as they are given."""
    channel = medium(case)
    in_person = case.settings.channel_group(channel) == "in_person"
    where = _near(case, channel) if in_person else ""
    return Proposal(channel, place or where, time or _when(case, in_person=in_person), minutes)


def medium(case: Case) -> str:
    """How to meet: what they prefer among what can be, else the first that they do not avoid."""
    person, settings = case.person, case.settings
    avoided = {fold(word) for word in person.avoid}
    apart = _apart(case)

    def fits(word: str) -> bool:
        group = settings.channel_group(word)
        if word in avoided or group not in ("in_person", "live"):
            return False
        if word in _CLOSE_ONLY and case.standing != "close":
            return False
        return not (apart and group == "in_person")

    liked = (fold(word) for word in person.prefers)
    usual = ("coffee", "walk", "video", "call")
    return next((word for word in (*liked, *usual) if fits(word)), "video")


def _apart(case: Case) -> bool:
    """Whether we are known to live in different places."""
    me, person = case.network.me, case.person
    return bool(me is not None and me.city and person.city) and (
        fold(me.city if me else "") != fold(person.city)
    )


def _near(case: Case, channel: str) -> str:
    """A place near them: where the two of you had this before, else near where they are."""
    for touch in case.touches:
        entry = touch.entry
        if entry.channel == channel and entry.interacts(case.today) and _public(entry.place):
            return f"at {entry.place}"
    org = case.network.org(case.person.org)
    if org is not None and org.city and fold(org.city) == fold(case.person.city):
        return f"near {company(org.called)}"
    return "somewhere near you"


def see_again(case: Case) -> str:
    """Where you could see each other again: the event and the table of the last years, or ''."""
    event = _lately_at(case, ("event",))
    table = _lately_at(case, ("meal", "coffee"))
    there = f"Will you be at {event} again? It would be good to see you there." if event else ""
    back = f"We should go back to {table} one day." if table else ""
    return " ".join(filter(None, (there, back)))


def _lately_at(case: Case, channels: tuple[str, ...]) -> str:
    """The last such place that can be named, and is nobody's office."""
    for touch in case.touches:
        entry = touch.entry
        if case.now - entry.ordinal > _AGAIN:
            return ""
        if entry.channel not in channels or not entry.interacts(case.today):
            continue
        if _public(entry.place) and case.network.org(entry.place) is None:
            return entry.place
    return ""


def _public(place: str) -> bool:
    """Whether a place can be proposed as it is written: a name, and nobody's desk or kitchen."""
    return (
        bool(place)
        and place[0].isupper()
        and "[[" not in place
        and "'s " not in place
        and ("’s " not in place)
    )


def _when(case: Case, *, in_person: bool) -> str:
    day = _free_day(case)
    hour = _hour(case, day) if not in_person else _USUAL_HOUR
    said = f"{_DAYS[day.weekday()]} the {_ordinal(day.day)}"
    if not hour:
        return f"on {said}, at an hour that suits you"
    zone = " your time" if not in_person and _zones_differ(case) else ""
    return f"on {said} at {_SAID[hour]}{zone}"


def _free_day(case: Case) -> date:
    """The first Thursday with some notice on which nothing is planned; else the day after, and on."""
    first = case.today + timedelta(_NOTICE)
    first += timedelta((_THURSDAY - first.weekday()) % 7)
    busy = case.network.once(("busy", case.now), lambda: _busy(case))
    days = [first + timedelta(week * 7 + more) for week in range(3) for more in (0, -1, -2, 1)]
    later = (day for day in days if (day - case.today).days >= _NOTICE)
    return next((day for day in later if day.toordinal() not in busy), first)


def _busy(case: Case) -> set[int]:
    """The days to come on which something is planned with anybody."""
    return {
        entry.ordinal
        for person in case.network.people
        if person.last >= case.now
        for entry in person.log
        if entry.ordinal >= case.now and "cancelled" not in entry.marks
    }


def _zones_differ(case: Case) -> bool:
    me = case.network.me
    mine = me.timezone if me is not None else ""
    return bool(case.person.timezone) and case.person.timezone != mine


def _hour(case: Case, day: date) -> int:
    """An hour of their day at which I am awake as well; 0 where none can be told."""
    me = case.network.me
    theirs = case.person.timezone
    if not _zones_differ(case):
        return _USUAL_HOUR
    if me is None or not me.timezone:
        return 0
    from zoneinfo import ZoneInfo

    try:
        there, here = ZoneInfo(theirs), ZoneInfo(me.timezone)
    except (OSError, ValueError, KeyError):  # a machine without that zone
        return 0
    for hour in _HOURS:
        moment = datetime(day.year, day.month, day.day, hour, tzinfo=there)
        if moment.astimezone(here).hour in _MINE:
            return hour
    return 0


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
