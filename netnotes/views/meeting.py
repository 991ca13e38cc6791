"""A page a meeting: when and where, what to do when, who they are, what to bring, what to ask.

It is made to be read on a telephone, just before the door opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from netnotes.config import Settings
from netnotes.messages import zones
from netnotes.messages.bank import bank
from netnotes.messages.plans import Meeting, meeting_at, meetings
from netnotes.messages.prepare import Preparation
from netnotes.model.network import Network
from netnotes.outreach.cases import cases_on
from netnotes.outreach.standing import SAID
from netnotes.sentences import say, tell
from netnotes.views import _prepare
from netnotes.views._agenda import what
from netnotes.views._pieces import in_touch, joined, named, place
from netnotes.views._words import day_words
from netnotes.views.leaf import Leaf
from netnotes.views.view import Block, Day, Drawn, Facts, Link, Paragraph, Quiet, Strong, Text, View
from netnotes.words import ago, capital, shorten

#: The sections of the sheet, by their keys, in the order in which one wants them on the way there.
_ORDER = (
    "What lights them up",
    "Last time",
    "On their mind",
    "Their news",
    "Not to forget",
    "What you could give",
    "What they look for",
    "Questions",
    "Asks",
    "While you are there",
    "Afterwards",
    "People you both know",
    "To read before",
)
#: Of a meeting that has passed these are left, in this order.
_PASSED = (
    "Afterwards",
    "Not to forget",
    "What lights them up",
    "Last time",
    "On their mind",
    "Their news",
    "What you could give",
    "What they look for",
    "Questions",
    "Asks",
    "People you both know",
)
_WORDS = 220


@dataclass(frozen=True, slots=True)
class Appointment(Drawn):
    """When and where: `day` in words, `near` how far off it is, `theirs` the same on their clock."""

    day: Day
    near: str
    time: str
    theirs: str
    place: str
    who: Text
    lines: tuple[Text, ...]
    notes: tuple[str, ...]

    def plain(self) -> tuple[Block, ...]:
        """A paragraph for each."""
        when: Text = (Strong(self.day.text), f" ({self.near})")
        clock = self.theirs or self.time
        when += (f", {clock}",) if clock else ()
        when += (f" · {self.place}",) if self.place else ()
        notes = (Paragraph((note,), "warning") for note in self.notes)
        return (Paragraph(when), Paragraph(self.who), *notes, *map(Paragraph, self.lines))


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the clock: when, what to do, and a message to send, '' for none."""

    at: str
    text: str
    send: str
    #: Whether `at` is a time of the clock, and no words.
    exact: bool


@dataclass(frozen=True, slots=True)
class Clock(Drawn):
    """What to do when."""

    title: str
    steps: tuple[Step, ...]

    def plain(self) -> tuple[Block, ...]:
        """A row a step."""
        rows = tuple(
            (step.at, (step.text, Quiet(f" {say('Send:')} "), f"“{step.send}”"))
            if step.send
            else (step.at, (step.text,))
            for step in self.steps
        )
        return (Facts(self.title, rows),)


def leaves(network: Network, today: date, settings: Settings) -> Iterator[Leaf]:
    """A page for each meeting that is planned, and for those that nobody has told of yet."""
    cases = cases_on(network, today, settings)
    questions = network.once("bank", lambda: bank(settings.root))
    for meeting in meetings(network, today, settings):
        prep = Preparation(cases[meeting.plan.person], questions, meeting.plan)
        make = partial(_page, network, today, settings, meeting)
        yield Leaf(meeting.name, title(prep), "meeting", "prepare", make)


def _page(network: Network, today: date, settings: Settings, meeting: Meeting) -> View:
    """The page of one meeting; all that it rests on is looked at now, and not when it was found."""
    person, touch = meeting.plan
    meeting_at(network, today, settings, touch.at, person)
    network.looked_at("note", touch.note.key)
    questions = network.once("bank", lambda: bank(settings.root))
    prep = Preparation(cases_on(network, today, settings)[person], questions, meeting.plan)
    return build(meeting, prep)


def title(prep: Preparation) -> str:
    """`Coffee with Alice Nguyen`."""
    return say("{what} with {who}", what=what(prep.channel, interview=prep.interview), who=prep.person.called)  # fmt: skip


def build(meeting: Meeting, prep: Preparation) -> View:
    """The page of one meeting."""
    from netnotes.views.prepare import to_json

    passed = meeting.plan.entry.day < prep.case.today
    held = {part.key: part for part in _prepare.parts(prep)}
    order = _PASSED if passed else _ORDER
    blocks: list[Block] = [_appointment(prep)]
    steps = tuple(_steps(prep))
    if steps and not passed:
        blocks.append(Clock(say("The clock"), steps))
    blocks.append(Facts(say("Who they are"), tuple(_who(prep))))
    blocks += [held[name].block() for name in order if name in held]
    return View(meeting.name, title(prep), tuple(blocks), lambda: {"prep": [to_json(prep)]})


def _appointment(prep: Preparation) -> Appointment:
    assert prep.plan is not None
    assert prep.when is not None
    entry, today, network = prep.plan.entry, prep.case.today, prep.case.network
    day = day_words(entry.day, today)
    mine, theirs = prep.when.mine, prep.when.theirs
    lines: list[Text] = []
    at = place(prep.plan.touch.note, entry.line)
    if entry.text:
        lines.append((*tell("You wrote: {words}", words=shorten(entry.text, _WORDS)), " ", at))
    else:
        lines.append((at,))
    lines.append(_prepare.aim_line(prep))
    who = joined([(Link(prep.person.called, prep.person.slug),), *(named(network, one) for one in prep.company)])  # fmt: skip
    return Appointment(
        day=Day(day, entry.day.isoformat()),
        near=ago(entry.day, today),
        time=f"{mine:%H:%M}" if mine else "",
        theirs=zones.both(prep.when, network.me, prep.person, today) if theirs else "",
        place=entry.place,
        who=tell("With {who}", who=who),
        lines=tuple(lines),
        notes=tuple(_prepare.warnings(prep)),
    )


def _steps(prep: Preparation) -> Iterator[Step]:
    for tick in prep.ticks:
        at = _prepare.tick_at(prep, tick)
        yield Step(at, tick.text, tick.send, exact=at[:1].isdigit() and ":" in at)


def _who(prep: Preparation) -> Iterator[tuple[str, Text]]:
    """Who they are in a few lines; the rest stands on their own page."""
    person, case = prep.person, prep.case
    yield say("Name"), (Link(person.called, person.slug),)
    if person.pronouns:
        yield say("Pronouns"), (person.pronouns,)
    work: list[Text] = [(person.title,)] if person.title else []
    work += [named(case.network, person.org)] if person.org is not None else []
    if work:
        yield say("Work"), joined(work)
    if prep.org is not None and prep.org.product:
        yield say("They make"), (prep.org.product,)
    said = capital(say(SAID[case.standing]))
    seen = in_touch(case)
    quiet = (Quiet(part) if isinstance(part, str) else part for part in (" · ", *seen))
    yield say("You two"), (said, *(quiet if seen else ()))
    if person.met or person.met_at:
        when = [person.met.words()] if person.met else []
        yield say("Met"), (", ".join([*when, *filter(None, [person.met_at])]),)
    if person.phone:  # for who stands before a closed door
        number = person.phone[0].value
        yield say("Phone"), (Link(number, f"tel:{''.join(c for c in number if c.isdigit() or c == '+')}", "url"),)  # fmt: skip
    if person.avoid:
        yield say("Rather not"), (", ".join(person.avoid),)
