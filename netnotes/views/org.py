"""One organization: who is there, who was, and who knows someone there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.graph import graph_on
from netnotes.outreach.paths import DIAGNOSES, ladder
from netnotes.views._ladder import path_line
from netnotes.views._pieces import backlinks, broken, links, more, named, prose, timeline
from netnotes.views._plain import fields
from netnotes.views._shape import TEXT, YES_NO, Shape, listed, open_record, output
from netnotes.views.view import Block, Bullets, Facts, Link, Paragraph, Quiet, Table, Text, View
from netnotes.words import ago

PER = Org

#: Besides these, every field of the note stands there under its own name.
SHAPE: Shape = output(
    org=open_record(
        {"path": TEXT, "broken": YES_NO, "people": listed(TEXT), "before": listed(TEXT)},
        slug=TEXT,
        name=TEXT,
    )
)


def build(network: Network, today: date, settings: Settings, slug: str) -> View:
    """The page of the organization behind `slug`."""
    org = network.resolve(slug)
    assert isinstance(org, Org)
    name = f"people/{org.slug}"
    if org.broken:
        data = {"org": {"slug": org.slug, "name": org.called, "broken": True}}
        return View(name, org.called, tuple(broken(org)), data)
    here, before = network.members(org), network.alumni(org)
    blocks: list[Block] = [
        Paragraph((org.product or "An organization", Quiet(f" · {org.city}" if org.city else ""))),
        _table("People there", here, network, today, settings, "Nobody you know works there."),
    ]
    if before:
        blocks.append(_table("People who were there", before, network, today, settings, ""))
    second = tuple(_second_degree(network, org))
    if second:
        blocks.append(Bullets("Known to someone you know", second))
    blocks += _ways_in(network, org, today, settings)
    facts = tuple(_facts(org))
    if facts:
        blocks.append(Facts("About", facts))
    touches = network.touches(org)
    if touches:
        blocks.append(timeline(network, org, touches, today, settings))
    blocks += prose(org)
    mentions = backlinks(b for b in network.backlinks(org) if b.mention.role != "org")
    if mentions.items:
        blocks.append(mentions)
    blocks += more(org)
    data = {
        "org": {
            "slug": org.slug,
            "path": org.path,
            **fields(org),
            "people": [person.slug for person in here],
            "before": [person.slug for person in before],
        }
    }
    return View(name, org.called, tuple(blocks), data)


def _ways_in(network: Network, org: Org, today: date, settings: Settings) -> list[Block]:
    """For a target: what the network lacks, and the best paths."""
    if not org.target or (network.me is not None and not network.me.seeking):
        return []
    graph = graph_on(network, today, settings)
    found = ladder(graph, org, org.called)
    blocks: list[Block] = []
    if found.diagnosis:
        blocks.append(Paragraph((DIAGNOSES[found.diagnosis],)))
    lines = tuple(path_line(graph, path, org.called) for path in found.paths)
    if lines:
        blocks.append(Bullets("Best ways in", lines))
    return blocks


def _table(
    title: str, people: list[Person], network: Network, today: date, settings: Settings, empty: str
) -> Table:
    rows: list[tuple[Text, ...]] = []
    for person in people:
        case = Case(network, person, today, settings)
        last = case.last_contact_day
        rows.append(
            (
                (Link(person.called, person.slug),),
                (person.title,),
                (case.standing,),
                (ago(last, today),) if last else (),
            )
        )
    return Table(title, ("Name", "Title", "Standing", "Last contact"), tuple(rows), empty)


def _second_degree(network: Network, org: Org) -> Iterator[Text]:
    for person in network.people:
        for known in person.knows:
            if known.org is not None and network.org(known.org) is org:
                title = f", {known.title}" if known.title else ""
                yield (f"{known.name}{title}", Quiet(" through "), *named(network, person.slug))


def _facts(org: Org) -> Iterator[tuple[str, Text]]:
    if org.aliases:
        yield "Also called", (", ".join(org.aliases),)
    if org.size:
        yield "Size", (f"about {org.size} people",)
    if org.target:
        roles = f": {', '.join(org.target_roles)}" if org.target_roles else ""
        yield "Target", (f"I would like to work there{roles}",)
    for opening in org.openings:
        title = opening.title or "an opening"
        link: Text = (Link(title, opening.url, "url"),) if opening.url else (title,)
        yield "Opening", (*link, Quiet(f" seen {opening.seen}" if opening.seen else ""))
    if org.referral_program:
        terms = f", {org.referral_terms}" if org.referral_terms else ""
        yield "Referral programme", (f"{org.referral_program}{terms}",)
    pages = {"engineering blog": org.engineering_blog, "careers": org.careers}
    found = {label: url for label, url in pages.items() if url} | org.links
    if found:
        yield "Links", links(found)
    if org.tags:
        yield "Tags", (", ".join(org.tags),)
