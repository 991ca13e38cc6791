"""Targets: for each organization where I would like to work, who is near it and the best way in."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.outreach.graph import Graph, Node, graph_on
from netnotes.outreach.paths import DIAGNOSES, Ladder, dangling, ladder
from netnotes.sentences import count, mark, say, tell
from netnotes.shell import quoted
from netnotes.views._ladder import LADDER, PATHS, best_way, ladder_json, path_line, paths_json, who
from netnotes.views._plain import without_absent
from netnotes.views._shape import TEXT, Shape, listed, output, record
from netnotes.views.rungs import NAMES, Aim, Ladders, Rungs
from netnotes.views.view import (
    Block,
    Bullets,
    Card,
    Command,
    Link,
    Paragraph,
    Quiet,
    Text,
    View,
)
from netnotes.words import capital, listing, number

TITLE = mark("Targets")
ORDER = 30
SECTION = mark("Asks")

SHAPE: Shape = output(
    targets=listed(record({"diagnosis": TEXT}, slug=TEXT, name=TEXT, ladder=LADDER, paths=PATHS)),
    dangling=listed(record({"org": TEXT, "title": TEXT}, name=TEXT, known_by=listed(TEXT))),
)


def build(network: Network, today: date, settings: Settings) -> View:
    """A card a target, and the second-degree names that have no note."""
    if network.me is not None and not network.me.seeking:
        text = say("You are not looking for work right now, so targets rest.")
        command = Command("netnotes set me seeking yes")
        when = tell("When you are, say so in your own note: {command}", command=command)
        resting = Paragraph((text, " ", *when))
        return View("targets", say(TITLE), (resting,), {"targets": [], "dangling": []})
    graph = graph_on(network, today, settings)
    targets = [org for org in network.orgs if org.target and not org.broken]
    found = [(org, ladder(graph, org, org.called)) for org in targets]
    names = dangling(graph)
    blocks: list[Block] = [Ladders("", tuple(_aim(graph, org, near) for org, near in found))]
    if not targets:
        none = tell(
            "No targets yet. Where would you like to work? {command}",
            command=Command("netnotes target NAME"),
        )
        blocks = [Paragraph(none)]
    if names:
        items = tuple(_dangling(node, known) for node, known in names)
        blocks.append(Bullets(say("Names without a note, known to people you know"), items))

    def data() -> dict[str, object]:
        loose = [
            {
                **without_absent(org=node.org.target if node.org else None, title=node.title),
                "name": node.name,
                "known_by": known,
            }
            for node, known in names
        ]
        return {"targets": [_json(graph, org, near) for org, near in found], "dangling": loose}

    return View("targets", say(TITLE), tuple(blocks), data)


def _aim(graph: Graph, org: Org, near: Ladder) -> Aim:
    """A target as a ladder: the nearest rung first."""
    rungs = (
        (say("There now"), near.works_there),
        (say("There before"), near.worked_there),
        (say("Known to someone you know"), near.second_degree),
    )
    drawn = tuple(
        Rungs(title, tuple(who(graph, rung.key) for rung in those[:NAMES]), len(those))
        for title, those in rungs
    )
    lacks = say(DIAGNOSES[near.diagnosis]) if near.diagnosis else ""
    return Aim(drawn, _card(graph, org, near), lacks)


def _card(graph: Graph, org: Org, near: Ladder) -> Card:
    """A target: how many are near it, what its network lacks, the best way in."""
    there, before, known = len(near.works_there), len(near.worked_there), len(near.second_degree)
    sizes = [
        count("{n} person there", "{n} people there", there, n=number(there)) if there else "",
        count("{n} person before", "{n} people before", before, n=number(before)) if before else "",
        count(
            "{n} known to someone you know", "{n} known to people you know", known, n=number(known)
        )
        if known
        else "",
    ]
    said = listing([size for size in sizes if size])
    lines: list[Text] = [(f"{capital(said)}.",)] if said else []
    if near.diagnosis:
        lines.append((say(DIAGNOSES[near.diagnosis]),))
    step = _first_message(graph, org)
    if (way := best_way(graph, near, org.called)) is not None:
        step = tell("The best way in: {way}", way=path_line(graph, way, org.called))
    head: Text = (Link(org.called, org.slug), Quiet(f" · {org.product}" if org.product else ""))
    return Card(head, tuple(lines), step)


def _first_message(graph: Graph, org: Org) -> Text:
    """The cold lane as commands: to someone there who has a note, else with a note to begin with."""
    for person in graph.network.members(org):
        if graph.person(person.key) is None or person.do_not_contact:
            continue
        if graph.case(person).standing == "stranger":
            return tell(
                "A first message to someone there, short and kind: {command}",
                command=Command(f"netnotes draft {quoted(person.slug)} cold"),
            )
    return tell(
        "A first message to someone there, short and kind: {new}, then {draft}",
        new=Command(f"netnotes new NAME --org {quoted(org.slug)}"),
        draft=Command("netnotes draft NAME cold"),
    )


def _json(graph: Graph, org: Org, near: Ladder) -> dict[str, object]:
    return {
        **without_absent(diagnosis=near.diagnosis),
        "slug": org.slug,
        "name": org.called,
        "ladder": ladder_json(near),
        "paths": paths_json(graph, near, org.called),
    }


def _dangling(node: Node, known_by: list[str]) -> Text:
    what = ", ".join(filter(None, (node.title, node.org.target if node.org else "")))
    known = say("known to {people}", people=listing(known_by))
    return (node.name, Quiet(f" · {what}" if what else ""), f" · {known}")
