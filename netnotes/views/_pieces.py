"""Pieces that the pages of people and organizations share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netnotes.model.diagnostic import Problem
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.values.many import Address
from netnotes.model.values.reference import Reference
from netnotes.outreach.case import Case
from netnotes.sentences import say, tell
from netnotes.views.view import (
    Block,
    Bullets,
    Code,
    Day,
    Facts,
    Inline,
    Link,
    Paragraph,
    Prose,
    Quiet,
    Strong,
    Text,
)
from netnotes.words import ago, calendar, on, shorten


def joined(parts: Iterable[Text], between: str = ", ") -> Text:
    """Runs of words, one after the other."""
    out: list[Inline] = []
    for part in parts:
        if out:
            out.append(between)
        out.extend(part)
    return tuple(out)


def named(network: Network, reference: Reference | str) -> Text:
    """A reference as a link, or as the plain name where it has no note."""
    target = reference if isinstance(reference, str) else reference.target
    note = network.resolve(target) or network.org(target)
    return (Link(note.called, note.slug),) if note else (target,)


def marked(text: str) -> Text:
    """A sentence in which `…` stands for something to type."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return (text,)
    return tuple(Code(part) if number % 2 else part for number, part in enumerate(parts) if part)


def place(note: Note, line: int) -> Link:
    """A line of a note, as evidence."""
    return Link(note.at(line), note.at(line), "place")


def since(day: date, today: date) -> Day:
    """How long ago a day was, with the day itself at hand."""
    return Day(ago(day, today), day.isoformat())


def in_touch(case: Case) -> Text:
    """When we last met or talked, and apart from it an answer to an ask that came since.

    Where we never did, when I wrote.
    """
    last, answered = case.last_talk_day, case.answered_since
    said: list[Text] = []
    if last is None and answered is None and case.last_out:
        wrote = since(date.fromordinal(case.last_out), case.today)
        said.append(tell("you wrote {ago}", ago=wrote))
    if last is not None:
        if case.only_met and answered is None:
            said.append(tell("met {when}", when=Day(case.met_when, str(case.person.met))))
        else:
            said.append(tell("last in touch {ago}", ago=since(last, case.today)))
    if answered is not None:
        said.append(tell("they answered {ago}", ago=since(answered, case.today)))
    return joined(said, " · ")


def on_day(day: date, today: date) -> Day:
    """A day close by as it is said, with the exact one at hand."""
    return Day(on(day, today), day.isoformat())


def dated(day: date, today: date) -> Text:
    """A day, with how long ago it was."""
    return Day(calendar(day, today), day.isoformat()), Quiet(f" ({ago(day, today)})")


def addresses(found: Iterable[Address], scheme: str) -> Text:
    """Ways to reach someone, each a link, with label and use."""
    parts: list[Text] = []
    for address in found:
        notes = ", ".join(
            filter(None, (address.label, address.use and say("for {use}", use=address.use)))
        )
        target = (
            f"{scheme}:{address.value}"
            if scheme == "mailto"
            else f"{scheme}:{_dial(address.value)}"
        )
        link = Link(address.value, target, "url")
        parts.append((link, Quiet(f" ({notes})")) if notes else (link,))
    return joined(parts)


def _dial(number: str) -> str:
    return "".join(c for c in number if c.isdigit() or c == "+")


def links(found: dict[str, str]) -> Text:
    """Pages, each by its label."""
    return joined(((Link(label, url, "url"),) for label, url in found.items()))


def prose(note: Note) -> list[Block]:
    """The note's own text."""
    title = say("In your words")
    return [
        Prose(title if number == 0 else "", source, note.path, line)
        for number, (line, source) in enumerate(note.prose)
    ]


def more(note: Note) -> list[Block]:
    """Keys that are no fields."""
    rows = tuple((key, (shorten(text, 400),)) for key, text in note.extra)
    return [Facts(say("More"), rows)] if rows else []


#: What may stand in a note that can be read all the same.
_REMARKS = frozenset(("comment-cuts-value", "comma-in-inline-map", "unknown-field"))


def worst(note: Note) -> Problem:
    """Why a note cannot be read."""
    problems = note.problems
    return next((p for p in problems if p.rule not in _REMARKS), problems[0])


def broken(note: Note) -> list[Block]:
    """The placeholder of a note that cannot be read: its finding, and never what stands in it."""
    problem = worst(note)
    at = f"{note.path}:{problem.span.line}:{problem.span.column}"
    unread = say("This note cannot be read as it stands.")
    lost = say("Nothing in it is lost, and nothing is concluded from it.")
    return [
        Paragraph((Strong(f"{unread} "), lost), "warning"),
        Bullets("", (((Link(at, at, "place")), f" {problem.message}"),)),
    ]
