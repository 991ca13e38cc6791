"""The way into an organization, or to a person: paths, ladder, diagnoses."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise, permutations

import pytest
from drawn import OTHER, SAME, calm, graph_of, network_of, networks, person
from examples import TODAY
from hypothesis import given

from netnotes.errors import AmbiguousNameError, UnknownNameError
from netnotes.model.org import company_key
from netnotes.outreach.graph import Graph
from netnotes.outreach.paths import Path, best_paths, dangling, ladder
from netnotes.views import paths as view
from netnotes.views import targets

STRANGER = 12


def brute_force(graph: Graph, ends: set[str], most: int) -> list[Path]:
    """Every way there is, by trying all orders of up to four people."""
    mine = {key: d for key in graph.nodes if (d := graph.direct(key)) is not None}
    ways = []
    for count in range(1, 5):
        for hops in permutations(graph.nodes, count):
            length = mine.get(hops[0])
            fits = length is not None and (length < STRANGER or count == 1)
            if not fits or hops[-1] not in ends or ends & set(hops[:-1]):
                continue
            for one, other in pairwise(hops):
                tie = graph.neighbours(one).get(other)
                if tie is None:
                    break
                length += tie
                direct = mine.get(other, STRANGER)
                if direct < STRANGER and direct <= length:
                    break
            else:
                ways.append((length, count, graph.rank(hops[0]), hops))
    found: list[Path] = []
    for length, _, _, hops in sorted(ways):
        if sum(path.end == hops[-1] for path in found) < 2 and len(found) < most:
            found.append(Path(hops, length))
    return found


@calm
@given(networks(6))
def test_the_best_paths_are_those_that_trying_all_would_find(texts: dict[str, str]) -> None:
    graph = graph_of(texts)
    ends = set(sorted(graph.nodes)[-2:])

    found = best_paths(graph, ends)

    assert [(p.distance, len(p.hops), graph.rank(p.hops[0])) for p in found] == [
        (p.distance, len(p.hops), graph.rank(p.hops[0])) for p in brute_force(graph, ends, 5)
    ]
    assert all(len(set(path.hops)) == len(path.hops) for path in found)


def test_among_equal_connectors_the_one_met_in_person_comes_first() -> None:
    knows = ("closeness: warm", "knows:", "  - {name: Bob, org: Meta}")
    texts = {
        "written": person("Written", *knows, log=("- 2026-11-20 email: hello",)),
        "phoned": person("Phoned", *knows, log=("- 2026-11-19 call: hello",)),
        "seen": person("Seen", *knows, log=("- 2026-06-01 coffee: hello",)),
        "filmed": person("Filmed", *knows, log=("- 2026-11-18 video: hello",)),
        "lately": person("Lately", *knows, log=("- 2026-07-01 walk: hello",)),
    }
    graph = graph_of(texts)

    order = sorted(texts, key=graph.rank)

    assert order == ["lately", "seen", "filmed", "phoned", "written"]
    assert [p.hops[0] for p in best_paths(graph, {"?bob?meta"})] == ["lately", "seen"]


def test_a_way_through_others_to_someone_i_know_as_well_is_a_detour() -> None:
    texts = {
        "near": person("Near", "closeness: close", "knows:", '  - "[[friend]]"', '  - "[[far]]"'),
        "friend": person("Friend", "closeness: warm"),
        "far": person("Far", log=("- 2019-01-01 event: hello",)),
    }
    graph = graph_of(texts)

    assert [p.hops for p in best_paths(graph, {"friend"})] == [("friend",)]
    assert [p.hops for p in best_paths(graph, {"far"})] == [("near", "far"), ("far",)]


def test_who_was_together_within_a_year_is_nearer_than_who_is_noted_to_know() -> None:
    texts = {
        "a": person(
            "A",
            "knows:",
            '  - "[[b]]"',
            '  - "[[c]]"',
            log=("- 2026-09-01 meal with [[c]], [[d]]: soup",),
        ),
        "b": person("B"),
        "c": person("C", log=("- 2025-11-21 meal with [[b]]: long ago",)),
        "d": person("D", "related:", '  - {type: spouse, to: "[[b]]"}', 'introduced_by: "[[e]]"'),
        "e": person("E", log=("- [ ] 2026-11-20 meal with [[b]]: we meant to",)),
    }
    graph = graph_of(texts)

    assert graph.neighbours("a") == {"b": 3, "c": 2, "d": 2}
    assert graph.neighbours("b") == {"a": 3, "d": 3}
    assert graph.neighbours("c") == {"a": 2, "d": 2}
    assert graph.neighbours("d") == {"a": 2, "c": 2, "b": 3, "e": 3}
    assert all(graph.neighbours(o)[k] == n for k in texts for o, n in graph.neighbours(k).items())


@calm
@given(networks())
def test_names_without_a_note_are_never_dropped(texts: dict[str, str]) -> None:
    network = network_of(texts)
    graph = Graph(network, TODAY, graph_of(texts).settings)
    alive = [p for p in network.people if not p.died]
    named = {known.name for p in alive for known in p.knows if known.ref is None}
    listed = {node.name for node, _ in dangling(graph)}

    assert named == listed == {node.name for node in graph.nodes.values() if not node.slug}


def test_a_reference_to_nobody_is_a_name_without_a_note() -> None:
    graph = graph_of({"a": person("A", "closeness: warm", "knows:", '  - "[[zed-quist]]"')})

    assert [(node.name, known_by) for node, known_by in dangling(graph)] == [("zed-quist", ["A"])]


@pytest.mark.parametrize("with_note", [True, False])
@pytest.mark.parametrize("employer", [*SAME[:-1], *OTHER])
def test_an_organization_is_never_matched_by_a_part_of_its_name(
    employer: str, with_note: bool
) -> None:
    texts = {"a": person("A", "closeness: warm", f"org: {employer}")}
    texts |= {"b": person("B", "closeness: warm", "past:", f"  - {{org: {employer!r}}}")}
    texts |= {"meta": "---\nkind: org\nname: Meta\n---\n"} if with_note else {}
    graph = graph_of(texts)
    found = ladder(graph, graph.network.org("Meta"), "Meta")
    same = company_key(employer) == "meta"

    assert same == (employer in SAME)
    assert [rung.key for rung in found.works_there] == (["a"] if same else [])
    assert [rung.key for rung in found.worked_there] == (["b"] if same else [])


RUNGS = {
    "here": person("Here", "closeness: warm", "org: Meta", "title: Software Engineer"),
    "before": person("Before", "closeness: warm", "past:", "  - {org: Meta}"),
    "knows": person("Knows", "closeness: warm", "knows:", "  - {name: Bob, org: Meta}"),
    "role": person("Role", "closeness: warm", "title: Senior Data Engineer"),
    "sales": person("Sales", "closeness: warm", "org: Meta", "title: Account Executive"),
    "stranger": person("Stranger", "org: Meta", "title: Software Engineer"),
}
ME = "---\nname: Me\ntarget_roles: [Data Engineer]\n---\n"


@pytest.mark.parametrize(
    ("who", "rungs", "diagnosis"),
    [
        (["here"], {"works_there": ["here"]}, ""),
        (["sales"], {"works_there": ["sales"]}, "no-engineer"),
        (["here", "sales"], {"works_there": ["here", "sales"]}, ""),
        (["before"], {"worked_there": ["before"]}, "nobody-known"),
        (["knows"], {"second_degree": ["?bob?meta"]}, "nobody-known"),
        (["role"], {"wanted_role": ["role"]}, "nobody-connected"),
        (["stranger"], {}, "nobody-connected"),
        ([], {}, "nobody-connected"),
    ],
)
def test_the_rungs_and_the_three_diagnoses(
    who: list[str], rungs: dict[str, list[str]], diagnosis: str
) -> None:
    org = "---\nkind: org\nname: Meta\ntarget: yes\n---\n"
    graph = graph_of({"me": ME, "meta": org, **{slug: RUNGS[slug] for slug in who}}, me="me")
    found = ladder(graph, graph.network.org("Meta"), "Meta")

    for name in ("works_there", "worked_there", "wanted_role", "second_degree"):
        assert [rung.key for rung in getattr(found, name)] == rungs.get(name, []), name
    assert found.diagnosis == diagnosis
    assert found.cold == (diagnosis == "nobody-connected")


@calm
@given(networks())
def test_the_pages_can_be_made_of_any_network(texts: dict[str, str]) -> None:
    graph = graph_of({**texts, "meta": "---\nkind: org\nname: Meta\ntarget: yes\n---\n"})
    data = view.build(graph.network, TODAY, graph.settings, "Meta").to_json()
    page = targets.build(graph.network, TODAY, graph.settings).to_json()

    assert page["targets"][0]["paths"] == data["paths"]  # type: ignore[index]
    assert {slug for path in data["paths"] for slug in path["hops"]}.isdisjoint({"meta"})  # type: ignore[attr-defined]


NAMED = {
    "bo-chen": person("Bo Chen", "closeness: warm", "email: bo@acme.example"),
    "carla": person("Carla Ruiz", "org: Globex", "knows:", "  - {name: Bob, org: Initech}"),
    "cara": person("Cara Lind", "closeness: warm", "org: Umbrella"),
    "globex": "---\nkind: org\nname: Globex\n---\n",
    "umber": person("Umber Ray", "closeness: warm"),
}


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("bo", "The way to Bo Chen"),
        ("carl", "The way to Carla Ruiz"),
        ("bo@acme.example", "The way to Bo Chen"),
        ("glob", "The way into Globex"),
        ("Umbrella", "The way into Umbrella"),  # a company that has no note, before a beginning
        ("umb", "The way to Umber Ray"),
    ],
)
def test_a_beginning_is_enough(said: str, title: str) -> None:
    graph = graph_of(NAMED)

    assert view.build(graph.network, TODAY, graph.settings, said).title == title


@pytest.mark.parametrize(
    ("said", "error"), [("car", AmbiguousNameError), ("nowhere", UnknownNameError)]
)
def test_a_beginning_of_nobody_or_of_two_is_said(said: str, error: type[Exception]) -> None:
    graph = graph_of(NAMED)

    with pytest.raises(error):
        view.build(graph.network, TODAY, graph.settings, said)


def test_a_no_is_no_way_in(write: Callable, run: Callable) -> None:
    """Whoever said no, or wishes for no contact, is never called the best way in."""
    answer = "to: acme, what: It, sent: 2026-11-01, answer: no, answered: 2026-11-02"
    said_no = f"{{kind: introduction, {answer}}}, {{kind: pitch, {answer}}}"
    known = "org: acme\ntitle: Engineer\ncloseness: close\nmet: 2020-01-01\n"
    write(
        {
            "people/acme.md": "---\nname: Acme\nkind: org\ntarget: yes\n---\n",
            "people/ada.md": f"---\nname: Ada\n{known}asks: [{said_no}]\n---\n",
            "people/bo.md": f"---\nname: Bo\n{known}do_not_contact: yes\n---\n",
        }
    )
    for command in (("targets",), ("paths", "acme"), ("target", "acme")):
        done = run(*command)
        assert done.status == 0, done.err
        assert "you →" not in done.out
    assert "netnotes new NAME --org acme" in run("targets").out
    run("target", "acme", "--off")
    assert "somebody new is the way in" in run("target", "acme").out

    write({"people/cy.md": f"---\nname: Cy\n{known.replace('close', 'warm', 1)}---\n"})
    assert "The best way in: you → Cy" in " ".join(run("targets").out.split())


def test_the_best_way_in_is_one_that_is_open_today(write: Callable, run: Callable) -> None:
    """The way to somebody who waits is the best one only where nobody there may be asked; the list stays."""
    known = "org: acme\ntitle: Engineer\nmet: 2020-01-01\n"
    later = "{kind: pitch, to: acme, what: It, sent: 2026-11-01, answer: later, later: 2026-12-04}"
    write(
        {
            "people/acme.md": "---\nname: Acme\nkind: org\ntarget: yes\n---\n",
            "people/wen.md": f"---\nname: Wen\n{known}closeness: close\nasks: [{later}]\n---\n",
        }
    )
    assert "The best way in: you → Wen · wait until 4 December" in plain(run("targets").out)

    lent = "- 2026-11-10 coffee: lent her a book #gave\n"
    willing = f"---\nname: Yun\n{known}closeness: warm\nwilling: [pitch]\n---\n\n## Log\n\n{lent}"
    write({"people/yun.md": willing})
    for more in range(6):  # so many are nearer that the list of the best ways does not come to Yun
        for command in (("targets",), ("show", "acme")):
            said = plain(run(*command).out)
            assert "The best way in: you → Yun netnotes ask add yun pitch --to acme" in said
        run("target", "acme", "--off")
        assert "The way in: you → Yun" in plain(run("target", "acme").out)
        assert "Best ways in - you → Wen · wait until" in plain(run("paths", "acme").out)
        waits = f"---\nname: Wen {more}\n{known}closeness: close\nasks: [{later}]\n---\n"
        write({f"people/wen{more}.md": waits})
    assert "Yun" not in plain(run("paths", "acme").out).partition("Best ways in")[2]


def plain(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
