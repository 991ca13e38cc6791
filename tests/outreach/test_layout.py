"""Where everyone stands in the picture: the same notes, the same places; one more moves the others little."""

from __future__ import annotations

import math
import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.outreach.layout import MIDDLE, Member, Picture, arrange

Ties = list[tuple[str, str]]


def a_network(seed: int, count: int) -> tuple[list[Member], Ties]:
    """People with and without employers, some of them tied to each other."""
    chance = Random(seed)
    orgs = ["", *(f"org-{number}" for number in range(max(1, count // 6)))]
    members = [
        Member(f"person-{seed}-{number}", chance.choice(orgs), chance.randrange(9))
        for number in range(count)
    ]
    keys = [member.key for member in members]
    ties = [(chance.choice(keys), chance.choice(keys)) for _ in range(count * 3 // 4)]
    return members, ties


def moves(before: Picture, after: Picture, without: set[str]) -> list[float]:
    """How far each went, as a part of the width of the picture, from the least to the most."""
    found = [
        math.hypot(
            x / before.radius - after.places[key][0] / after.radius,
            y / before.radius - after.places[key][1] / after.radius,
        )
        / 2
        for key, (x, y) in before.places.items()
        if key not in without
    ]
    return sorted(found)


def test_nobody_is_no_picture_and_one_person_is_one():
    assert arrange([], []).places == {}
    alone = arrange([Member("ada", "", 0)], [("ada", "nobody"), ("ada", "ada")])
    assert math.hypot(*alone.places["ada"]) >= MIDDLE


@settings(max_examples=10)
@given(seed=st.integers(0, 10**6), count=st.integers(2, 80))
def test_places_come_of_who_is_there_and_not_of_the_order(seed, count):
    members, ties = a_network(seed, count)
    mixed = Random(seed + 1).sample(members, count)
    turned = [(other, one) for one, other in reversed(ties)]

    assert arrange(mixed, turned).places == arrange(members, ties).places


def one_more(seed: int, count: int, knows: int, *, joins: bool) -> float:
    """How far the others go on average when somebody comes, as a part of the width of the picture."""
    members, ties = a_network(seed, count)
    chance = Random(seed)
    new = Member("somebody-new", chance.choice(members).group if joins else "", 3)
    met = chance.sample([member.key for member in members], knows)
    before = arrange(members, ties)
    after = arrange([*members, new], [*ties, *((new.key, key) for key in met)])
    moved = moves(before, after, set(met))
    return sum(moved) / len(moved)


@settings(max_examples=20)
@given(
    seed=st.integers(0, 10**6),
    count=st.integers(40, 90),
    knows=st.integers(0, 2),
    joins=st.booleans(),
)
def test_one_more_person_moves_the_others_by_little(seed, count, knows, joins):
    assert one_more(seed, count, knows, joins=joins) < 0.12


def test_mostly_one_more_person_moves_the_others_hardly_at_all():
    moved = [one_more(seed, 60, seed % 3, joins=bool(seed % 2)) for seed in range(12)]
    assert sum(moved) / len(moved) < 0.02
    assert one_more(5, 1500, 2, joins=True) < 0.008


def test_nobody_stands_on_anybody_else_and_the_middle_is_free():
    members, ties = a_network(7, 150)
    places = list(arrange(members, ties).places.values())

    assert min(math.dist(a, b) for i, a in enumerate(places) for b in places[:i]) > 0.35
    assert min(math.hypot(*place) for place in places) > 0.8 * MIDDLE


def test_who_is_tied_stands_nearer_than_who_is_not():
    members = [Member(f"p{n}", "", n % 9) for n in range(120)]
    ties = [(f"p{n}", f"p{n + 60}") for n in range(60)]

    def apart(picture: Picture) -> float:
        return sum(math.dist(picture.places[a], picture.places[b]) for a, b in ties)

    assert apart(arrange(members, ties)) < 0.75 * apart(arrange(members, []))


def test_colleagues_stand_together_where_they_are_many():
    members = [Member(f"p{n}", f"org-{n % 8}", n % 5) for n in range(240)]
    places = arrange(members, []).places
    for org in range(8):
        inside = [places[m.key] for m in members if m.group == f"org-{org}"]
        middle = (sum(x for x, _ in inside) / 30, sum(y for _, y in inside) / 30)
        assert sum(math.dist(middle, place) for place in inside) / 30 < 5


@pytest.mark.parametrize("grouped", [True, False])
def test_ten_thousand_are_placed_in_seconds(grouped):
    chance = Random(1)
    members = [
        Member(f"person-{n}", f"org-{n % 400}" if grouped else "", n % 9) for n in range(10_000)
    ]
    ties = [
        (f"person-{chance.randrange(10_000)}", f"person-{chance.randrange(10_000)}")
        for _ in range(15_000)
    ]
    began = time.process_time()
    arrange(members, ties)
    assert time.process_time() - began < 60  # two or three; each with each would take many minutes
