"""Organizations that were just made targets, each with the best way in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.outreach.graph import Graph, graph_on
from netnotes.outreach.paths import DIAGNOSES, ladder
from netnotes.sentences import say, tell
from netnotes.views._ladder import best_way, path_line
from netnotes.views._plain import without_absent
from netnotes.views._shape import PLACE, TEXT, YES_NO, Shape, listed, record
from netnotes.views._written import field_line, written
from netnotes.views.view import Block, Code, Inline, Link, Paragraph, Text, View
from netnotes.words import listing

SHAPE: Shape = written(
    {
        "target": listed(
            record(
                {"at": PLACE, "way": TEXT, "command": TEXT},
                slug=TEXT,
                name=TEXT,
                target=YES_NO,
                made=YES_NO,
            )
        )
    }
)


def build(
    network: Network, today: date, settings: Settings, slugs: Sequence[str],
    made: Mapping[str, Sequence[str]],
) -> View:  # fmt: skip
    """The organizations behind `slugs`; `made` are those with a new note, and what is called alike."""
    graph = graph_on(network, today, settings)
    blocks: list[Block] = []
    data: list[dict[str, object]] = []
    names: list[str] = []
    for slug in slugs:
        org = network.resolve(slug)
        assert isinstance(org, Org)
        names.append(org.called)
        way = _way(graph, org) if org.target else ()
        blocks += _about(org, way, made)
        one: dict[str, object] = {
            "slug": slug, "name": org.called, "target": org.target, "made": slug in made,
        }  # fmt: skip
        if org.target:
            one["at"] = org.field_at("target")
            one["way"] = "".join(_text(part) for part in way if not isinstance(part, Code)).strip()
            one.update(
                without_absent(command=next((p.text for p in way if isinstance(p, Code)), None))
            )
        data.append(one)
    aimed = bool(data) and bool(data[0]["target"])
    title = (
        say("You would like to work at {org}", org=listing(names))
        if aimed
        else say("No target any more: {org}", org=listing(names))
    )
    return View("target", title, tuple(blocks), {"target": data})


def _about(org: Org, way: Text, made: Mapping[str, Sequence[str]]) -> list[Block]:
    if not org.target:
        at = Link(org.path, f"{org.path}:1", "place")
        return [Paragraph(tell("The note of {org} stays, in {place}.", org=org.called, place=at))]
    blocks: list[Block] = [Paragraph(field_line(org, "target", "yes")), Paragraph(way)]
    if org.slug in made:
        said: Text = (say("{org} had no note, so it has one now.", org=org.called),)
        if made[org.slug]:
            meant: Text = tell(
                "If you meant {org}: {command}",
                org=listing(made[org.slug]),
                command=Code("netnotes undo"),
            )
            said = (*said, " ", *meant)
        blocks.append(Paragraph(said))
    return blocks


def _text(part: Inline) -> str:
    return part if isinstance(part, str) else part.text


def _way(graph: Graph, org: Org) -> Text:
    """The way to go now, of those that `paths` names."""
    found = ladder(graph, org, org.called)
    if (way := best_way(graph, found, org.called)) is not None:
        return tell("The way in: {way}", way=path_line(graph, way, org.called))
    if found.diagnosis:
        return (say(DIAGNOSES[found.diagnosis]),)
    return (
        say("Those you know there said no, or wish for no contact; somebody new is the way in."),
    )
