"""The ways into an organization, or to a person."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.org_name import as_written
from netnotes.model.person import Person
from netnotes.model.whom import who
from netnotes.outreach.graph import Graph, graph_on
from netnotes.outreach.paths import Ladder, best_paths, ladder
from netnotes.sentences import say
from netnotes.views._ladder import LADDER, PATHS, blocks, ladder_json, path_line, paths_json
from netnotes.views._plain import without_absent
from netnotes.views._shape import TEXT, Shape, output, record
from netnotes.views.view import Bullets, Paragraph, View

SHAPE: Shape = record({"diagnosis": TEXT}, **output(paths=PATHS, ladder=LADDER)["properties"])  # type: ignore[arg-type]


def build(network: Network, today: date, settings: Settings, target: str) -> View:
    """The ladder and best paths to `target`: an organization, with or without a note, or a person.

    An unambiguous beginning is enough. Raises `AmbiguousNameError`, `UnknownNameError`.
    """
    graph = graph_on(network, today, settings)
    note = network.resolve(target) or network.org(target)
    if note is None:
        found = ladder(graph, None, target)
        if not found.cold:  # a company that has no note, and is spoken of by this very name
            return _into(graph, found, as_written(network, target))
        note = who(network, target, kind="person or organization")
    if isinstance(note, Person):
        return _to_person(graph, note)
    org = note if isinstance(note, Org) else None
    return _into(graph, ladder(graph, org, note.called), note.called)


def _into(graph: Graph, found: Ladder, name: str) -> View:
    data = {
        **without_absent(diagnosis=found.diagnosis),
        "paths": paths_json(graph, found, name),
        "ladder": ladder_json(found),
    }
    return View(
        "paths", say("The way into {org}", org=name), tuple(blocks(graph, found, name)), data
    )


def _to_person(graph: Graph, person: Person) -> View:
    found = Ladder(paths=tuple(best_paths(graph, {person.key})))
    lines = tuple(path_line(graph, path, person.called) for path in found.paths)
    shown = (
        (Bullets("", lines),) if lines else (Paragraph((say("Nobody you know knows them yet."),)),)
    )
    data = {"paths": paths_json(graph, found, person.called), "ladder": ladder_json(found)}
    return View("paths", say("The way to {who}", who=person.called), shown, data)
