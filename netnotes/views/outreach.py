"""The outreach list: everyone, each with the one ask that fits, and its verdict."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.ask import KINDS
from netnotes.model.network import Network
from netnotes.outreach.asking import ENGINEERS, Outreach, outreach_list
from netnotes.views._pieces import named
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, NUMBER, TEXT, YES_NO, Shape, listed, output, record, word
from netnotes.views.ask import VERDICTS
from netnotes.views.view import Block, Link, Paragraph, Strong, Table, Text, View
from netnotes.words import calendar, counted

TITLE = "Outreach list"
ORDER = 25

SHAPE: Shape = output(
    outreach=listed(
        record(
            {"to": TEXT, "until": DATE, "engineers": NUMBER},
            slug=TEXT,
            name=TEXT,
            kind=word(*KINDS),
            what=TEXT,
            verdict=word(*VERDICTS),
            text=TEXT,
            next_step=TEXT,
            referral=YES_NO,
        )
    )
)


def build(network: Network, today: date, settings: Settings) -> View:
    """Everyone with the one fitting ask; what is ready comes first."""
    if network.me is not None and not network.me.seeking:
        resting = Paragraph(
            ("You are not looking for anything right now, so nobody is asked for anything.",)
        )
        return View("outreach", TITLE, (resting,), {"outreach": []})
    lines = outreach_list(network, today, settings)
    intro = (
        "One fitting ask a person, and what stands before it. Write to each of them by yourself, "
        "never in a blast; a few a week are plenty."
    )
    rows = tuple(_row(network, line) for line in lines)
    columns = ("Name", "Ask", "Towards", "May I?")
    blocks: tuple[Block, ...] = (Paragraph((intro,)), Table("", columns, rows, "Nobody yet."))
    return View("outreach", TITLE, blocks, {"outreach": [_json(line) for line in lines]})


def _row(network: Network, line: Outreach) -> tuple[Text, ...]:
    request = line.request
    about: Text = (" · ", *named(network, request.to)) if request.to else ()
    answer = line.answer
    verdict: Text = (Strong(answer.verdict.replace("-", " ")),)
    if answer.verdict == "wait" and answer.until is not None:
        today = answer.inquiry.case.today
        verdict = (Strong("wait"), f" until {calendar(answer.until, today)}")
    elif answer.verdict != "ready":
        verdict = (*verdict, f": {answer.step.text}")
    return (
        (Link(line.person.called, line.person.slug),),
        (request.kind, *about),
        (" and ".join(leads_to(line)),),
        verdict,
    )


def leads_to(line: Outreach) -> list[str]:
    """The outcomes to work towards. Who brought how many is counted at work only (RULES, tone)."""
    outcomes = ["a referral"] if line.refers else []
    missing = max(ENGINEERS - line.engineers, 0)
    if line.near and missing:
        if line.person.context == "professional":
            outcomes.append(counted(missing, "engineer"))
        else:
            outcomes.append("engineers they like" if not line.engineers else "another engineer")
    return outcomes


def _json(line: Outreach) -> dict[str, object]:
    return {
        **without_absent(to=line.request.to, until=line.answer.until),
        "slug": line.person.slug,
        "name": line.person.called,
        "kind": line.request.kind,
        "what": line.request.what,
        "verdict": line.answer.verdict,
        "text": line.answer.sentence,
        "next_step": line.answer.step.text,
        "referral": line.refers,
        **({"engineers": line.engineers} if line.person.context == "professional" else {}),
    }
