"""Pieces that the pages of people and organizations share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Backlink, Network, Touch
from netnotes.model.note import Note
from netnotes.model.values.many import Address
from netnotes.model.values.reference import Reference
from netnotes.views.view import (
    Block,
    Bullets,
    Code,
    Facts,
    Inline,
    Link,
    Moment,
    Paragraph,
    Prose,
    Quiet,
    Strong,
    Text,
    Timeline,
)
from netnotes.words import ago, calendar, shorten


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


def dated(day: date, today: date) -> Text:
    """A day, with how long ago it was."""
    return calendar(day, today), Quiet(f" ({ago(day, today)})")


def addresses(found: Iterable[Address], scheme: str) -> Text:
    """Ways to reach someone, each a link, with label and use."""
    parts: list[Text] = []
    for address in found:
        notes = ", ".join(filter(None, (address.label, address.use and f"for {address.use}")))
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


def timeline(
    network: Network, note: Note, touches: Iterable[Touch], today: date, settings: Settings
) -> Timeline:
    """What happened and what is planned, newest first."""
    moments = []
    for touch in touches:
        entry = touch.entry
        company: list[Text] = [] if touch.own else [named(network, touch.note.slug)]
        for target, *_ in entry.people:
            other = network.resolve(target)
            if other is not note:
                company.append(named(network, target))
        moments.append(
            Moment(
                day=entry.day.isoformat(),
                when=ago(entry.day, today),
                channel=entry.channel,
                group=settings.channel_group(entry.channel),
                direction=entry.direction,
                text=entry.text,
                company=joined(company),
                place=entry.place,
                planned=entry.planned(today),
                source=place(touch.note, entry.line),
            )
        )
    return Timeline("Together", tuple(moments), "Nothing is logged yet.")


def backlinks(found: Iterable[Backlink]) -> Bullets:
    """Who else's notes speak of this one."""
    items: list[Text] = []
    for note, mention in found:
        role = _ROLES.get(mention.role.partition(".")[0], "")
        items.append(
            ((Link(note.called, note.slug)), Quiet(role), " ", place(note, mention.span.line))
        )
    return Bullets("Mentioned by", tuple(dict.fromkeys(items)))


#: How a mention in a field reads behind the name of who mentions.
_ROLES = {
    "log": " in the log",
    "org": " works there",
    "past": " worked there",
    "introduced_by": " was introduced by them",
    "knows": " knows them",
    "related": " is tied to them",
    "asks": " in an ask",
}


def prose(note: Note) -> list[Block]:
    """The note's own text."""
    title = "In your words"
    return [
        Prose(title if number == 0 else "", source, note.path, line)
        for number, (line, source) in enumerate(note.prose)
    ]


def more(note: Note) -> list[Block]:
    """Keys that are no fields."""
    rows = tuple((key, (shorten(text, 400),)) for key, text in note.extra)
    return [Facts("More", rows)] if rows else []


#: What may stand in a note that can be read all the same.
_REMARKS = frozenset(("comment-cuts-value", "comma-in-inline-map", "unknown-field"))


def broken(note: Note) -> list[Block]:
    """The placeholder of a note that cannot be read: its finding, and never what stands in it."""
    problems = note.problems
    problem = next((p for p in problems if p.rule not in _REMARKS), problems[0])
    at = f"{note.path}:{problem.span.line}:{problem.span.column}"
    return [
        Paragraph((Strong("This note cannot be read as it stands. "), "Nothing in it is lost, and nothing is concluded from it."), "warning"),
        Bullets("", (((Link(at, at, "place")), f" {problem.message}"),)),
    ]  # fmt: skip
