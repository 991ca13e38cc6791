"""What the days of the calendar say: meetings that are planned, and what comes round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from netnotes.config import Settings
from netnotes.messages import zones
from netnotes.messages.clock import is_interview
from netnotes.messages.plans import Meeting, meetings
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.days import Occasion, occasions
from netnotes.sentences import count, say, tell, tell_count
from netnotes.views._pieces import joined, named
from netnotes.views.month import Line
from netnotes.views.view import Link, Quiet, Text
from netnotes.words import shorten

#: So many people are named for one thing on one day; the others are counted. Where a page would hold
#: more than `MOST` characters of HTML, fewer are: the first of these numbers with which it does not.
NAMED = 24
_FEWER = (NAMED, 12, 6, 3, 2, 1)
MOST = 16_000
#: About how long a sentence of its own is, a sentence with names, and each name in it.
_SENTENCE, _LINE, _NAME = 300, 80, 70
#: So many characters of a promise or of an ask are said.
_WORDS = 120


class Agenda:
    """What stands on the days from `first` to `last`."""

    def __init__(
        self, network: Network, today: date, settings: Settings, first: date, last: date
    ) -> None:  # fmt: skip
        self.network = network
        self.today = today
        self._meetings: dict[date, list[Meeting]] = {}
        for meeting in meetings(network, today, settings):
            self._meetings.setdefault(meeting.plan.entry.day, []).append(meeting)
        self._occasions: dict[date, list[Occasion]] = {}
        for one in occasions(network, today, settings, first, last):
            self._occasions.setdefault(one.day, []).append(one)

    def on(self, day: date, named: int = NAMED) -> Iterator[Line]:
        """The lines of a day: meetings first, by their time; `named` people for one thing."""
        found = self._meetings.get(day, [])
        for meeting in found[:named]:
            yield _meeting(self.network, meeting, self.today)
        if len(found) > named:
            yield _further(found[named:])
        for kind, group in self._kinds(day):
            yield _line(kind, group, self.today, named)

    def named(self, days: Iterable[date]) -> int:
        """How many people can be named for one thing on a page of these days."""
        lists: list[int] = []
        sentences: list[int] = []
        for day in days:
            sentences.append(len(self._meetings.get(day, ())))
            for kind, group in self._kinds(day):
                (lists if kind in _LISTS else sentences).append(len(group))
        for most in _FEWER:
            listed = sum(_LINE + _NAME * min(many, most) for many in lists)
            if listed + _SENTENCE * sum(min(many, most) for many in sentences) <= MOST:
                return most
        return 1

    def _kinds(self, day: date) -> Iterator[tuple[str, list[Occasion]]]:
        for kind, group in groupby(self._occasions.get(day, ()), key=lambda one: one.kind):
            yield kind, list(group)


def agenda(
    network: Network, today: date, settings: Settings, first: date, last: date
) -> Agenda:  # fmt: skip
    """The agenda of these days, made once for all pages that show a part of it."""
    key = ("agenda", today, settings.fingerprint(), first, last)
    return network.once(key, lambda: Agenda(network, today, settings, first, last))


def what(channel: str, *, interview: bool = False) -> str:
    """What a meeting is called, at the beginning of a line."""
    if interview:
        return say("Interview")
    names = {
        "": say("Meeting"),
        "coffee": say("Coffee"),
        "walk": say("Walk"),
        "meal": say("Meal"),
        "visit": say("Visit"),
        "event": say("Event"),
        "meeting": say("Meeting"),
        "video": say("Video call"),
        "call": say("Call"),
        "email": say("E-mail"),
        "message": say("Message"),
        "letter": say("Letter"),
    }
    return names.get(channel, channel.capitalize())


def _meeting(network: Network, meeting: Meeting, today: date) -> Line:
    plan = meeting.plan
    entry, person = plan.entry, plan.person
    when = zones.when(entry, person, network.me)
    noun = what(entry.channel, interview=is_interview(entry))
    who = joined(_company(network, meeting))
    if entry.place:
        said: Text = tell("{what} with {who} at {place}", what=noun, who=who, place=entry.place)
    else:
        said = tell("{what} with {who}", what=noun, who=who)
    if entry.ordinal < today.toordinal():
        ending: Text = (Quiet(" · "), Link(say("How was it?"), meeting.name, "page"))
    else:
        ending = (Quiet(" · "), Link(say("Prepare"), meeting.name, "page"))
    time = f"{when.mine:%H:%M}" if when.mine else ""
    called = person.called if time else say("{what}, {who}", what=noun, who=person.called)
    short = (Link(called, meeting.name, "page"),)
    return Line("meeting", say("Meeting"), ((*said, *ending),), (short,), time)


def _further(found: Sequence[Meeting]) -> Line:
    """Meetings of a very full day: the page of all meetings has them."""
    n = len(found)
    said = Link(count("and {n} more meeting", "and {n} more meetings", n), "prepare", "page")
    return Line("meeting", say("Meeting"), ((said,),), (), number=n)


def _company(network: Network, meeting: Meeting) -> Iterator[Text]:
    """Everyone who is there, the one whose page it is first."""
    plan = meeting.plan
    yield (Link(plan.person.called, plan.person.slug),)
    once = {plan.person.key}
    owner = plan.touch.note
    others = [owner.slug] if isinstance(owner, Person) else []
    for name in (*others, *(target for target, *_ in plan.entry.people)):
        other = network.resolve(name)
        key = other.key if other is not None else name
        if key not in once and other is not network.me:
            once.add(key)
            yield named(network, name)


def _line(kind: str, found: Sequence[Occasion], today: date, most: int) -> Line:
    people = tuple((_who(one),) for one in found[:most])
    if kind == "cadence" and found[0].day == today:
        return Line(kind, say("Be in touch"), (_waiting(found),), (_whole(found),))
    if kind in _LISTS:
        said: tuple[Text, ...] = (_LISTS[kind](found, most),)
    else:
        said = tuple(_SENTENCES[kind](one) for one in found[:most])
        if len(found) > most:
            said += ((_others(found, most),),)
    return Line(kind, _word(kind), said, people, number=len(found))


def _word(kind: str) -> str:
    return {
        "promise": say("Promise"),
        "follow-up": say("Follow-up"),
        "come-back": say("Come back to it"),
        "birthday": say("Birthday"),
        "date": say("A day to remember"),
        "snooze": say("Rested until today"),
        "cadence": say("Be in touch"),
    }[kind]


def _who(one: Occasion) -> Link:
    return Link(one.person.called, one.person.slug)


def _waiting(found: Sequence[Occasion]) -> Text:
    """Those who are due by now: the page of them says it better."""
    link = Link(count("{n} person is due", "{n} people are due", len(found)), "due", "page")
    return tell("{people} for a hello", people=link)


def _whole(found: Sequence[Occasion]) -> Text:
    return (Link(count("{n} due", "{n} due", len(found)), "due", "page"),)


def _promise(one: Occasion) -> Text:
    return tell("You promised {who}: {what}", who=_who(one), what=shorten(one.what, _WORDS))


def _follow_up(one: Occasion) -> Text:
    return tell("Follow up with {who}: {what}", who=_who(one), what=shorten(one.what, _WORDS))


def _come_back(one: Occasion) -> Text:
    return tell("Come back to {who}: {what}", who=_who(one), what=shorten(one.what, _WORDS))


def _date(one: Occasion) -> Text:
    what = one.what[:1].upper() + one.what[1:]
    return tell("{what}: {who}", what=what, who=(_who(one), *_since(one)))


def _since(one: Occasion) -> Text:
    return (Quiet(count(" · {n} year", " · {n} years", one.years)),) if one.years else ()


def _birthdays(found: Sequence[Occasion], most: int) -> Text:
    people = _people(found, most, lambda one: say(" ({age})", age=one.years) if one.years else "")
    return tell_count("Birthday: {people}", "Birthdays: {people}", len(found), people=people)


def _rested(found: Sequence[Occasion], most: int) -> Text:
    return tell("Rested until today: {people}", people=_people(found, most))


def _in_touch(found: Sequence[Occasion], most: int) -> Text:
    return tell("Be in touch with {people}", people=_people(found, most))


def _people(
    found: Sequence[Occasion], most: int, behind: Callable[[Occasion], str] = lambda _: ""
) -> Text:  # fmt: skip
    """The people of several occasions, as many as can be read."""
    parts: list[Text] = []
    for one in found[:most]:
        more = behind(one)
        parts.append((_who(one), more) if more else (_who(one),))
    if len(found) > most:
        parts.append((_others(found, most),))
    return joined(parts)


def _others(found: Sequence[Occasion], most: int) -> str:
    return count("and {n} more", "and {n} more", len(found) - most)


#: What is said of one occasion, each in a sentence of its own.
_SENTENCES: dict[str, Callable[[Occasion], Text]] = {
    "promise": _promise,
    "follow-up": _follow_up,
    "come-back": _come_back,
    "date": _date,
}
#: What is said of all of a day at once, with so many of their names.
_LISTS: dict[str, Callable[[Sequence[Occasion], int], Text]] = {
    "birthday": _birthdays,
    "snooze": _rested,
    "cadence": _in_touch,
}
