"""What is decided quickly is decided as it is at length: of which gate is left out, and whether one stops."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from made import Made, World, people, requests
from test_laws import calm

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.model.ask import KINDS
from netnotes.outreach.asking import LOOK_BACK, _ready_since
from netnotes.outreach.case import Case
from netnotes.outreach.gate import gates
from netnotes.outreach.readiness import answer, is_ready, verdict_on
from netnotes.outreach.request import Inquiry, Request

ROOT = Path(__file__).parents[2]
SETTINGS = load_settings(ROOT)
NETWORK = load_network(SETTINGS, use_cache=False)
DAYS = (date(2026, 2, 3), date(2026, 11, 21), date(2028, 6, 30))
REQUESTS = (
    *(Request(kind) for kind in KINDS),
    *(Request(kind, "globex", "Half an hour on vector clocks", 30) for kind in KINDS),
    Request("favor", what="A large piece of work", about="discount"),
)


def inquiries(today: date) -> list[Inquiry]:
    cases = [Case(NETWORK, person, today, SETTINGS) for person in NETWORK.people]
    return [Inquiry(case, request) for case in cases for request in REQUESTS]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_gate_that_is_left_out_would_not_have_stopped_anything(today: date):
    for inquiry in inquiries(today):
        asked, stranger = bool(inquiry.case.asks), inquiry.stranger
        for gate in gates():
            there = gate.stands_before(
                inquiry.request.kind, big=inquiry.big, asked=asked, stranger=stranger
            )
            if not there and not (gate.of_network and stranger):
                assert gate.check(inquiry) is None, (gate.code, inquiry.person.slug)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_ready_is_ready(today: date):
    for inquiry in inquiries(today):
        found = answer(inquiry)
        assert verdict_on(inquiry) == found.verdict
        for gate in gates():
            assert gate.stops(inquiry) == (gate.check(inquiry) is not None), gate.code


@calm
@given(people(), requests())
def test_ready_since_is_the_first_of_the_days_without_a_break(made: Made, request: Request) -> None:
    world = World(made)
    network = world.network()
    sam = network.notes["sam"]

    def ready(day: date) -> bool:
        return is_ready(Inquiry(Case(network, sam, day, SETTINGS), request))

    today = world.today
    since = next((n for n in range(LOOK_BACK) if not ready(today - timedelta(n))), LOOK_BACK)
    expected = today - timedelta(since - 1) if since else None
    assert _ready_since(Case(network, sam, today, SETTINGS), request) == expected
