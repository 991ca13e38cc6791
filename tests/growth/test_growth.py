"""How a network grows: circles, pairs to connect, the tree, rates, coverage."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from drawn import SETTINGS, calm, graph_of, network_of, networks, person
from examples import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st
from made import Made, World, people, requests

from netnotes.model.person import Person
from netnotes.outreach.asking import LOOK_BACK, _ready_since
from netnotes.outreach.case import Case
from netnotes.outreach.circles import circles, groups
from netnotes.outreach.connect import pairs
from netnotes.outreach.growth import Branch, coverage, funnel, leaning, rates, swept, tree
from netnotes.outreach.request import Request
from netnotes.views import values


@calm
@given(networks(), st.randoms(use_true_random=False))
def test_circles_do_not_depend_on_the_order_of_the_notes(
    texts: dict[str, str], random: object
) -> None:
    graph = graph_of(texts)
    slugs = list(texts)
    random.shuffle(slugs)  # type: ignore[attr-defined]
    shuffled = graph_of({slug: texts[slug] for slug in slugs})

    assert circles(graph) == circles(shuffled)
    assert groups(graph) == groups(shuffled)
    assert set(circles(graph)) == set(graph.nodes)


@calm
@given(networks())
def test_pairs_are_of_people_who_do_not_know_each_other_and_may_be_asked(
    texts: dict[str, str],
) -> None:
    graph = graph_of(texts)
    for pair in pairs(graph):
        assert pair.other.key not in graph.neighbours(pair.one.key)
        assert pair.one.key not in graph.neighbours(pair.other.key)
        for one in (pair.one, pair.other):
            assert not one.do_not_contact
            assert not one.died
            assert graph.case(one).standing != "stranger"


def test_one_shared_interest_is_not_enough() -> None:
    fond = {name: person(name, "closeness: warm", "interests: [go]") for name in "ab"}
    fonder = {name: person(name, "closeness: warm", "interests: [go, tea]") for name in "cd"}

    assert [(p.one.key, p.other.key) for p in pairs(graph_of({**fond, **fonder}))] == [("c", "d")]


@calm
@given(networks())
def test_the_tree_holds_everyone_once(texts: dict[str, str]) -> None:
    network = network_of(texts)
    seen: list[str] = []

    def walk(branch: Branch) -> None:
        seen.append(branch.person.key)
        for child in branch.brought:
            walk(child)

    for branch in tree(network):
        assert branch.brought
        walk(branch)
    brought = {p.key for p in network.people if network.person(p.introduced_by)}
    by = {
        network.person(p.introduced_by).key
        for p in network.people
        if network.person(p.introduced_by)
    }  # type: ignore[union-attr]

    assert len(seen) == len(set(seen))
    assert set(seen) == brought | by


ASKED = (
    "asks:",
    "  - {kind: pitch, to: Meta, what: Refer me, minutes: 9, sent: 2026-02-01, answer: yes}",
    "  - {kind: favor, about: word, what: A word, minutes: 9, sent: 2026-05-01, answer: no}",
    "  - {kind: introduction, to: Meta, what: Meet Bo, sent: 2026-08-01}",
    "  - {kind: advice, what: Be told, minutes: 9, sent: 2026-09-01, standing: yes}",
    "  - {kind: advice, what: Some day, minutes: 9}",
)


def test_rates_leave_friends_and_lasting_asks_and_ideas_out() -> None:
    network = network_of(
        {
            "cold": person("Cold", "source: cold", *ASKED),
            "friend": person("Friend", "context: personal", *ASKED),
            "brought": person("Brought", 'introduced_by: "[[cold]]"', *ASKED),
        }
    )
    by_kind, by_source = rates(network, TODAY, SETTINGS)

    assert {rate.label: (rate.sent, rate.yes, rate.no, rate.silent) for rate in by_kind} == {
        "pitch": (2, 2, 0, 0),
        "favor": (2, 0, 2, 0),
        "introduction": (2, 0, 0, 2),
    }
    assert {rate.label: rate.sent for rate in by_source} == {"cold": 3, "introduced": 3}


def test_a_funnel_from_asks_to_offers() -> None:
    me = (
        "---\nname: Me\n---\n\n## Milestones\n\n- 2026-09-01 applied at Meta\n"
        "- 2026-09-10 interview at Meta\n- 2026-10-10 offer at Meta\n- 2027-01-01 offer at Ta\n"
    )
    network = network_of(
        {"me": me, "a": person("A", *ASKED), "b": person("B", "context: personal", *ASKED)}, me="me"
    )
    found = funnel(network, TODAY, SETTINGS)

    assert (found.asked, found.yes, found.interviews, found.offers) == (2, 1, 1, 1)


def test_leaning_on_one_person_is_said_from_three_big_asks_a_year() -> None:
    network = network_of(
        {
            "three": person("Three", *ASKED),
            "two": person("Two", *ASKED[:3]),
            "friend": person("Friend", "context: personal", *ASKED),
            "old": person("Old", *(line.replace("2026-02", "2025-11") for line in ASKED)),
            "light": person("Light", *ASKED[:3], *ASKED[4:]),
        }
    )

    assert [who.key for who, _ in leaning(network, TODAY)] == ["three"]


def test_coverage_counts_each_person_under_each_channel_and_category() -> None:
    me = "---\nname: Me\n---\n\n## Sweeps\n\n- 2026-09-01 email\n- 2026-10-01 email\n- 2026-08-08 phone\n"
    network = network_of(
        {
            "me": me,
            "a": person("A", "found_in: [email, LinkedIn]", "source: [friend, alumni]"),
            "b": person("B", "source: friend"),
            "c": person("C"),
        },
        me="me",
    )
    channels, categories, cells = coverage(network)

    assert channels == ["email", "linkedin", "phone", ""]
    assert cells["email", "friend"] == cells["linkedin", "alumni"] == cells["", "friend"] == 1
    assert cells["", ""] == 1
    assert {category for _, category in cells} <= set(categories)
    assert {c: d.isoformat() for c, d in swept(network).items()} == {
        "email": "2026-10-01",
        "phone": "2026-08-08",
    }


def test_the_values_of_a_field_with_how_often() -> None:
    network = network_of(
        {
            "a": person("A", "tags: [Python, go]"),
            "b": person("B", "tags: [go]", "willing: [advice]"),
        }
    )
    view = values.build(network, TODAY, SETTINGS, "tags")

    assert view.to_json()["values"] == [
        {"value": "go", "notes": 2},
        {"value": "Python", "notes": 1},
    ]
    assert "tags" in values.known_fields()


def test_ready_since_the_cool_down_ended() -> None:
    made = Made({"name": "Sam", "closeness": "close"})
    made.asks.append(
        {"kind": "favor", "what": "A van", "sent": str(TODAY - timedelta(100)), "answer": "yes"}
    )
    sam = World(made).network().person("sam")
    assert sam is not None
    case = Case(World(made).network(), sam, TODAY, SETTINGS)
    request = Request("advice", "", "How to hang a door", 10)

    assert _ready_since(case, request) == TODAY - timedelta(40)


@settings(calm, max_examples=50)  # each looks at a hundred days and more
@given(people(), requests())
def test_ready_since_is_what_looking_at_every_day_would_find(made: Made, request: Request) -> None:
    network = World(made).network()
    sam = network.person("sam")
    assert isinstance(sam, Person)
    day, since = TODAY, None
    world = World(made)
    while world.ask(request).verdict == "ready" and (TODAY - day).days < LOOK_BACK:
        since = day
        day -= timedelta(1)
        world.today = day

    assert _ready_since(Case(network, sam, TODAY, SETTINGS), request) == since


def test_who_was_introduced_by_somebody_came_as_introduced() -> None:
    network = network_of(
        {
            "ada": person("Ada"),
            "bo": person("Bo", 'introduced_by: "[[ada]]"'),
            "cy": person("Cy", 'introduced_by: "[[ada]]"', "source: friend"),
        }
    )
    assert coverage(network)[2] == {("", ""): 1, ("", "introduced"): 1, ("", "friend"): 1}


def test_what_coverage_says_to_type_adds_to_a_list(write: Callable, run: Callable) -> None:
    """Whoever came as a friend and was introduced, too, keeps both."""
    root = write({"people/ada.md": person("Ada", "source: friend")})
    command = re.search(r"netnotes (set WHO source \w+.*)", run("coverage").out)
    assert command

    done = run(*command[1].replace("WHO", "ada").split())

    assert done.status == 0, done.err
    assert "friend" in (root / "people/ada.md").read_text("utf-8")
