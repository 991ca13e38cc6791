"""Everyone, in one table."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.due import due
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.views._due import BADGES
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, TEXT, Shape, listed, output, record, word
from netnotes.views.view import Block, Link, Paragraph, Quiet, Table, Text, View
from netnotes.words import ago, counted

TITLE = "People"
ORDER = 10

COLUMNS = ("Name", "Standing", "Last contact", "Organization", "Title", "City", "Tags", "Today")

SHAPE: Shape = output(
    people=listed(
        record(
            {"last_contact": DATE, "org": TEXT, "title": TEXT, "city": TEXT},
            slug=TEXT,
            name=TEXT,
            standing=word(*STANDINGS),
            tags=listed(TEXT),
        )
    )
)


def build(network: Network, today: date, settings: Settings) -> View:
    """The table of everyone, organizations below."""
    reasons = {line.person.key: line.reasons[0].code for line in due(network, today, settings)}
    rows: list[tuple[Text, ...]] = []
    data: list[dict[str, object]] = []
    for person in network.people:
        case = Case(network, person, today, settings)
        rows.append(_row(network, person, case, reasons.get(person.key, ""), today))
        data.append(_json(person, case))
    head = f"{counted(len(rows), 'person', 'people').capitalize()}, {counted(len(network.orgs), 'organization')}."
    orgs = tuple(_org_row(network, org.slug) for org in network.orgs)
    blocks: tuple[Block, ...] = (
        Paragraph((Quiet(head),)),
        Table(
            "", COLUMNS, tuple(rows), "Nobody yet. A file in people/ with a name in it is enough."
        ),
        Table("Organizations", ("Name", "People", "Before", "City", "Target"), orgs),
    )
    return View("people", TITLE, blocks, {"people": data})


def _row(
    network: Network, person: Person, case: Case, reason: str, today: date
) -> tuple[Text, ...]:
    last = case.last_contact_day
    org = network.org(person.org)
    employer: Text = ()
    if person.org is not None:
        employer = (Link(org.called, org.slug),) if org else (person.org.target,)
    name: Text = (Link(person.called, person.slug),)
    if person.broken:
        return name, (Quiet("cannot be read"),), (), (), (), (), (), ()
    standing = "died" if person.died else case.standing
    return (
        name,
        (standing,),
        (f"{last.isoformat()}", Quiet(f" {ago(last, today)}")) if last else (),
        employer,
        (person.title,),
        (person.city,),
        (", ".join(person.tags),),
        (BADGES.get(reason, reason),),
    )


def _org_row(network: Network, slug: str) -> tuple[Text, ...]:
    org = network.org(slug)
    assert org is not None
    return (
        (Link(org.called, org.slug),),
        (str(len(network.members(org)) or ""),),
        (str(len(network.alumni(org)) or ""),),
        (org.city,),
        ("yes" if org.target else "",),
    )


def _json(person: Person, case: Case) -> dict[str, object]:
    return without_absent(
        slug=person.slug,
        name=person.called,
        standing=case.standing,
        last_contact=case.last_contact_day,
        org=person.org.target if person.org else None,
        title=person.title,
        city=person.city,
        tags=person.tags,
    )
