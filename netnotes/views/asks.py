"""Asks: a board by state, what needs me, what is ready but unasked, and what came of it."""

from __future__ import annotations

from datetime import date, timedelta

from netnotes.config import Settings
from netnotes.model.ask import Ask
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.ask_state import AskState
from netnotes.outreach.asking import LOOK_BACK, Unasked, all_asks, unasked
from netnotes.outreach.growth import Rate, rates
from netnotes.views._pieces import named, place
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, TEXT, Shape, listed, output, record, word
from netnotes.views._typing import ask_command
from netnotes.views.view import Block, Bullets, Code, Link, Paragraph, Quiet, Table, Text, View
from netnotes.words import ago, calendar, shorten, span

TITLE = "Asks"
ORDER = 20

#: The columns of the board, in the order of a life, with what an empty one says.
BOARD = {
    "follow-up-due": "One friendly follow-up",
    "waiting": "Waiting for an answer",
    "later": "They said later",
    "idea": "Ideas",
    "yes": "They said yes",
    "standing": "Lasting asks",
    "no-answer": "Closed without an answer",
    "no": "They said no",
}

SHAPE: Shape = output(
    asks=listed(
        record(
            {
                "kind": TEXT,
                "to": TEXT,
                "what": TEXT,
                "sent": DATE,
                "due_on": DATE,
                "anyway": TEXT,
            },
            slug=TEXT,
            state=word(*BOARD),
        )
    ),
    ready=listed(record({"to": TEXT}, slug=TEXT, kind=TEXT, since=DATE)),
)


def build(network: Network, today: date, settings: Settings) -> View:
    """Every ask by its state, and everything that is ready but unasked."""
    if network.me is not None and not network.me.seeking:
        resting = Paragraph(
            (
                "You are not looking for anything right now, so asks rest here. The friendships go on.",
            )
        )
        return View("asks", TITLE, (resting,), {"asks": [], "ready": []})
    found = list(all_asks(network, today, settings))
    ready = unasked(network, today, settings)
    blocks: list[Block] = []
    if not found and not ready:
        blocks.append(
            Paragraph(
                (
                    "No asks yet. That is fine: be a friend first. ",
                    Code("netnotes outreach"),
                    " shows what would fit.",
                )
            )
        )
    shown = {item.at for item in ready}  # an idea that is ready stands there, and only there
    for state, title in BOARD.items():
        those = [
            item
            for item in found
            if item[2].state == state and (state != "idea" or item[0].at(item[1].line) not in shown)
        ]
        items = tuple(_line(network, *item, today) for item in those)
        if state == "idea" and ready:
            lines = tuple(_ready(network, item, today) for item in ready)
            blocks.append(Bullets("Ready, and not asked yet", lines))
        if items:
            blocks.append(Bullets(title, items))
    blocks += _rates(network, today, settings)
    data = {
        "asks": [_json(*item) for item in found],
        "ready": [
            without_absent(slug=u.person.slug, kind=u.request.kind, to=u.request.to, since=u.since)
            for u in ready
        ],
    }
    return View("asks", TITLE, tuple(blocks), data)


def _line(network: Network, person: Person, ask: Ask, state: AskState, today: date) -> Text:
    about: Text = (" · ", *named(network, ask.to)) if ask.to else ()
    said = f": {shorten(ask.what, 110)}" if ask.what else ""
    when = when_words(ask, state, today)
    note: Text = (Quiet(f" · {when}"),) if when else ()
    if ask.anyway:
        note = (*note, Quiet(f" · asked anyway: {shorten(ask.anyway, 110)}"))
    head: Text = (Link(person.called, person.slug), f", {ask.kind}")
    line: Text = (*head, *about, said, *note, " ", place(person, ask.line))
    if state.state == "follow-up-due":
        return (*line, " ", Code(f"netnotes ask followed-up {person.slug} {ask.kind}"))
    return line


def when_words(ask: Ask, state: AskState, today: date) -> str:
    """The days of an ask that its state is about, in words."""
    match state:
        case ("waiting", date() as day):
            change = "closes" if ask.followed_up else "one follow-up from"
            return (
                f"sent {ago(ask.sent, today)}, {change} {calendar(day, today)}" if ask.sent else ""
            )
        case ("follow-up-due", _):
            return f"sent {ago(ask.sent, today)}" if ask.sent else ""
        case ("later", date() as day):
            return f"from {calendar(day, today)}"
        case ("yes" | "no", _):
            day_ = ask.answered or ask.sent
            outcome = f", {shorten(ask.outcome, 80)}" if ask.outcome else ""
            return f"{calendar(day_, today)}{outcome}" if day_ else ""
        case ("no-answer", _):
            return f"sent {ago(ask.sent, today)}" if ask.sent else ""
    return ""


def _ready(network: Network, item: Unasked, today: date) -> Text:
    about: Text = (" · ", *named(network, item.request.to)) if item.request.to else ()
    head: Text = (Link(item.person.called, item.person.slug), f", {item.request.kind}")
    at: Text = (" ", Link(item.at, item.at, "place")) if item.at else ()
    said = f": {shorten(item.request.what, 110)}" if item.request.what else ""
    if item.since <= today - timedelta(LOOK_BACK - 1):
        since = f" · ready for {span(LOOK_BACK)} and longer; you only know by asking"
    else:
        since = f" · ready since {calendar(item.since, today)}; you only know by asking"
    verb = "sent" if item.at else "add"
    return (
        *head,
        *about,
        said,
        Quiet(since),
        *at,
        " ",
        Code(ask_command(verb, item.person, item.request)),
    )


def _rates(network: Network, today: date, settings: Settings) -> list[Block]:
    by_kind, by_source = rates(network, today, settings)
    columns = ("", "Sent", "Yes", "No", "Later", "Open", "No answer")
    blocks: list[Block] = []
    for title, found in (("Answers by kind", by_kind), ("Answers by how you met", by_source)):
        if found:
            blocks.append(Table(title, columns, tuple(_rate(rate) for rate in found)))
    if blocks:
        blocks.append(
            Paragraph((Quiet("Personal ties are left out: nobody keeps books on friends."),))
        )
    return blocks


def _rate(rate: Rate) -> tuple[Text, ...]:
    numbers = (rate.sent, rate.yes, rate.no, rate.later, rate.open, rate.silent)
    return (rate.label,), *((str(number) if number else "",) for number in numbers)


def _json(person: Person, ask: Ask, state: AskState) -> dict[str, object]:
    return without_absent(
        slug=person.slug,
        kind=ask.kind,
        to=ask.to.target if ask.to else None,
        what=ask.what,
        state=state.state,
        sent=ask.sent,
        due_on=state.due_on,
        anyway=ask.anyway,
    )
