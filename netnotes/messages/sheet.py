"""A one-page dossier of an ask, for somebody whose judgement you trust: a coach, or a friend.

It holds what a second opinion needs, and nothing that it does not: who they are to me, what I want
to ask and why now, what the gates say, what was asked before, and how the message would read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from netnotes.messages.draft import Draft, draft
from netnotes.messages.opening import last_time
from netnotes.messages.redact import Redactor
from netnotes.messages.slots import Given
from netnotes.messages.wording import company, length, sentence, without_marks
from netnotes.outreach.case import Case
from netnotes.outreach.gives import keeps_no_books, last_give
from netnotes.outreach.readiness import Answer, answer
from netnotes.outreach.request import CARRIED, SIZES, Inquiry, Request
from netnotes.outreach.standing import SAID
from netnotes.sentences import mark, say
from netnotes.words import ago, listing

#: So many earlier asks are told, the latest first.
_BEFORE = 5

QUESTIONS = (
    mark("Is this the right thing to ask, and the right person for it?"),
    mark("Is it the right moment, or what would you do first?"),
    mark("How does the message read to somebody who is busy?"),
)


class Part(NamedTuple):
    """A part of the sheet: a heading, and labels with what they say."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet: its title, its parts, the message as it stands, and what to ask the reader."""

    title: str
    parts: tuple[Part, ...]
    message: str
    questions: tuple[str, ...]


def sheet(case: Case, request: Request, given: Given, *, redacted: bool = False) -> Sheet:
    """The dossier of `request`; `redacted` takes out every name."""
    found = answer(Inquiry(case, request))
    message = draft(
        case.network, case.person, request.kind, case.today, case.settings, given, anyway=True
    )
    parts = (
        Part(say("Who"), tuple(_who(case))),
        Part(say("The ask"), tuple(_ask(found))),
        Part(say("May I ask?"), tuple(_verdict(found))),
        Part(say("Between us"), tuple(_between(case, request))),
    )
    title = say("An ask of {who}: {kind}", who=case.person.called, kind=request.kind)
    made = Sheet(title, parts, _message(message), tuple(map(say, QUESTIONS)))
    return _redacted(made, case) if redacted else made


def _redacted(made: Sheet, case: Case) -> Sheet:
    redact = Redactor(case.network, case.person)
    parts = tuple(
        Part(part.title, tuple((label, redact(text)) for label, text in part.rows))
        for part in made.parts
    )
    message = "\n".join(redact(line) for line in made.message.split("\n"))
    return replace(made, title=redact(made.title), parts=parts, message=message)


def _who(case: Case) -> Iterator[tuple[str, str]]:
    person = case.person
    org = case.network.org(person.org)
    employer = company(org.called if org else person.org.target if person.org else "")
    yield say("Name"), person.called
    yield from _filled(
        (say("Does"), _does(person.title, employer)),
        (say("They are"), say("ahead of me") if person.seniority == "ahead" else ""),
        (say("Known as"), listing(person.source)),
        (say("Standing"), say(SAID[case.standing])),
        (say("They care about"), listing(person.interests)),
        (say("They look for"), listing(person.needs)),
    )


def _does(title: str, employer: str) -> str:
    if title and employer:
        return say("{title} at {org}", title=title, org=employer)
    return title or employer


def _ask(found: Answer) -> Iterator[tuple[str, str]]:
    inquiry = found.inquiry
    request = inquiry.request
    yield say("Kind"), request.kind
    yield from _filled(
        (say("About"), inquiry.target_words()),
        (say("In one sentence"), sentence(without_marks(request.what))),
        (
            say("It takes them"),
            length(request.minutes) if request.minutes else say("not said yet"),
        ),
        (say("Good for them"), without_marks(request.benefit)),
        (say("I offer"), without_marks(request.offer)),
    )
    yield say("Its size"), say(SIZES[inquiry.weight])
    yield say("We carry"), say(CARRIED[inquiry.carries])


def _verdict(found: Answer) -> Iterator[tuple[str, str]]:
    yield say("Verdict"), found.sentence
    for gate, stop in found.stops[1:]:
        yield (
            say("Besides"),
            say("{gate}: {text}", gate=gate.name.replace("-", " "), text=stop.text),
        )
    for note in found.notes:
        yield say("Mind"), note
    yield say("Next step"), found.step.text


def _between(case: Case, request: Request) -> Iterator[tuple[str, str]]:
    yield from _filled((say("Last time"), last_time(case)))
    given = last_give(case)[0]
    if given and not keeps_no_books(case, request.kind) and case.person.context == "professional":
        yield say("I last gave"), ago(date.fromordinal(given), case.today)
    past = [(ask, state) for ask, (state, _) in case.asks if state != "idea"]
    past.sort(key=lambda pair: pair[0].sent or case.today, reverse=True)
    for ask, state in past[:_BEFORE]:
        said = state.replace("-", " ")
        if ask.sent:
            when = ago(ask.sent, case.today)
            text = say("{kind}, {when}: {state}", kind=ask.kind, when=when, state=said)
        else:
            text = say("{kind}: {state}", kind=ask.kind, state=said)
        yield say("Asked before"), text


def _filled(*rows: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return (row for row in rows if row[1].strip())


def _message(found: Draft) -> str:
    """The message as it stands, or what it still lacks."""
    if found.done:
        return "\n".join([say("Subject: {subject}", subject=found.subject), "", found.text])
    lacks = [one.slot for one in found.missing]
    if lacks:
        return say("Not written yet; it lacks {what}.", what=listing(lacks))
    return say("Not written yet.")
