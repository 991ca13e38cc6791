"""Readiness for each kind of ask, on a person's page: unfolded reasons, never a score."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.outreach.case import Case
from netnotes.outreach.outcomes import hires
from netnotes.outreach.readiness import Answer, answer
from netnotes.outreach.request import Inquiry, Request
from netnotes.sentences import say
from netnotes.views._pieces import marked
from netnotes.views._typing import ask_command, of_idea
from netnotes.views.verdicts import Reason, Verdict, Verdicts
from netnotes.views.view import Block, Link


def blocks(case: Case) -> list[Block]:
    """The verdict on each kind, with every reason for it.

    Nothing while I am not looking for anything, and nothing of the dead or of those who do not
    wish to be contacted: their page says so already.
    """
    me = case.network.me
    if (me is not None and not me.seeking) or case.person.died or case.person.do_not_contact:
        return []
    found = (answer(Inquiry(case, request)) for request in _requests(case))
    return [Verdicts(say("May I ask?"), tuple(map(_verdict, found)))]


def _verdict(found: Answer) -> Verdict:
    inquiry = found.inquiry
    reasons = tuple(
        Reason(
            gate.code, gate.name, stop.text, tuple(Link(at, at, "place") for at in stop.evidence)
        )
        for gate, stop in found.stops
    )
    return Verdict(
        inquiry.request.kind,
        inquiry.target_words() if inquiry.request.to else "",
        found.verdict,
        found.head,
        found.sentence,
        reasons,
        found.notes,
        marked(found.step.text),
        _command(inquiry) if found.verdict == "ready" else "",
    )


def _command(inquiry: Inquiry) -> str:
    """What writes the ask down: as sent where the note holds the idea, else as an idea."""
    for ask, (state, _) in inquiry.case.asks:
        if state == "idea" and Request.of(ask) == inquiry.request:
            return of_idea("sent", inquiry.person, ask)
    return ask_command("add", inquiry.person, inquiry.request)


def _requests(case: Case) -> Iterator[Request]:
    """The questions worth asking of this person: one a kind."""
    network, person = case.network, case.person
    ideas = {
        ask.kind: Request.of(ask) for ask, (state, _) in case.asks if state == "idea" and ask.kind
    }
    org = network.org(person.org)
    there = org if org is not None and org.target else None
    defaults = [
        Request(
            "introduction",
            there.slug if there else "",
            say("Introduce me to an engineer you like"),
            15,
        ),
        Request("advice", "", say("How you decided where to work"), 30),
        Request("connect", "", "", 45),
    ]
    if there and hires(network, person, case.settings):
        defaults.insert(
            0, Request("pitch", there.slug, say("A position at {org}", org=there.called), 20)
        )
    for request in defaults:
        yield ideas.pop(request.kind, request)
    yield from ideas.values()
