"""Somebody who rests now, or no more: what is silent, and what is not."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.model.tasks import Task
from netnotes.outreach.case import Case
from netnotes.sentences import say
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, PLACE, TEXT, Shape, record
from netnotes.views._words import channel_word
from netnotes.views._written import field_line, written
from netnotes.views.person import relation
from netnotes.views.view import Block, Bullets, Link, Paragraph, Text, View
from netnotes.words import calendar, named, on, shorten

SHAPE: Shape = written({"snooze": record({"until": DATE, "at": PLACE}, slug=TEXT)})


def build(network: Network, today: date, settings: Settings, slug: str) -> View:
    """Until when nothing suggests the person behind `slug`, and what still comes up."""
    person = network.resolve(slug)
    assert isinstance(person, Person)
    case = Case(network, person, today, settings)
    until = person.snooze
    blocks: list[Block] = []
    if until is not None and until > today:
        title = say("{who} rests until {day}", who=person.called, day=calendar(until, today))
        blocks.append(Paragraph(field_line(person, "snooze", until.isoformat())))
        said = (
            say(
                "Until then nothing suggests them: no rhythm, no birthday, no thanks, no follow-up on "
                "what you asked. What you promised and agreed on stays."
            )
            if case.open_ask
            else say(
                "Until then nothing suggests them: no rhythm, no birthday, no thanks, no ask. What you "
                "promised and agreed on stays."
            )
        )
        blocks.append(Paragraph((said,)))
        blocks.append(Bullets(say("Still to come"), tuple(_agreed(case))))
    else:
        title = say("{who} may be suggested again", who=person.called)
        blocks.append(Paragraph(relation(case)))
    at = person.field_at("snooze") if person.has("snooze") else None
    data = without_absent(slug=person.slug, until=until, at=at)
    return View("snooze", title, tuple(blocks), {"snooze": data})


def _promised(task: Task, today: date) -> str:
    """A promise with its day, in the words of Today."""
    what = shorten(task.text)
    if task.due is None:
        return what
    if task.due < today:
        return say("{what} (it was for {day})", what=what, day=named(task.due, today))
    return say("{what} ({on})", what=what, on=on(task.due, today))


def _agreed(case: Case) -> list[Text]:
    """Promises that are open and meetings that are planned."""
    person, today = case.person, case.today
    found: list[Text] = []
    for task in person.tasks:
        if not task.done:
            at = person.at(task.line)
            found.append((f"{_promised(task, today)} ", Link(at, at, "place")))
    for touch in case.touches:
        entry = touch.entry
        if entry.planned(today) and entry.day >= today:
            words = f"{channel_word(entry.channel)} {on(entry.day, today)} "
            found.append((words, Link(touch.at, touch.at, "place")))
    return found
