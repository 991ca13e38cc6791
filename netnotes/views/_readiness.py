"""Readiness for each kind of ask, on a person's page: unfolded reasons, never a score."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.outreach.case import Case
from netnotes.outreach.outcomes import hires, same_org
from netnotes.outreach.readiness import answer
from netnotes.outreach.request import Inquiry, Request
from netnotes.views.view import Block, Facts, Link, Quiet, Text


def blocks(case: Case) -> list[Block]:
    """A line a kind: the verdict, its sentence and what it rests on.

    Nothing while I am not looking for anything, and nothing of the dead or of those who do not
    wish to be contacted: their page says so already.
    """
    me = case.network.me
    if (me is not None and not me.seeking) or case.person.died or case.person.do_not_contact:
        return []
    return [Facts("May I ask?", tuple(_lines(case)))]


def _lines(case: Case) -> Iterator[tuple[str, Text]]:
    for request in _requests(case):
        found = answer(Inquiry(case, request))
        about = f", {found.inquiry.target_words()}" if request.to else ""
        gate = found.decided_by
        code: Text = (Quiet(f" {gate.code}"),) if gate else ()
        places = found.stops[0][1].evidence if found.stops else ()
        evidence = tuple(part for at in places for part in (" ", Link(at, at, "place")))
        yield f"{request.kind}{about}", (found.sentence, *code, *evidence)


def _requests(case: Case) -> Iterator[Request]:
    """The questions worth asking of this person: one a kind."""
    network, person = case.network, case.person
    ideas = {
        ask.kind: Request.of(ask) for ask, (state, _) in case.asks if state == "idea" and ask.kind
    }
    there = [
        org for org in network.orgs if org.target and same_org(network, person.org, org, org.called)
    ]
    defaults = [
        Request(
            "introduction",
            there[0].slug if there else "",
            "Introduce me to an engineer you like",
            15,
        ),
        Request("advice", "", "How you decided where to work", 30),
        Request("connect", "", "", 45),
    ]
    if there and hires(network, person, case.settings):
        defaults.insert(0, Request("pitch", there[0].slug, f"A position at {there[0].called}", 20))
    for request in defaults:
        yield ideas.pop(request.kind, request)
    yield from ideas.values()
