"""Targets: for each organization where I would like to work, who is near it and the best way in."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.graph import Graph
from netnotes.outreach.paths import DIAGNOSES, dangling, ladder
from netnotes.views._ladder import LADDER, PATHS, ladder_json, path_line, paths_json
from netnotes.views._plain import without_absent
from netnotes.views._shape import TEXT, Shape, listed, output, record
from netnotes.views.view import (
    Block,
    Bullets,
    Card,
    Cards,
    Code,
    Link,
    Paragraph,
    Quiet,
    Text,
    View,
)
from netnotes.words import counted, listing

TITLE = "Targets"
ORDER = 30

SHAPE: Shape = output(
    targets=listed(record({"diagnosis": TEXT}, slug=TEXT, name=TEXT, ladder=LADDER, paths=PATHS)),
    dangling=listed(record({"org": TEXT, "title": TEXT}, name=TEXT, known_by=listed(TEXT))),
)


def build(network: Network, today: date, settings: Settings) -> View:
    """A card a target, and the second-degree names that have no note."""
    targets = [org for org in network.orgs if org.target and not org.broken]
    if network.me is not None and not network.me.seeking:
        resting = Paragraph(("You are not looking for work right now, so targets rest.",))
        return View("targets", TITLE, (resting,), {"targets": [], "dangling": []})
    graph = Graph(network, today, settings)
    cards: list[Card] = []
    data: list[dict[str, object]] = []
    for org in targets:
        found = ladder(graph, org, org.called)
        sizes = [
            counted(len(found.works_there), "person there", "people there"),
            counted(len(found.worked_there), "person before", "people before")
            if found.worked_there
            else "",
            counted(
                len(found.second_degree), "known to someone you know", "known to people you know"
            )
            if found.second_degree
            else "",
        ]
        lines: list[Text] = [(listing([size for size in sizes if size]).capitalize() + ".",)]
        if found.diagnosis:
            lines.append((DIAGNOSES[found.diagnosis],))
        step: Text = ("A first message to someone there, short and kind.",)
        if found.paths:
            step = path_line(graph, found.paths[0], org.called)
        cards.append(
            Card(
                (Link(org.called, org.slug), Quiet(f" · {org.product}" if org.product else "")),
                tuple(lines),
                step,
            )
        )
        data.append(
            {
                **without_absent(diagnosis=found.diagnosis),
                "slug": org.slug,
                "name": org.called,
                "ladder": ladder_json(found),
                "paths": paths_json(graph, found, org.called),
            }
        )
    names = dangling(graph)
    blocks: list[Block] = [Cards("", tuple(cards))]
    if not targets:
        blocks = [
            Paragraph(
                ("No targets yet. An organization's note with ", Code("target: yes"), " is one.")
            )
        ]
    items = tuple(
        _dangling(node.name, node.title, node.org.target if node.org else "", known)
        for node, known in names
    )
    if items:
        blocks.append(Bullets("Names without a note, known to people you know", items))
    loose = [
        {
            **without_absent(org=node.org.target if node.org else None, title=node.title),
            "name": node.name,
            "known_by": known,
        }
        for node, known in names
    ]
    return View("targets", TITLE, tuple(blocks), {"targets": data, "dangling": loose})


def _dangling(name: str, title: str, org: str, known_by: list[str]) -> Text:
    what = ", ".join(filter(None, (title, org)))
    return (name, Quiet(f" {what}" if what else ""), f", known to {listing(known_by)}")
