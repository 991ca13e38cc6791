"""Meetings ahead with their clock, for Today: when, with whom, where, and when to be there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from netnotes.config import Settings
from netnotes.messages import zones
from netnotes.messages.clock import DAY, clock, is_interview
from netnotes.messages.plans import Plan, ahead, meeting_at
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.due import Due
from netnotes.outreach.reason import Because
from netnotes.outreach.step import without_marks
from netnotes.sentences import say, tell
from netnotes.shell import quoted
from netnotes.views import _logging
from netnotes.views._pieces import joined, place
from netnotes.views._words import channel_noun
from netnotes.views.view import Block, Card, Cards, Command, Day, Drawn, Inline, Link, Text
from netnotes.words import named, shorten

#: So many characters of what is planned are said.
_LINE = 160


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. `clock` is what to do when; `then` prepares for it, and on its day ticks it."""

    day: Day
    time: str
    who: Text
    how: str
    about: Text
    clock: tuple[tuple[str, str], ...]
    prepare: Text
    then: Text
    #: What else there is to say to those who come: the reasons that would have put them on the list.
    besides: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Meetings(Drawn):
    """Meetings under a heading, the next first."""

    title: str
    meetings: tuple[Meeting, ...]

    def plain(self) -> tuple[Block, ...]:
        """A card each: the day and the time, then the clock."""
        return (Cards(self.title, tuple(_card(meeting) for meeting in self.meetings)),)


def meetings(
    network: Network, lines: Sequence[Due], today: date, settings: Settings, *, pages: bool
) -> tuple[list[Meeting], set[str]]:
    """The meetings within the horizon, and the keys of those who stand there and so on no card.

    They are those whose most binding reason is such a meeting. `pages` looks for the page of each
    meeting, which needs a look at everyone.
    """
    first = {line.person.key: line for line in lines if _is_ahead(line.reasons[0], today)}
    found: list[Meeting] = []
    told: set[str] = set()
    for plan in _plans(network, lines, today):
        come = _who(network, plan)
        here = [first[p.key] for p in come if p.key in first and p.key not in told]
        told.update(line.person.key for line in here)
        link = (
            _page(network, plan, today, settings)
            if pages
            else Link(say("Prepare"), "prepare", "page")
        )
        found.append(_meeting(network, plan, come, here, today, settings, link))
    return found, told


def _plans(network: Network, lines: Sequence[Due], today: date) -> list[Plan]:
    """The meetings that reasons speak of, each once, the next first."""
    found: dict[str, Plan] = {}
    for line in lines:
        places = {b.evidence[0] for b in line.reasons if _is_ahead(b, today)}
        for touch in ahead(network, line.person, today) if places else ():
            if touch.at in places and (touch.own or touch.at not in found):
                found[touch.at] = Plan(
                    line.person, touch
                )  # of whose note holds it, where it can be
    return sorted(found.values(), key=lambda p: (p.entry.ordinal, p.entry.time or "~", p.touch.at))


def _is_ahead(because: Because, today: date) -> bool:
    return because.code == "meeting" and because.on >= today


def _who(network: Network, plan: Plan) -> list[Person]:
    """Everyone who comes and has a note, each once: whose page prepares it first."""
    company = (network.resolve(target) for target, *_ in plan.entry.people)
    owner = plan.touch.note
    everyone = [plan.person, owner, *company]
    people = [one for one in everyone if isinstance(one, Person) and one is not network.me]
    return list({person.key: person for person in people}.values())


def _meeting(
    network: Network, plan: Plan, come: list[Person], here: Iterable[Due],
    today: date, settings: Settings, page: Link,
) -> Meeting:  # fmt: skip
    entry, person = plan.entry, plan.person
    when = zones.when(entry, person, network.me)
    names: list[Text] = [(Link(one.called, one.slug),) for one in come]
    known = {one.key for one in come}
    for target, *_ in entry.people:
        other = network.resolve(target)
        if other is None or (other.key not in known and other is not network.me):
            names.append((target,))
    how = channel_noun(entry.channel)
    if entry.place:
        how = say("{channel} at {place}", channel=how, place=entry.place)
    there = zones.both(when, network.me, person, today)
    words = without_marks(entry.text)
    about: Text = (shorten(words, _LINE), " ") if words else ()
    note: Text = (when.note, " ") if when.note else ()
    then = (
        _logging.met(network, person, plan.touch.note, entry, today, settings)
        if entry.day == today
        else f"netnotes prep {quoted(person.slug)}"
    )
    besides = tuple(_besides(line, alone=len(names) == 1) for line in here if len(line.reasons) > 1)
    return Meeting(
        day=_day(entry.day, today),
        time=f"{when.mine:%H:%M}" if when.mine else "",
        who=joined(names),
        how=f"{how}, {there}" if when.theirs else how,
        about=(*about, *note, place(plan.touch.note, entry.line)),
        clock=_clock(plan, when, settings) if entry.day == today else (),
        prepare=(page,),
        then=(Command(then),) if then else (),
        besides=besides,
    )  # fmt: skip


def _day(day: date, today: date) -> Day:
    said = named(day, today)
    return Day(said[:1].upper() + said[1:], day.isoformat())


def _page(network: Network, plan: Plan, today: date, settings: Settings) -> Link:
    """The page of the meeting, where it has one of its own."""
    found = meeting_at(network, today, settings, plan.touch.at, plan.person)
    return Link(say("Prepare"), found.name if found is not None else "prepare", "page")


def _besides(line: Due, *, alone: bool) -> Text:
    """What else there is of somebody who comes; of whom it is, where they do not come alone."""
    said = " ".join(because.text for because in line.reasons if because.code != "meeting")
    if not said or alone:
        return (said,) if said else ()
    return tell("{who}: {what}", who=Link(line.person.called, line.person.slug), what=said)


def _clock(plan: Plan, when: zones.When, settings: Settings) -> tuple[tuple[str, str], ...]:
    """What to do on the day itself, each step at its time; in words where the meeting has none."""
    entry = plan.entry
    steps = clock(
        entry.channel, settings.channel_group(entry.channel), interview=is_interview(entry)
    )
    found: list[tuple[str, str]] = []
    for tick in steps:
        if 0 <= tick.minutes < DAY:
            moment = zones.at(when, tick.minutes)
            found.append((f"{moment:%H:%M}" if moment else tick.when, tick.text))
    return tuple(found)


def _card(meeting: Meeting) -> Card:
    head: list[Inline] = [*meeting.who]
    opening: Text = (
        tell("{day}, {time}: {how}.", day=meeting.day, time=meeting.time, how=meeting.how)
        if meeting.time
        else tell("{day}: {how}.", day=meeting.day, how=meeting.how)
    )
    lines: list[Text] = [opening, *([meeting.about] if meeting.about else [])]
    lines += [(f"{at}  {text}",) for at, text in meeting.clock]
    lines += [line for line in meeting.besides if line]
    return Card(tuple(head), tuple(lines), (), "", meeting.then)
