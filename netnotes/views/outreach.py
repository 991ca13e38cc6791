"""The outreach list: everyone, each with the one ask that fits, and its verdict."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.ask import KINDS
from netnotes.model.network import Network
from netnotes.outreach.asking import ENGINEERS, Outreach, outreach_list
from netnotes.outreach.standing import ORDER as ORDER_OF_STANDING
from netnotes.outreach.standing import Standing
from netnotes.sentences import count, mark, say, tell
from netnotes.shell import quoted
from netnotes.views._on_demand import OnDemand
from netnotes.views._pieces import named
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, NUMBER, TEXT, YES_NO, Shape, listed, output, record, word
from netnotes.views._words import verdict_word
from netnotes.views.ask import VERDICTS
from netnotes.views.entries import Entries, Entry
from netnotes.views.view import Block, Command, Link, Paragraph, Strong, Text, View
from netnotes.words import calendar, listing, number

TITLE = mark("Outreach list")
ORDER = 25
SECTION = mark("Asks")

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
    """Everyone with the one fitting ask, the nearest first; among equals what is ready."""
    if network.me is not None and not network.me.seeking:
        text = say("You are not looking for anything right now, so nobody is asked for anything.")
        resting = Paragraph((text, " ", *_looking()))
        return View("outreach", say(TITLE), (resting,), {"outreach": []})
    lines = outreach_list(network, today, settings)
    intro = say(
        "One fitting ask a person, and what stands before it. Write to each of them by yourself, "
        "never in a blast; a few a week are plenty."
    )
    groups: dict[Standing, list[Outreach]] = {standing: [] for standing in ORDER_OF_STANDING}
    for line in lines:
        groups[line.standing].append(line)
    blocks: list[Block] = [Paragraph((intro,))]
    blocks += [_group(network, standing, those) for standing, those in groups.items() if those]
    if not lines:
        empty = tell(
            "Nobody is here yet. A name is enough to begin with: {command}",
            command=Command("netnotes new NAME"),
        )
        blocks.append(Paragraph(empty))
    return View(
        "outreach",
        say(TITLE),
        tuple(blocks),
        lambda: {"outreach": [_json(line) for line in lines]},
    )


def _looking() -> Text:
    command = Command("netnotes set me seeking yes")
    return tell("When you are, say so in your own note: {command}", command=command)


def _group(network: Network, standing: Standing, lines: list[Outreach]) -> Entries:
    """Those whom one knows equally well."""
    titles = {
        "close": (say("Close"), say("They would want to know that you are looking.")),
        "warm": (say("Warm"), say("You have been in touch, so a word is no surprise.")),
        "new": (say("New"), say("You are getting to know each other; small things only.")),
        "acquaintance": (say("Acquaintances"), say("A small ask fits, if it is easy to answer.")),
        "dormant": (say("Dormant"), say("A hello comes first, and is enough.")),
        "stranger": (say("Not met yet"), say("One question about their work, short and kind.")),
    }
    title, note = titles[standing]
    columns = (say("Name"), say("Ask"), say("Towards"), say("May I?"))
    entries = OnDemand(lines, lambda line: _entry(network, line))
    return Entries(title, note, entries, columns, "netnotes outreach")


def _entry(network: Network, line: Outreach) -> Entry:
    request, answer = line.request, line.answer
    about: Text = (" · ", *named(network, request.to)) if request.to else ()
    step: Text = (answer.step.text,)
    badge: Text = (Strong(verdict_word(answer.verdict)),)
    if answer.verdict == "wait" and answer.until is not None:
        badge = tell(
            "{wait} until {day}", wait=Strong(say("wait")),
            day=calendar(answer.until, answer.inquiry.case.today),
        )  # fmt: skip
        step = ()
    ready = answer.verdict == "ready"
    return Entry(
        head=(Link(line.person.called, line.person.slug),),
        what=(request.kind, *about),
        badge=badge,
        tone="go" if ready else "rest",
        aim=listing(leads_to(line)),
        step=(request.what,) if ready and request.what else step,
        command=_draft(line) if ready else "",
    )


def _draft(line: Outreach) -> str:
    """What drafts the message, with all that is known of it."""
    request = line.request
    words = ["netnotes", "draft", quoted(line.person.slug), request.kind]
    if request.kind != "connect":
        for name in ("to", "what", "minutes"):
            value = getattr(request, name)
            words += [f"--{name}", quoted(str(value))] if value else []
    return " ".join(words)


def leads_to(line: Outreach) -> list[str]:
    """The outcomes to work towards. Who brought how many is counted at work only (RULES, tone)."""
    outcomes = [say("a referral")] if line.refers else []
    missing = max(ENGINEERS - line.engineers, 0)
    if line.near and missing:
        if line.person.context == "professional":
            outcomes.append(count("{n} engineer", "{n} engineers", missing, n=number(missing)))
        else:
            outcomes.append(
                say("another engineer") if line.engineers else say("engineers they like")
            )
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
