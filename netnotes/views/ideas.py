"""Asks in one line, with what they take: by audience, or those that fit one person."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.messages.for_whom import audiences, slots
from netnotes.messages.ideas import Idea, fitted, ideas
from netnotes.messages.shelves import AUDIENCES, left_open
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.sentences import mark, say, tell
from netnotes.shell import quoted
from netnotes.views._plain import without_absent
from netnotes.views._shape import NUMBER, TEXT, Shape, listed, output, record
from netnotes.views.view import Block, Code, Paragraph, Table, Text, View

SHAPE: Shape = output(
    ideas=listed(
        record({"about": TEXT}, text=TEXT, kind=TEXT, minutes=NUMBER, weight=NUMBER, audience=TEXT)
    )
)

#: How much an idea asks for, by its weight.
_SIZES = {1: mark("tiny"), 2: mark("small"), 3: mark("fair"), 4: mark("big"), 5: mark("huge")}


def build(
    network: Network, today: date, settings: Settings, person: Person | None, kind: str = ""
) -> View:
    """The shelf; with `person` what fits them, with their names filled in; with `kind` only such."""
    if person is not None:
        case = Case(network, person, today, settings)
        names = (*audiences(case), "anyone")
        found = fitted(ideas(settings.root, names)[0], slots(case))
    else:
        names = tuple(AUDIENCES)
        found = [
            idea._replace(text=left_open(idea.text)) for idea in ideas(settings.root, names)[0]
        ]
    found = [idea for idea in found if not kind or idea.kind == kind]
    title = (
        say("Asks that fit {who}", who=person.called)
        if person is not None
        else say("Asks in one line")
    )
    columns = (say("Ask"), say("Kind"), say("Minutes"), say("Weight"))
    blocks: list[Block] = [Paragraph(_opening(person))]
    for name in names:
        rows = tuple(_row(idea) for idea in found if idea.audience == name)
        if rows:
            blocks.append(Table(say("To {audience}", audience=say(AUDIENCES[name])), columns, rows))
    if not found:
        blocks.append(Paragraph((say("There is none of that kind here."),)))
    data = {"ideas": [_json(idea) for idea in found]}
    return View("ideas", title, tuple(blocks), data)


def _opening(person: Person | None) -> Text:
    who = quoted(person.slug) if person is not None else "WHO"
    return tell(
        "To be said in your own words, one at a time. Whether it is time for it: {command}.",
        command=Code(f"netnotes ask check {who} KIND"),
    )


def _row(idea: Idea) -> tuple[Text, ...]:
    kind = f"{idea.kind}: {idea.about}" if idea.about else idea.kind
    return (
        (idea.text,),
        (kind,),
        (str(idea.minutes),),
        (f"{idea.weight}, {say(_SIZES[idea.weight])}",),
    )


def _json(idea: Idea) -> dict[str, object]:
    return without_absent(
        text=idea.text, kind=idea.kind, about=idea.about, minutes=idea.minutes,
        weight=idea.weight, audience=idea.audience,
    )  # fmt: skip
