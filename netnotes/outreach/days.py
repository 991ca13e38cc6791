"""What the days ahead hold: birthdays, days to remember, and when something comes round.

The calendar is made of these, beside the meetings that are planned. What is agreed stands on its day;
anything else waits for the end of a `snooze`, and is silent for who does not wish to be contacted.
Nothing is shown of the dead, and nothing is concluded from a note that cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from netnotes.config import Settings
from netnotes.model.head import BORN, BROKEN, HELD, PROMISED
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.model.roll import Plain
from netnotes.model.values.partial_date import PartialDate
from netnotes.outreach.case import Case
from netnotes.outreach.cases import cases_on
from netnotes.outreach.reasons.cadence import next_due
from netnotes.outreach.standing import ORDER

#: The kinds of occasions, in the order in which a day tells them; most are named as their reason is.
KINDS = ("promise", "follow-up", "come-back", "birthday", "date", "snooze", "cadence")
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


class Occasion(NamedTuple):
    """Something that a day holds for somebody.

    `what` are the words of a promise or an ask, or the label of a day to remember; `years` is how
    many it is since, 0 where that is not known. `key` tells it from others of its kind of the same
    person, and stays as it is when the day moves.
    """

    day: date
    kind: str
    person: Person
    what: str = ""
    years: int = 0
    key: str = ""
    #: Who comes first of those who share a day and a kind: the lower, the earlier. For a rhythm it is
    #: how near they are, for a yearly day how lately we were in touch.
    near: int = 0


class Yearly(NamedTuple):
    """A day that comes round every year: a birthday, or a day to remember under its label."""

    kind: str
    label: str
    day: PartialDate


def occasions(
    network: Network, today: date, settings: Settings, first: date, last: date
) -> list[Occasion]:
    """What stands on the days from `first` to `last`, by day.

    A rhythm stands on its next day only; one that has come round already, on today.
    """
    found = coming(network, today, settings, first, last)
    cases = cases_on(network, today, settings)
    people = [one for one in network.people if has_years(one) and not _left_alone(one)]
    days = first.toordinal(), last.toordinal()
    of_each = network.each(
        "years",
        people,
        lambda person: _plain(_each_year(cases[person], first, last)),
        lambda _: days,
    )
    found += _occasions(people, of_each)
    return sorted(found, key=_order)


def coming(
    network: Network, today: date, settings: Settings, first: date, last: date
) -> list[Occasion]:
    """The same without what comes round every year: it is found once, for whatever days."""
    key = ("coming", today, settings.fingerprint())
    every = network.once(key, lambda: _coming(network, today, settings))
    return [one for one in every if first <= one.day <= last]


def _coming(network: Network, today: date, settings: Settings) -> list[Occasion]:
    cases = cases_on(network, today, settings)
    people = [*filter(is_spoken_of, network.people)]
    of_each = network.each("coming", people, lambda person: _plain(_of(cases[person])))
    return sorted(_occasions(people, of_each), key=_order)


def _plain(found: Iterable[Occasion]) -> tuple[Plain, ...]:
    """What a person's occasions say but whose they are, as plain data."""
    return tuple((day.toordinal(), kind, *more) for day, kind, _, *more in found)


def _occasions(people: Iterable[Person], of_each: Iterable[Plain]) -> list[Occasion]:
    """The occasions of people, of plain data."""
    return [
        Occasion(date.fromordinal(day), kind, person, *more)
        for person, those in zip(people, of_each, strict=True)
        for day, kind, *more in those
    ]


def has_years(person: Person) -> bool:
    """Whether a day of one of the people may come round every year, in a calendar."""
    head = person.head
    return (head[BORN] or "dates" in head[HELD]) and is_spoken_of(person)


def is_spoken_of(person: Person) -> bool:
    """Whether a calendar says anything of one of the people: of who lives."""
    head = person.head
    return not head[BROKEN] and "died" not in head[HELD]


def rests_until(person: Person, today: date) -> date | None:
    """The day until which nothing suggests a person, where it is still ahead."""
    snooze = person.snooze if "snooze" in person.head[HELD] else None
    return snooze if snooze is not None and snooze > today else None


def yearly(person: Person) -> Iterator[Yearly]:
    """The days of a person's note that come round every year."""
    head = person.head  # it is asked of everyone
    born = PartialDate._make(head[BORN]) if head[BORN] else None
    if born is not None and born.day:
        yield Yearly("birthday", "", born)
    for label, day in person.dates.items() if "dates" in head[HELD] else ():
        if day.day:
            yield Yearly("date", label, day)


def _order(one: Occasion) -> tuple[object, ...]:
    return one.day, _RANK[one.kind], one.near, one.person.key, one.what


def _of(case: Case) -> Iterator[Occasion]:
    yield from _promises(case)
    person = case.person
    if _left_alone(person):
        return
    rest = rests_until(person, case.today)
    for one in _silenced(case):
        if rest is None or one.day >= rest:
            yield one
    if rest is not None:
        yield Occasion(rest, "snooze", person)


def _left_alone(person: Person) -> bool:
    """Whether a person wishes to be: then only what is agreed is told."""
    return "do_not_contact" in person.head[HELD] and person.do_not_contact


def _promises(case: Case) -> Iterator[Occasion]:
    for task in case.person.tasks if case.person.head[PROMISED] else ():
        if task.due is not None and not task.done and not task.someday:
            yield Occasion(task.due, "promise", case.person, task.text, key=task.text)


def _each_year(case: Case, first: date, last: date) -> Iterator[Occasion]:
    """The days that come round every year; a `snooze` silences them."""
    rest = rests_until(case.person, case.today)
    begins = first if rest is None else max(first, rest)
    for one in yearly(case.person):
        yield from _rounds(case, one, begins, last)


def _silenced(case: Case) -> Iterator[Occasion]:
    """What else a `snooze` silences."""
    person, held = case.person, case.person.head[HELD]
    if "asks" in held and (case.network.me is None or case.network.me.seeking):
        yield from _asks(case)
    day = next_due(case)
    if day is not None:
        day = max(day, case.today)
        yield Occasion(day, "cadence", person, near=ORDER.index(case.standing))


def _rounds(case: Case, one: Yearly, first: date, last: date) -> Iterator[Occasion]:
    """Each time that a yearly day comes round; not before the year in which it begins."""
    for year in range(max(first.year, one.day.year), last.year + 1):
        day = one.day.in_year(year)
        if day is not None and first <= day <= last:
            since = year - one.day.year if one.day.year else 0
            near = -case.last_contact
            yield Occasion(day, one.kind, case.person, one.label, since, one.label, near)


def _asks(case: Case) -> Iterator[Occasion]:
    """The one follow-up of each ask, and the days that were named with a "later"."""
    for ask, (state, day) in case.asks:
        key = f"{ask.kind}|{ask.to.target if ask.to else ''}|{ask.sent or ''}"
        if state == "follow-up-due" and ask.sent is not None:
            due = date.fromordinal(ask.sent.toordinal() + case.settings.follow_up_after)
            yield Occasion(due, "follow-up", case.person, ask.what or ask.kind, key=key)
        elif state == "waiting" and day is not None and ask.followed_up is None:
            yield Occasion(day, "follow-up", case.person, ask.what or ask.kind, key=key)
        elif state == "later" and day is not None and not ask.dropped:
            again = any(o.sent and day <= o.sent <= case.today for o, _ in case.asks)
            if not again:
                yield Occasion(day, "come-back", case.person, ask.what or ask.kind, key=key)
