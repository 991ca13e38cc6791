"""The verdict on one ask, with its reasons: may I ask this person this, now?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.ask import KINDS
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.model.values.reference import Reference
from netnotes.model.whom import meant
from netnotes.outreach.gate import gates
from netnotes.outreach.outcomes import same_org
from netnotes.outreach.readiness import Answer, readiness
from netnotes.outreach.request import Inquiry, Request
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.sentences import say, tell
from netnotes.views._pieces import joined, named
from netnotes.views._plain import without_absent
from netnotes.views._shape import (
    DATE,
    NUMBER,
    PLACE,
    TEXT,
    YES_NO,
    Shape,
    listed,
    output,
    record,
    word,
)
from netnotes.views._typing import ask_command
from netnotes.views._words import verdict_word
from netnotes.views.view import (
    Block,
    Bullets,
    Card,
    Cards,
    Code,
    Link,
    Paragraph,
    Quiet,
    Strong,
    Text,
    View,
)

VERDICTS = ("ready", "warm-up", "wait", "not-this-person", "no", "cold")

SHAPE: Shape = output(
    ask=record(
        {"to": TEXT, "until": DATE, "decided_by": TEXT},
        slug=TEXT,
        kind=word(*KINDS),
        weight=NUMBER,
        standing=word(*STANDINGS),
        verdict=word(*VERDICTS),
        text=TEXT,
        notes=listed(TEXT),
        rules=listed(
            record({"text": TEXT}, code=TEXT, name=TEXT, stops=YES_NO, evidence=listed(PLACE))
        ),
        next_step=record({"channel": TEXT}, text=TEXT),
        instead=listed(TEXT),
    )
)

#: States in which this very thing is asked already.
_OUT = frozenset(("waiting", "follow-up-due", "later"))


def build(
    network: Network, today: date, settings: Settings, person: Person, request: Request
) -> View:
    """What the gates say of `request` to `person`."""
    answer = readiness(network, person, request, today, settings)
    blocks = [*_blocks(answer), *_command(answer)]
    title = say("May I ask {who}?", who=person.called)
    status = 0 if answer.verdict == "ready" else 1
    return View("ask", title, tuple(blocks), {"ask": to_json(answer)}, status)


def not_ready(answer: Answer) -> View:
    """The same of what was asked already, with the way to write it down nevertheless."""
    person = answer.inquiry.person
    insist = f'{_sent(answer)} --anyway "…"'
    said: Text = tell(
        "Nothing is written yet. The rules advise, you decide: one sentence of why writes it down. {command}",
        command=Code(insist),
    )
    if answer.verdict == "no":
        said = tell(
            "Nothing is written. If it went out already, one sentence of why writes that down. {command}",
            command=Code(insist),
        )
    title = say("Not ready: {who}", who=person.called)
    return View("ask", title, (*_blocks(answer), Paragraph(said)), {"ask": to_json(answer)}, 1)


def _command(answer: Answer) -> Iterator[Block]:
    """The command that writes it down: as sent, where it is ready; else as an idea, until it is."""
    request = answer.inquiry.request
    if answer.verdict == "ready":
        yield Paragraph(tell("Once you have asked: {command}", command=Code(_sent(answer))))
        return
    ideas = [Request.of(ask) for ask, (state, _) in answer.inquiry.case.asks if state == "idea"]
    if answer.verdict != "no" and request not in ideas and not _out_already(answer):
        command = Code(_written(answer, "add"))
        yield Paragraph(tell("To keep it as an idea: {command}", command=command))


def _out_already(answer: Answer) -> bool:
    """Whether this very thing was asked, and waits for an answer or for the day they named."""
    inquiry = answer.inquiry
    return any(
        state in _OUT
        and ask.kind == inquiry.request.kind
        and ask.to is not None
        and _same_target(inquiry, ask.to)
        for ask, (state, _) in inquiry.case.asks
    )


def _same_target(inquiry: Inquiry, to: Reference) -> bool:
    if inquiry.to_person is not None:
        return inquiry.network.resolve(to.target) is inquiry.to_person
    return same_org(inquiry.network, to, inquiry.org, inquiry.request.to)


def _sent(answer: Answer) -> str:
    """The command that writes it down as sent."""
    return _written(answer, "sent")


def _written(answer: Answer, verb: str) -> str:
    """`netnotes ask VERB …`; where nothing says yet what is asked, it asks for that."""
    request = answer.inquiry.request
    command = ask_command(verb, answer.inquiry.person, request)
    return command if request.what or request.kind == "connect" else f'{command} --what "…"'


def _mind(inquiry: Inquiry) -> Iterator[str]:
    """What is better known besides: a name that is nobody's, and that I am not looking."""
    network, to, me = inquiry.network, inquiry.request.to, inquiry.network.me
    if to and inquiry.org is None and inquiry.to_person is None:
        near = meant(network, to)
        if len(near) == 1:
            yield say(
                "No note is called “{name}”. If you mean {who}, say --to {slug}.",
                name=to, who=near[0].called, slug=near[0].slug,
            )  # fmt: skip
    if me is not None and not me.seeking and inquiry.request.kind in ("pitch", "introduction"):
        yield say("Your own note says that you are not looking for work right now.")


def _blocks(answer: Answer) -> list[Block]:
    """The verdict, what would stop it besides, and what to mind."""
    inquiry = answer.inquiry
    network, person, request = inquiry.network, inquiry.person, inquiry.request
    ask: Text = (request.kind,)
    if request.to:
        ask = tell("{kind} about {whom}", kind=request.kind, whom=named(network, request.to))
    what: Text = (f": {request.what}",) if request.what else ()
    blocks: list[Block] = [
        Paragraph((Link(person.called, person.slug), ", ", *ask, *what)),
        Cards("", (card(answer),)),
    ]
    others = [(Strong(gate.code), f" {gate.name.replace('-', ' ')}: {stop.text}", *_places(stop.evidence))
              for gate, stop in answer.stops[1:]]  # fmt: skip
    if others:
        blocks.append(Bullets(say("What would stop it besides"), tuple(others)))
    minded = [*answer.notes, *_mind(inquiry)]
    if minded:
        blocks.append(Bullets(say("Mind"), tuple((note,) for note in minded)))
    if answer.instead:
        who = joined(named(network, slug) for slug in answer.instead)
        blocks.append(Paragraph(tell("Instead: {who}", who=who)))
    return blocks


def card(answer: Answer) -> Card:
    """The verdict with its reason and the next step."""
    lines: list[Text] = [(answer.sentence,)]
    if answer.stops:
        gate, stop = answer.stops[0]
        lines.append((Quiet(f"{gate.code} {gate.name}"), *_places(stop.evidence)))
        if answer.verdict == "warm-up" and gate.code != "A08":
            lines.insert(0, (f"{answer.scales[0].upper()}{answer.scales[1:]}.",))
    return Card((Strong(verdict_word(answer.verdict)),), tuple(lines), (answer.step.text,))


def _places(evidence: tuple[str, ...]) -> Text:
    return tuple(part for at in evidence for part in (" ", Link(at, at, "place")))


def to_json(answer: Answer) -> dict[str, object]:
    """The shape of `ask check --json` (INTERFACE, "Machine output")."""
    inquiry = answer.inquiry
    stops = {gate.code: stop for gate, stop in answer.stops}
    rules = []
    for gate in gates():
        if not gate.only_notes:
            stop = stops.get(gate.code)
            text = stop.text if stop else None
            evidence = list(stop.evidence) if stop else []
            rules.append(
                without_absent(
                    code=gate.code,
                    name=gate.name,
                    stops=stop is not None,
                    text=text,
                    evidence=evidence,
                )
            )
    decided = answer.decided_by
    return without_absent(
        slug=inquiry.person.slug,
        kind=inquiry.request.kind,
        to=inquiry.request.to,
        weight=inquiry.weight,
        standing=inquiry.case.standing,
        verdict=answer.verdict,
        text=answer.sentence,
        until=answer.until,
        decided_by=decided.code if decided else None,
        notes=list(answer.notes),
        rules=rules,
        next_step=without_absent(text=answer.step.text, channel=answer.step.channel),
        instead=list(answer.instead),
    )
