"""What the days of the calendar say: meetings that are planned, and what comes round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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

#: So many people are named for one thing on one day; the others are counted.
NAMED = 24
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

    def on(self, day: date) -> Iterator[Line]:
        """The lines of a day: meetings first, by their time."""
        for meeting in self._meetings.get(day, ()):
            yield _meeting(self.network, meeting, self.today)
        held = self._occasions.get(day, ())
        for kind, group in groupby(held, key=lambda one: one.kind):
            yield _line(kind, list(group), self.today)


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


def _line(kind: str, found: Sequence[Occasion], today: date) -> Line:
    make: Callable[[Sequence[Occasion]], tuple[Text, ...]] = _SAID[kind]
    people = tuple((_who(one),) for one in found[: NAMED + 1])
    if kind == "cadence" and found[0].day == today:
        return Line(kind, say("Be in touch"), (_waiting(found),), (_whole(found),))
    return Line(kind, _word(kind), make(found), people)


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
    return tell("{people} by your rhythm", people=link)


def _whole(found: Sequence[Occasion]) -> Text:
    return (Link(count("{n} due", "{n} due", len(found)), "due", "page"),)


def _promises(found: Sequence[Occasion]) -> tuple[Text, ...]:
    return tuple(
        tell("You promised {who}: {what}", who=_who(one), what=shorten(one.what, _WORDS))
        for one in found[:NAMED]
    )


def _follow_ups(found: Sequence[Occasion]) -> tuple[Text, ...]:
    return tuple(
        tell("Follow up with {who}: {what}", who=_who(one), what=shorten(one.what, _WORDS))
        for one in found[:NAMED]
    )


def _come_backs(found: Sequence[Occasion]) -> tuple[Text, ...]:
    return tuple(
        tell("Come back to {who}: {what}", who=_who(one), what=shorten(one.what, _WORDS))
        for one in found[:NAMED]
    )


def _birthdays(found: Sequence[Occasion]) -> tuple[Text, ...]:
    people = _people(found, lambda one: say(" ({age})", age=one.years) if one.years else "")
    return (tell_count("Birthday: {people}", "Birthdays: {people}", len(found), people=people),)


def _dates(found: Sequence[Occasion]) -> tuple[Text, ...]:
    return tuple(
        tell(
            "{what}: {who}", what=one.what[:1].upper() + one.what[1:], who=(_who(one), *_since(one))
        )
        for one in found[:NAMED]
    )


def _since(one: Occasion) -> Text:
    return (Quiet(count(" · {n} year", " · {n} years", one.years)),) if one.years else ()


def _rested(found: Sequence[Occasion]) -> tuple[Text, ...]:
    return (tell("Rested until today: {people}", people=_people(found)),)


def _in_touch(found: Sequence[Occasion]) -> tuple[Text, ...]:
    return (tell("Be in touch with {people}", people=_people(found)),)


def _people(
    found: Sequence[Occasion], behind: Callable[[Occasion], str] = lambda _: ""
) -> Text:  # fmt: skip
    """The people of several occasions, as many as can be read."""
    parts: list[Text] = []
    for one in found[:NAMED]:
        more = behind(one)
        parts.append((_who(one), more) if more else (_who(one),))
    if len(found) > NAMED:
        parts.append((count("and {n} more", "and {n} more", len(found) - NAMED),))
    return joined(parts)


_SAID: dict[str, Callable[[Sequence[Occasion]], tuple[Text, ...]]] = {
    "promise": _promises,
    "follow-up": _follow_ups,
    "come-back": _come_backs,
    "birthday": _birthdays,
    "date": _dates,
    "snooze": _rested,
    "cadence": _in_touch,
}
