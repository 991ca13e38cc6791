"""What is decided quickly is decided as it is at length: of which gate is left out, and whether one stops."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.model.ask import KINDS
from netnotes.outreach.case import Case
from netnotes.outreach.gate import gates
from netnotes.outreach.readiness import answer, is_ready
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
        assert is_ready(inquiry) == (found.verdict == "ready")
        for gate in gates():
            assert gate.stops(inquiry) == (gate.check(inquiry) is not None), gate.code
