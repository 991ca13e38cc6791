"""Asks: a board by state, what needs me, what is ready but unasked, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple, TypeAlias

from netnotes.config import Settings
from netnotes.model.ask import Ask
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.ask_state import OPEN, AskState
from netnotes.outreach.asking import LOOK_BACK, Unasked, all_asks, unasked
from netnotes.outreach.cases import cases_on
from netnotes.outreach.growth import Rate, rates
from netnotes.sentences import mark, say
from netnotes.views._on_demand import OnDemand
from netnotes.views._pieces import named, place
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, TEXT, Shape, listed, output, record, word
from netnotes.views._typing import ask_command, shortest
from netnotes.views.board import Board, Column, Group
from netnotes.views.charts import Bar, Bars, Series
from netnotes.views.view import Block, Card, Command, Link, Paragraph, Quiet, Text, View
from netnotes.words import ago, calendar, shorten, span

TITLE = mark("Asks")
ORDER = 20
SECTION = mark("Asks")

#: The states of an ask, in the order in which they want something of me.
STATES = ("follow-up-due", "waiting", "later", "idea", "yes", "standing", "no-answer", "no")

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
            state=word(*STATES),
        )
    ),
    ready=listed(record({"to": TEXT}, slug=TEXT, kind=TEXT, since=DATE)),
)

_READY = "ready"
_IDEA = frozenset(("idea",))
_DONE = ("yes", "standing", "no-answer", "no")
#: The asks of a person that are in one of these states.
Others: TypeAlias = Callable[[Person, frozenset[str]], list[Ask]]


class Told(NamedTuple):
    """An ask in both forms: a card of the board, and a line."""

    card: Card
    line: Text


def build(network: Network, today: date, settings: Settings) -> View:
    """Every ask by its state, and everything that is ready but unasked."""
    if network.me is not None and not network.me.seeking:
        resting = Paragraph(
            (
                say("You are not looking for anything right now, so asks rest here."),
                " ",
                say("The friendships go on."),
            )
        )
        return View("asks", say(TITLE), (resting,), {"asks": [], "ready": []})
    found = list(all_asks(network, today, settings))
    ready = unasked(network, today, settings)
    blocks: list[Block] = []
    if found or ready:
        lanes = _lanes(network, found, ready, today, settings)
        blocks.append(Board("", lanes, whole="netnotes asks"))
        blocks += _rates(network, today, settings)
    else:
        blocks += _quiet()
    return View("asks", say(TITLE), tuple(blocks), lambda: _data(found, ready))


def _data(found: list[tuple[Person, Ask, AskState]], ready: list[Unasked]) -> dict[str, object]:
    """What `--json` prints."""
    waiting = [
        without_absent(slug=u.person.slug, kind=u.request.kind, to=u.request.to, since=u.since)
        for u in ready
    ]
    return {"asks": [_json(*item) for item in found], "ready": waiting}


def _quiet() -> list[Block]:
    return [
        Paragraph((say("No asks yet. That is fine: be a friend first."),)),
        Paragraph((Command("netnotes outreach"), " ", say("shows what would fit whom."))),
        Paragraph(
            (
                Command('netnotes ask add NAME advice --what "…"'),
                " ",
                say("notes an idea, for when the moment comes."),
            )
        ),
    ]


def titles() -> dict[str, str]:
    """How each state is called, and what is ready besides."""
    return {
        "follow-up-due": say("One friendly follow-up"),
        "waiting": say("Waiting for an answer"),
        "later": say("They said later"),
        _READY: say("Ready to ask"),
        "idea": say("Ideas"),
        "yes": say("They said yes"),
        "standing": say("Lasting asks"),
        "no-answer": say("Closed without an answer"),
        "no": say("They said no"),
    }


def _lanes(
    network: Network,
    found: list[tuple[Person, Ask, AskState]],
    ready: list[Unasked],
    today: date,
    settings: Settings,
) -> tuple[Column, ...]:
    """The columns of the board, from what wants something of me to what is done."""
    cases = cases_on(network, today, settings)

    def others(person: Person, states: frozenset[str]) -> list[Ask]:
        return [ask for ask, (state, _) in cases[person].asks if state in states]

    shown = {item.at for item in ready}  # an idea that is ready stands there, and only there
    there: dict[str, list[Callable[[], Told]]] = {
        _READY: [partial(_ready, network, item, today, others) for item in ready]
    }
    for person, ask, state in sorted(found, key=_latest_first):
        if state.state != "idea" or person.at(ask.line) not in shown:
            make = partial(_told, network, person, ask, state, today, others)
            there.setdefault(state.state, []).append(make)
    words = titles()

    def lane(name: str, title: str, states: Iterable[str], empty: str) -> Column:
        groups = tuple(
            Group(
                state,
                words[state],
                OnDemand(there[state], lambda make: make().card),
                OnDemand(there[state], lambda make: make().line),
            )
            for state in states
            if there.get(state)
        )
        return Column(name, title, groups, empty)

    return (
        lane("follow-up", words["follow-up-due"], ("follow-up-due",), say("No follow-up is due.")),
        lane("waiting", words["waiting"], ("waiting",), say("Nothing is out.")),
        lane("later", words["later"], ("later",), say("Nobody asked for time.")),
        lane(_READY, words[_READY], (_READY,), say("Nothing has been ready for two weeks.")),
        lane("ideas", words["idea"], ("idea",), say("No ideas; they come when you listen.")),
        lane("answered", say("Answered and closed"), _DONE, say("No answers yet.")),
    )  # fmt: skip


def _latest_first(item: tuple[Person, Ask, AskState]) -> int:
    """Answers by their day, the latest first; everything else stays as it was."""
    _, ask, (state, _) = item
    day = (ask.answered or ask.sent) if state in _DONE else None
    return -day.toordinal() if day else 0


def _told(
    network: Network, person: Person, ask: Ask, state: AskState, today: date, others: Others
) -> Told:
    about: Text = (" · ", *named(network, ask.to)) if ask.to else ()
    head: Text = (Link(person.called, person.slug),)
    again = _asked_again(person, ask, today) if state.state == "later" else None
    when = say("asked again on {day}", day=calendar(again, today)) if again else when_words(ask, state, today)  # fmt: skip
    notes = [when] if when else []
    if ask.anyway:
        notes.append(say("asked anyway: {why}", why=shorten(ask.anyway, 110)))
    step: Text = ()
    if state.state == "follow-up-due":
        step = (Command(shortest("followed-up", person, ask, others(person, OPEN))),)
    said = shorten(ask.what, 110)
    at = place(person, ask.line)
    quiet: Text = (Quiet(f" · {' · '.join(notes)}"),) if notes else ()
    line: Text = (
        *head, f", {ask.kind}", *about, f": {said}" if said else "", *quiet, " ", at,
        *((" ", *step) if step else ()),
    )  # fmt: skip
    card = Card(
        head,
        _lines(said, (Quiet(ask.kind), *about), (*(Quiet(f"{n} · ") for n in notes), at)),
        step,
        "",
    )
    return Told(card, line)


def _asked_again(person: Person, ask: Ask, today: date) -> date | None:
    """The day on which I came back to what they answered with a `later`."""
    days = [
        other.sent
        for other in person.asks
        if other.sent and ask.later and ask.later <= other.sent <= today
        if (other.kind, other.to) == (ask.kind, ask.to) or (ask.what and other.what == ask.what)
    ]
    return min(days, default=None)


def _lines(said: str, about: Text, foot: Text) -> tuple[Text, ...]:
    return (about, *(((said,),) if said else ()), foot)


def when_words(ask: Ask, state: AskState, today: date) -> str:
    """The days of an ask that its state is about, in words."""
    match state:
        case ("waiting", date() as day):
            if not ask.sent:
                return ""
            sent, change = ago(ask.sent, today), calendar(day, today)
            if ask.followed_up:
                return say("sent {when}, closes {day}", when=sent, day=change)
            return say("sent {when}, one follow-up from {day}", when=sent, day=change)
        case ("follow-up-due" | "no-answer", _):
            return say("sent {when}", when=ago(ask.sent, today)) if ask.sent else ""
        case ("later", date() as day):
            return say("from {day}", day=calendar(day, today))
        case ("yes" | "no", _):
            day_ = ask.answered or ask.sent
            outcome = f", {shorten(ask.outcome, 80)}" if ask.outcome else ""
            return f"{calendar(day_, today)}{outcome}" if day_ else ""
    return ""


def _ready(network: Network, item: Unasked, today: date, others: Others) -> Told:
    request, person = item.request, item.person
    about: Text = (" · ", *named(network, request.to)) if request.to else ()
    head: Text = (Link(person.called, person.slug),)
    said = shorten(request.what, 110)
    since = _open_since(item.since, today)
    at: Text = (" ", Link(item.at, item.at, "place")) if item.at else ()
    idea = next((ask for ask in person.asks if item.at and person.at(ask.line) == item.at), None)
    if idea is not None:
        step = Command(shortest("sent", person, idea, others(person, _IDEA)))
    else:
        step = Command(ask_command("add", person, request))
    line: Text = (
        *head, f", {request.kind}", *about, f": {said}" if said else "", Quiet(f" · {since}"), *at,
        " ", step,
    )  # fmt: skip
    foot: Text = (Quiet(since), *at)
    return Told(Card(head, _lines(said, (Quiet(request.kind), *about), foot), (step,), ""), line)


def _open_since(since: date, today: date) -> str:
    """Since when nothing between the two stands in the way.

    It speaks of the way alone: no note knows on which day an idea was written into it.
    """
    if since <= today - timedelta(LOOK_BACK - 1):
        return say(
            "the way has been open for {span} and longer; you only know by asking",
            span=span(LOOK_BACK),
        )
    return say(
        "the way has been open since {day}; you only know by asking", day=calendar(since, today)
    )


def _rates(network: Network, today: date, settings: Settings) -> list[Block]:
    by_kind, by_source = rates(network, today, settings)
    blocks: list[Block] = [
        chart
        for title, head, found in (
            (say("Answers by kind"), say("Kind"), by_kind),
            (say("Answers by how you met"), say("How you met"), by_source),
        )
        if (chart := answers(title, head, found))
    ]
    if blocks:
        left_out = say("Personal ties are left out: nobody keeps books on friends.")
        blocks.append(Paragraph((Quiet(left_out),)))
    return blocks


def answers(title: str, head: str, found: list[Rate]) -> Bars | None:
    """What asks came to, as bars; None where none was sent."""
    series = (
        Series(say("Yes"), "full"), Series(say("Later"), "striped"), Series(say("Open"), "dotted"),
        Series(say("No answer"), "faint"), Series(say("No"), "open"),
    )  # fmt: skip
    bars = tuple(Bar(_label(r.label), (r.yes, r.later, r.open, r.silent, r.no)) for r in found)
    return Bars(title, head, series, bars, total=say("Sent")) if bars else None


def _label(word: str) -> str:
    """What asks are grouped by, as it stands in the notes; what stands in none is said."""
    return say("other") if word == "other" else word


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
