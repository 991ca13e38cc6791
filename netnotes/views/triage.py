"""Whom nothing is decided of yet, the most promising first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.untriaged import Promising, untriaged
from netnotes.sentences import count, say, tell
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, NUMBER, TEXT, Shape, listed, output, record
from netnotes.views.view import Block, Command, Link, Paragraph, Quiet, Table, Text, View

#: So many are shown in words.
_SHOWN = 30

SHAPE: Shape = output(
    triage=listed(
        record(
            {"last_contact": DATE, "org": TEXT, "title": TEXT},
            slug=TEXT, name=TEXT, points=NUMBER, why=listed(TEXT),
        )
    )
)  # fmt: skip


def build(
    network: Network, today: date, settings: Settings, people: Sequence[Promising] | None = None
) -> View:
    """The list; `people` in another order than by promise, where that was asked for."""
    found = untriaged(network, today, settings) if people is None else people
    rows = tuple(_row(network, one) for one in found[:_SHOWN])
    columns = (say("Name"), say("What they do"), say("Why"))
    empty = say("Of everyone something is decided: closeness, a rhythm, or that they are let be.")
    blocks: list[Block] = [Table("", columns, rows, empty)]
    if len(found) > _SHOWN:
        more = count("{n:,} more.", "{n:,} more.", len(found) - _SHOWN)
        blocks.append(Paragraph((Quiet(more),)))
    if found:
        how = tell(
            "{command} on a terminal asks about each, with one key an answer.",
            command=Command("netnotes triage"),
        )
        blocks.append(Paragraph(how))
    return View("triage", say("Triage"), tuple(blocks), {"triage": [_json(one) for one in found]})


def _row(network: Network, one: Promising) -> tuple[Text, ...]:
    person = one.person
    return (Link(person.called, person.slug),), (what(network, person),), (", ".join(one.why),)


def what(network: Network, person: Person) -> str:
    """What someone does, and where: an organization by its name, if it has a note."""
    org = network.org(person.org)
    where = org.called if org else person.org.target if person.org else ""
    return ", ".join(part for part in (person.title, where) if part)


def _json(one: Promising) -> dict[str, object]:
    person = one.person
    return without_absent(
        slug=person.slug, name=person.called, points=one.points, why=list(one.why),
        last_contact=one.last, org=person.org.target if person.org else None, title=person.title,
    )  # fmt: skip
