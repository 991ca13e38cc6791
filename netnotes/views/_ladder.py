"""Ladders and paths, as blocks and as JSON: shared by targets, an organization and `paths`."""

from __future__ import annotations

from itertools import chain

from netnotes.outreach.asking import about_org
from netnotes.outreach.circles import opens_new
from netnotes.outreach.graph import Graph
from netnotes.outreach.outcomes import hires, same_org
from netnotes.outreach.paths import DIAGNOSES, Ladder, Path, Rung, introduction
from netnotes.outreach.readiness import Answer, answer, is_ready, verdict_on
from netnotes.outreach.request import Inquiry
from netnotes.sentences import mark, say, tell
from netnotes.views._pieces import joined
from netnotes.views._plain import without_absent
from netnotes.views._shape import NUMBER, TEXT, YES_NO, Shape, listed, record
from netnotes.views._typing import ask_command
from netnotes.views._words import standing_word
from netnotes.views.view import Block, Bullets, Command, Link, Paragraph, Quiet, Text

_RUNG = record({"slug": TEXT, "via": TEXT}, name=TEXT)

LADDER: Shape = record(
    works_there=listed(_RUNG),
    worked_there=listed(_RUNG),
    wanted_role=listed(_RUNG),
    second_degree=listed(_RUNG),
    cold=YES_NO,
)
PATHS: Shape = listed(
    record({"ready": TEXT, "connector": TEXT}, to=TEXT, hops=listed(TEXT), distance=NUMBER)
)

_TITLES = {
    "works_there": mark("There now"),
    "worked_there": mark("There before"),
    "second_degree": mark("Known to someone you know"),
    "wanted_role": mark("In a role you would like"),
}


def blocks(graph: Graph, ladder: Ladder, org: str, *, roles: bool = True) -> list[Block]:
    """The ladder, the diagnosis and the best paths."""
    out: list[Block] = []
    if ladder.diagnosis:
        out.append(Paragraph((say(DIAGNOSES[ladder.diagnosis]),)))
    for name, title in _TITLES.items():
        if name == "wanted_role" and not roles:
            continue
        rungs: tuple[Rung, ...] = getattr(ladder, name)
        if rungs:
            out.append(Bullets(say(title), tuple(_rung(graph, rung) for rung in rungs[:12])))
    ways = ways_in(graph, ladder, org)
    if ways:
        out.append(
            Bullets(say("Best ways in"), tuple(path_line(graph, path, org) for path in ways))
        )
    return out


def ways_in(graph: Graph, ladder: Ladder, org: str) -> list[Path]:
    """The best ways but for those that a no has closed: they are no ways in (R183)."""
    return [path for path in ladder.paths if not _closed(graph, path, org)]


def best_way(graph: Graph, ladder: Ladder, org: str) -> Path | None:
    """The way to go now: the first whose next ask is ready, where none is the nearest; None where none is.

    The best paths are few: somebody there who is farther off and stands ready is a way all the same.
    """
    ways = ways_in(graph, ladder, org)
    ends = {path.end for path in ladder.paths}
    others = (rung.key for rung in ladder.works_there if rung.key not in ends)
    farther = (Path((key,), graph.direct(key) or 0) for key in others)
    ready = (path for path in chain(ways, farther) if _is_open(graph, path, org))
    return next(ready, ways[0] if ways else None)


def _is_open(graph: Graph, path: Path, org: str) -> bool:
    """Whether the next ask on a way may be made today."""
    return any(map(is_ready, _next_asks(graph, path, org)))


def _closed(graph: Graph, path: Path, org: str) -> bool:
    end = graph.person(path.end)
    if end is not None and end.do_not_contact:
        return True
    asks = _next_asks(graph, path, org)
    return bool(asks) and all(verdict_on(ask) == "no" for ask in asks)


def _next_asks(graph: Graph, path: Path, org: str) -> list[Inquiry]:
    """What would be asked first on a way: for an introduction, or else of whoever is there."""
    between = introduction(graph, path, org)
    return [between] if between is not None else _asks(graph, path, org)


def _rung(graph: Graph, rung: Rung) -> Text:
    standing: Text = ()
    person = graph.network.person(rung.node.slug) if rung.node.slug else None
    if person is not None:
        word = "died" if person.died else graph.case(person).standing
        standing = (Quiet(f" · {standing_word(word)}"),)
    title = f", {rung.node.title}" if rung.node.title else ""
    via: Text = _through(graph, rung.via) if rung.via else ()
    return (*who(graph, rung.key), title, *standing, *via)


def _through(graph: Graph, key: str) -> Text:
    """Whom one would be introduced by, in words that step back but for the name."""
    said: Text = tell("through {who}", who=who(graph, key))
    return " ", *(Quiet(part) if isinstance(part, str) else part for part in said)


def who(graph: Graph, key: str) -> Text:
    """Someone, as a link where there is a note."""
    node = graph.node(key)
    return (Link(node.name, node.slug),) if node.slug else (node.name,)


def path_line(graph: Graph, path: Path, org: str) -> Text:
    """A path: you, who introduces whom, and whether the first may be asked."""
    steps = joined(((say("you"),), *(who(graph, key) for key in path.hops)), " → ")
    between = introduction(graph, path, org)
    if between is None:
        return (*steps, *_directly(graph, path, org))
    found = answer(between)
    opens = f" · {say('opens a new circle')}" if opens_new(graph, path.end) else ""
    if found.verdict != "ready":
        return (*steps, Quiet(_not_yet(found) + opens))
    return (*steps, Quiet(f" · {say('you may ask for the introduction')}{opens}"), " ", _add(found))


def _add(answer: Answer) -> Command:
    return Command(ask_command("add", answer.inquiry.person, answer.inquiry.request))


def _not_yet(answer: Answer) -> str:
    """What `ask check` says of it, behind the way: no command is offered that it advises against."""
    said = answer.sentence.rstrip(".")
    return f" · {said[0].lower()}{said[1:]}"


def _directly(graph: Graph, path: Path, name: str) -> Text:
    """What may be asked of someone I know who works there, or why nothing may be yet."""
    answers = [*map(answer, _asks(graph, path, name))]
    if not answers:
        return ()
    ready = next((one for one in answers if one.verdict == "ready"), None)
    if ready is not None:
        return (" ", _add(ready))
    return (Quiet(_not_yet(next((a for a in answers if a.verdict != "no"), answers[0]))),)


def _asks(graph: Graph, path: Path, name: str) -> list[Inquiry]:
    """What might be asked of someone I know who works there; nothing where nobody is there."""
    person, org = graph.person(path.end), graph.network.org(name)
    if len(path.hops) > 1 or person is None or org is None:
        return []
    case = graph.case(person)
    if case.standing == "stranger" or not same_org(graph.network, person.org, org, name):
        return []
    hiring = hires(graph.network, person, graph.settings)
    kinds = ("pitch", "introduction") if hiring else ("introduction",)
    return [Inquiry(case, about_org(kind, org)) for kind in kinds]


def ladder_json(ladder: Ladder) -> dict[str, object]:
    """The ladder as JSON."""
    out: dict[str, object] = {
        name: [_rung_json(r) for r in getattr(ladder, name)] for name in _TITLES
    }
    out["cold"] = ladder.cold
    return out


def _rung_json(rung: Rung) -> dict[str, object]:
    return without_absent(slug=rung.node.slug, name=rung.node.name, via=rung.via)


def paths_json(graph: Graph, ladder: Ladder, org: str) -> list[dict[str, object]]:
    """The paths as JSON: `hops` from the first connector to the end, without me."""
    out = []
    for path in ladder.paths:
        found = introduction(graph, path, org)
        names = [graph.node(key).slug or graph.node(key).name for key in path.hops]
        out.append(
            {
                **without_absent(
                    ready=verdict_on(found) if found else None,
                    connector=names[0] if found else None,
                ),
                "to": names[-1],
                "hops": names,
                "distance": path.distance,
            }
        )
    return out
