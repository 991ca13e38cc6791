"""What became of an ask that was just written down: its state, and the next step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.ask import KINDS, Ask
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.ask_state import OPEN, AskState, ask_state
from netnotes.outreach.case import Case
from netnotes.outreach.due import due_line
from netnotes.outreach.graph import graph_on
from netnotes.outreach.paths import best_paths, ladder
from netnotes.outreach.readiness import readiness
from netnotes.outreach.reason import reasons
from netnotes.outreach.request import Request
from netnotes.outreach.step import hello
from netnotes.sentences import mark, say, tell
from netnotes.shell import quoted
from netnotes.views import ask as verdicts
from netnotes.views._due import card
from netnotes.views._ladder import path_line, ways_in
from netnotes.views._pieces import named, place
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, PLACE, TEXT, Shape, record, word
from netnotes.views._typing import of_idea
from netnotes.views._written import written
from netnotes.views.asks import STATES, titles, when_words
from netnotes.views.person import relation
from netnotes.views.view import Block, Bullets, Cards, Code, Paragraph, Quiet, Text, View

SHAPE: Shape = written(
    {
        "ask": record(
            {
                "to": TEXT, "what": TEXT, "sent": DATE, "due_on": DATE, "anyway": TEXT, "at": PLACE,
                "verdict": word(*verdicts.VERDICTS),
            },
            slug=TEXT,
            kind=word(*KINDS),
            state=word(*STATES, "dropped"),
        )
    }
)  # fmt: skip

#: So many other ways in are enough to choose from.
_OTHER_WAYS = 2
_SENT = mark(
    "It counts as having written to them, so no log entry is needed. They may answer or not; "
    "when they do: {command}"
)
_ONCE_ASKED = mark("Once you have asked: {command}")
_SAID = {
    "yes": mark("{who} said yes"),
    "no": mark("{who} said no"),
    "later": mark("{who} said later"),
}
_ENCOURAGED = {
    "no": mark("A no is a whole answer and needs no reason. The friendship goes on as it was."),
    "later": mark("A later is neither a yes nor a no. Until then nothing has to be asked."),
    "yes": mark("That is good news."),
}


def idea(
    network: Network, today: date, settings: Settings, person: Person, ask: Ask
) -> View:  # fmt: skip
    """An idea that was written down, with its verdict."""
    answer = readiness(network, person, Request.of(ask), today, settings)
    blocks: list[Block] = [_line(network, person, ask), Cards("", (verdicts.card(answer),))]
    if answer.verdict == "ready":
        blocks.append(_next(_ONCE_ASKED, of_idea("sent", person, ask)))
    data = {**_json(person, ask, AskState("idea", ask.sent)), "verdict": answer.verdict}
    return View(
        "asked",
        say("An idea, nothing sent: {who}", who=person.called),
        tuple(blocks),
        {"ask": data},
    )


def asked(
    network: Network, today: date, settings: Settings, person: Person, ask: Ask
) -> View:  # fmt: skip
    """An ask that was sent or followed up: its state, and what comes of itself."""
    state = ask_state(ask, today, settings)
    blocks: list[Block] = [_line(network, person, ask), _state(ask, state, today)]
    if state.state in OPEN:
        blocks.append(_next(_SENT, f"netnotes ask yes|no|later {quoted(person.slug)}"))
    missing = ask.minutes is None and ask.kind in ("advice", "connect", "favor")
    if missing:
        bounded = tell(
            "A bounded time is easy to say yes to: next time, say how long it takes them ({option}).",
            option=Code("--minutes 20"),
        )
        blocks.append(Paragraph(bounded))
    data = {"ask": _json(person, ask, state)}
    title = (
        say("Followed up with {who}", who=person.called)
        if ask.followed_up
        else say("Asked {who}", who=person.called)
    )
    return View("asked", title, tuple(blocks), data)


def answered(
    network: Network, today: date, settings: Settings, person: Person, ask: Ask
) -> View:  # fmt: skip
    """An ask that was answered: what is kind now."""
    state = ask_state(ask, today, settings)
    case = Case(network, person, today, settings)
    blocks: list[Block] = [_line(network, person, ask), _state(ask, state, today)]
    blocks.append(Paragraph((say(_ENCOURAGED[ask.answer]),)))
    if ask.answer == "no":
        blocks += _instead(case, ask)
    else:
        blocks += _what_next(case, ask)
    blocks.append(Paragraph(relation(case)))
    title = say(_SAID[ask.answer], who=person.called)
    return View("asked", title, tuple(blocks), {"ask": _json(person, ask, state)})


def dropped(network: Network, today: date, settings: Settings, person: Person, ask: Ask) -> View:
    """An ask that was let go; `ask` is as it was before."""
    was = ask_state(ask, today, settings).state
    if was == "idea":
        said = say("The idea is out of the note. Nothing was sent, so there is nothing to do.")
    else:
        said = say("It stays in the note as asked, and nothing waits for an answer any more.")
    case = Case(network, person, today, settings)
    blocks = (Paragraph((_words(network, ask),)), Paragraph((said,)), Paragraph(relation(case)))
    data = without_absent(
        slug=person.slug, kind=ask.kind, to=ask.to.target if ask.to else None, what=ask.what,
        state="dropped", sent=ask.sent,
    )  # fmt: skip
    return View("asked", say("An ask of {who} let go", who=person.called), blocks, {"ask": data})


def _words(network: Network, ask: Ask) -> str:
    about = "".join(part if isinstance(part, str) else part.text for part in named(network, ask.to)) if ask.to else ""  # fmt: skip
    head = f"{ask.kind}, {about}" if about else ask.kind
    return f"{head}: {ask.what}" if ask.what else head


def _line(network: Network, person: Person, ask: Ask) -> Paragraph:
    return Paragraph((_words(network, ask), " ", place(person, ask.line)))


def _state(ask: Ask, state: AskState, today: date) -> Paragraph:
    """The state as the board calls it, with its days."""
    when = when_words(ask, state, today)
    said: Text = (titles()[state.state],)
    return Paragraph((*said, Quiet(f" · {when}")) if when else said)


def _next(words: str, command: str) -> Paragraph:
    """A marked sentence with its `{command}`."""
    return Paragraph(tell(words, command=Code(command)))


def _what_next(case: Case, ask: Ask) -> Iterator[Block]:
    """What a yes makes due: thanks for what came of it, in the words of Today."""
    if ask.answer != "yes":
        return
    thanks = [reason for reason in reasons() if reason.code == "thank-you"]
    line = due_line(case.network, case.person, case.today, case.settings, thanks)
    if line is not None:
        yield Cards(say("Next"), (card(case.network, line, case.today, case.settings),))
    elif not ask.outcome and ask.kind != "connect":
        yield _next(
            mark("When something comes of it: {command}"),
            f'netnotes ask yes {quoted(case.person.slug)} {ask.kind} --outcome "…"',
        )
    met = case.contacts.all
    if ask.kind == "advice" and ask.sent and (not met or met[-1] < ask.sent.toordinal()):
        yield _next(
            mark("Once you have talked: {command}"),
            f'netnotes log {quoted(case.person.slug)} {hello(case).channel} "…"',
        )


def _instead(case: Case, ask: Ask) -> Iterator[Block]:
    """After a no: a step that asks for nothing, and other ways to what it was about."""
    yield Bullets(say("Without asking for anything"), ((hello(case).text,),))
    ways = tuple(_other_ways(case, ask))
    if ways:
        yield Bullets(say("Other ways in"), ways)


def _other_ways(case: Case, ask: Ask) -> Iterator[Text]:
    if ask.to is None:
        return
    network = case.network
    graph = graph_on(network, case.today, case.settings)
    person = network.person(ask.to)
    org = None if person else network.org(ask.to)
    name = person.called if person else org.called if org else ask.to.target
    if person is not None:
        paths = best_paths(graph, {person.key})
    else:
        paths = ways_in(graph, ladder(graph, org, name), name)
    found = [path for path in paths if case.person.key not in path.hops]
    for path in found[:_OTHER_WAYS]:
        yield path_line(graph, path, name)


def _json(person: Person, ask: Ask, state: AskState) -> dict[str, object]:
    return without_absent(
        slug=person.slug, kind=ask.kind, to=ask.to.target if ask.to else None, what=ask.what,
        state=state.state, sent=ask.sent, due_on=state.due_on, anyway=ask.anyway,
        at=person.at(ask.line),
    )  # fmt: skip
